import { describe, expect, it } from 'vitest'
import { encodeRow, encodeTable } from './encode-table.js'
import { readTable } from './read-table.js'

const bytes = (text: string) => new TextEncoder().encode(text)

const rows = (row: (i: number) => string, count = 20) =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n')

const tableOf = (header: string, row: (i: number) => string, count?: number) =>
  readTable(bytes(`${header}\n${rows(row, count)}\n`), 'table.csv')

const problemOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return (error as { details: { problem: unknown } }).details.problem
  }
  return null
}

describe('readTable', () => {
  it('finds what stands between the cells', () => {
    for (const between of [',', ';', '\t']) {
      const { columns } = tableOf(['a', 'b'].join(between), (i) => [i, 'x'].join(between))
      expect(columns.map(({ name, type }) => [name, type])).toEqual([
        ['a', 'number'],
        ['b', 'string'],
      ])
    }
  })

  it('reads GB 18030 where it is no UTF-8', () => {
    // 品种,重 / 猫,4 in GB 18030.
    const table = readTable(
      Uint8Array.of(0xc6, 0xb7, 0xd6, 0xd6, 0x2c, 0xd6, 0xd8, 0x0a, 0xc3, 0xa8, 0x2c, 0x34, 0x0a),
      'pets.csv',
    )
    expect(table.names).toEqual(['品种', '重'])
    expect(table.column('品种').values).toEqual(['猫'])
  })

  it('takes what means nothing for nothing', () => {
    const table = readTable(bytes('a,b\n1,NA\n?,2\n'), 'table.csv')
    expect(table.columns.map(({ values }) => values)).toEqual([
      [1, null],
      [null, 2],
    ])
  })

  it('says what is no table', () => {
    expect(() => readTable(bytes('a,b\n1\n'), 'broken.csv')).toThrow(/broken\.csv/)
    expect(() => readTable(new Uint8Array(), 'empty.csv')).toThrow()
  })
})

describe('encodeTable', () => {
  it('scales numbers, spreads kinds, and leaves out what tells nothing', () => {
    const table = tableOf(
      'size,colour,name,same,none,kind',
      (i) =>
        [i, ['red', 'blue'][i % 2], `no ${i}`.repeat(2), 1, '', ['cat', 'dog'][i % 2]].join(','),
      40,
    )
    const { columns, leftOut, target, width, x, y } = encodeTable(table, 'kind')
    expect(target).toEqual({ kind: 'class', name: 'kind', classes: ['cat', 'dog'] })
    expect(columns.map(({ name }) => name)).toEqual(['size', 'colour'])
    expect(leftOut).toEqual([
      { name: 'name', because: 'many-texts' },
      { name: 'same', because: 'one-value' },
      { name: 'none', because: 'empty' },
    ])
    expect(width).toBe(3)
    const sizes = x.filter((_, i) => i % 3 === 0)
    expect(sizes.reduce((sum, value) => sum + value, 0) / 40).toBeCloseTo(0, 5)
    expect(sizes.reduce((sum, value) => sum + value ** 2, 0) / 40).toBeCloseTo(1, 5)
    expect([...x.subarray(1, 3)]).toEqual([0, 1])
    expect([...y.subarray(0, 3)]).toEqual([0, 1, 0])
  })

  it('takes few whole numbers for classes, others for numbers', () => {
    const table = tableOf('stars,price,x', (i) => `${i % 5},${i * 1.5},${i}`)
    expect(encodeTable(table, 'stars').target).toMatchObject({ classes: ['0', '1', '2', '3', '4'] })
    expect(encodeTable(table, 'price').target).toMatchObject({ kind: 'number', mean: 14.25 })
    expect(encodeTable(table, 'x').target.kind).toBe('number')
  })

  it('leaves rows without a target out, and means in for what is missing', () => {
    const table = tableOf(
      'x,y',
      (i) => `${i === 3 ? '' : i},${i === 5 ? 'NA' : ['a', 'b'][i % 2]}`,
      30,
    )
    const data = encodeTable(table, 'y')
    expect(data.rowsLeftOut).toBe(1)
    expect(data.y).toHaveLength(29)
    expect(data.x[3]).toBe(0)
    expect(encodeRow(data.columns, () => undefined)).toEqual([0])
  })

  it('keeps names such as __proto__ as names', () => {
    const table = tableOf('__proto__,y', (i) => `${i},${['a', 'b'][i % 2]}`)
    expect(encodeTable(table, 'y').columns[0]!.name).toBe('__proto__')
  })

  it('refuses what cannot be learned from', () => {
    const table = tableOf('x,same,text,y', (i) => `${i},1,${'w'.repeat(i + 1)},${i % 2}`, 25)
    expect(problemOf(() => encodeTable(table, 'z'))).toMatchObject({ what: 'no-column', name: 'z' })
    expect(problemOf(() => encodeTable(table, 'same'))).toMatchObject({ because: 'one-value' })
    expect(problemOf(() => encodeTable(table, 'text'))).toMatchObject({ because: 'many-texts' })
    const short = tableOf('x,y', (i) => `${i},${i % 2}`, 3)
    expect(problemOf(() => encodeTable(short, 'y'))).toEqual({
      what: 'few-rows',
      count: 3,
      least: 20,
    })
    const bare = tableOf('same,y', (i) => `1,${i % 2}`)
    expect(problemOf(() => encodeTable(bare, 'y'))).toEqual({ what: 'no-features' })
  })
})
