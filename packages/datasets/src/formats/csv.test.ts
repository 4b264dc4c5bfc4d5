import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  codeOf,
  codeOfAsync,
  collect,
  damaged,
  fuzzRuns,
  pieces,
  utf8,
} from '../../test/hostile.js'
import { csvRows, parseCsv } from './csv.js'

const values = (text: string, options = {}) =>
  parseCsv(text, options).columns.map((column) => column.values)

const hostile = '\uFEFFname,"size ""m""",is open\r\n"Paris,\nFR",105.4,true\r\n\r\nRome,,FALSE\r\n'

describe('parseCsv', () => {
  it('reads quotes, CRLF, a byte order mark and missing values', () => {
    for (const whole of [hostile, utf8(hostile)]) {
      const table = parseCsv(whole)
      expect(table.length).toBe(2)
      expect(table.names).toEqual(['name', 'size "m"', 'is open'])
      expect(table.columns.map(({ type }) => type)).toEqual(['string', 'number', 'boolean'])
      expect(table.column('name').values).toEqual(['Paris,\nFR', 'Rome'])
      expect(table.column('size "m"').values).toEqual([105.4, null])
      expect(table.column('is open').values).toEqual([true, false])
    }
  })

  it('keeps line ends within quotes as they are', () => {
    expect(values('a,b\r\n"x\r\ny\n\n","1\r"\r\n')).toEqual([['x\r\ny\n\n'], ['1\r']])
  })

  it('infers over the whole file, and never what a number would change', () => {
    expect(values('a,b,c,d,e\n1,007,9007199254740993,1,true\n2.5e-3,08,1,x,2\n')).toEqual([
      [1, 0.0025],
      ['007', '08'],
      ['9007199254740993', '1'],
      ['1', 'x'],
      ['true', '2'],
    ])
    expect(values('a\n 1\n-.5 \n+3.\n')).toEqual([[1, -0.5, 3]])
    expect(values('a\n0\n0.5\n-0\n')).toEqual([[0, 0.5, -0]])
    expect(values('a,b\n0x10,1_000\n')).toEqual([['0x10'], ['1_000']])
    expect(parseCsv('a,b\n,\n').columns).toEqual([
      { name: 'a', type: 'string', values: [null] },
      { name: 'b', type: 'string', values: [null] },
    ])
  })

  it('reads what other programs write for NaN and infinity, and refuses numbers beyond them', () => {
    expect(values('a\nnan\nNaN\ninf\n-inf\nInfinity\n1\n')).toEqual([
      [Number.NaN, Number.NaN, Infinity, -Infinity, Infinity, 1],
    ])
    expect(values('a\n1e999\n')).toEqual([['1e999']])
    expect(codeOf(() => parseCsv('a\n1e999\n', { types: { a: 'number' } }))).toBe(
      'datasets/csv-value',
    )
  })

  it('obeys types, and names the cell that is none', () => {
    const types = { a: 'string', b: 'number', c: 'boolean' } as const
    expect(values('a,b,c\n1,007,1\n2,,no\n', { types, missing: ['', 'no'] })).toEqual([
      ['1', '2'],
      [7, null],
      [true, null],
    ])
    expect(() => parseCsv('a,b,c\n"x\ny",1,0\n2,two,1\n', { types, file: 'cities.csv' })).toThrow(
      'Line 4 of cities.csv, column "b": expected a number, got "two".',
    )
  })

  it('reads other delimiters, no header, and names from outside', () => {
    expect(values('a;b\n1,5;2\n', { delimiter: ';' })).toEqual([['1,5'], [2]])
    expect(values('a\tb\n"x\ty"\t\n', { delimiter: '\t' })).toEqual([['x\ty'], [null]])
    expect(parseCsv('1,2\n', { header: false }).names).toEqual(['column1', 'column2'])
    expect(parseCsv('1,2\n', { header: ['x', 'y'] }).column('y').values).toEqual([2])
    expect(parseCsv('', { header: ['x', 'y'] })).toMatchObject({ length: 0, names: ['x', 'y'] })
  })

  it('tells empty cells, blank lines and quoted nothing apart', () => {
    expect(values('a,b\n,\n\n"",x\n', { missing: [] })).toEqual([
      ['', ''],
      ['', 'x'],
    ])
    expect(values('\n\r\na\n1\n\n2\n')).toEqual([[1, null, 2]])
    expect(values('a\n""\n', { missing: [] })).toEqual([['']])
    expect(values('""\n1\n')).toEqual([[1]])
    expect(parseCsv('a,b')).toMatchObject({ length: 0, names: ['a', 'b'] })
    expect(parseCsv('a,b\n1,2').length).toBe(1)
  })

  it('holds columns with names of Object.prototype', async () => {
    const text = '__proto__,constructor\n1,2\n'
    expect(parseCsv(text).column('__proto__').values).toEqual([1])
    const [row] = await collect(csvRows([utf8(text)]))
    expect(Object.entries(row!)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ])
    expect(codeOf(() => parseCsv('a\n1\n').column('toString'))).toBe('datasets/csv-unknown-column')
  })

  it('refuses by name what is wrong, with its place', () => {
    const cases: [string, string][] = [
      ['', 'holds nothing'],
      ['\uFEFF\n\n', 'holds nothing'],
      ['a,b\n1,2\n3\n', 'Line 3 of The CSV file: expected 2 cells as in the first row, got 1'],
      ['a,b\n1,2,3\n', 'Line 2 of The CSV file: expected 2 cells as in the first row, got 3'],
      ['a,b\n1,2"x\n', 'Line 2, column 4 of'],
      ['a,b\n"1"x,2\n', 'Line 2, column 4 of'],
      ['a,b\n"1""",2" \n', 'Line 2, column 8 of'],
      ['a,b\n1,"2\n3\n', 'opened at line 2, column 3'],
      ['a,b\r1,2\r', 'Line 1, column 4 of The CSV file: expected lines to end with LF or CRLF'],
      ['a,b,a\n', 'columns 1 and 3 are both called "a"'],
    ]
    for (const [text, words] of cases) {
      expect(() => parseCsv(text), text).toThrow(words)
      expect(() => parseCsv(utf8(text)), text).toThrow(words)
    }
    expect(() => parseCsv('a\n', { types: { b: 'number' } })).toThrow('no column "b". It has: a.')
  })

  it('refuses what is not UTF-8, with the line', () => {
    expect(() => parseCsv(Uint8Array.of(97, 10, 49, 10, 0xe9, 10))).toThrow('UTF-8 text at line 3')
    expect(() => parseCsv(Buffer.from('\uFEFFa\n1', 'utf16le'))).toThrow('UTF-8 text at line 1')
    expect(codeOf(() => parseCsv(Uint8Array.of(97, 10, 0xe2, 0x82)))).toBe('datasets/not-utf8')
  })

  it('keeps to its limits', () => {
    expect(codeOf(() => parseCsv('a\n12345\n', { limitRowBytes: 5 }))).toBe('none')
    expect(codeOf(() => parseCsv('a\n123456\n', { limitRowBytes: 5 }))).toBe(
      'datasets/line-too-long',
    )
    // A quote that stays open takes the rest of the file, but no more than a row may have.
    const open = `a\n"${'x\n'.repeat(1000)}`
    expect(() => parseCsv(open, { limitRowBytes: 100 })).toThrow('Line 2 of')
    expect(codeOf(() => parseCsv('a\n1\n2\n', { limitRows: 2 }))).toBe('none')
    expect(() => parseCsv('a\n1\n2\n', { limitRows: 1 })).toThrow('line 3 is one too many')
  })

  it('refuses wrong arguments', () => {
    const bad = [
      () => parseCsv(null as never),
      () => parseCsv(42 as never),
      () => parseCsv(['a'] as never),
      () => parseCsv('a', { delimiter: ',,' }),
      () => parseCsv('a', { delimiter: '"' }),
      () => parseCsv('a', { delimiter: 3 as never }),
      () => parseCsv('a', { header: [1] as never }),
      () => parseCsv('a', { types: { a: 'date' as never } }),
      () => parseCsv('a', { missing: '' as never }),
      () => parseCsv('a', { limitRows: Number.NaN }),
      () => parseCsv('a', { limitRowBytes: 0 }),
      () => parseCsv('a', { file: '' }),
    ]
    for (const work of bad) expect(codeOf(work), String(work)).toBe('datasets/bad-option')
  })

  it('answers every cut of a real file with whole rows or an error', () => {
    const bytes = utf8(hostile)
    for (let length = 0; length < bytes.length; length++) {
      const code = codeOf(() => parseCsv(bytes.subarray(0, length)))
      expect(code).toMatch(/none|csv-empty|csv-ragged|csv-open-quote|not-utf8/)
    }
    for (let byte = 0; byte < 256; byte++) codeOf(() => parseCsv(Uint8Array.of(byte)))
  })

  it('reads back any table that is written as RFC 4180 says', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '1', 'é', '𝄞') })
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
    const table = fc.nat(4).chain((more) => {
      const row = fc.array(cell, { minLength: more + 1, maxLength: more + 1 })
      return fc.array(row, { minLength: 1, maxLength: 6 })
    })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, lastEnd) => {
        const text = rows.map((row) => row.map(quote).join(',')).join(end) + (lastEnd ? end : '')
        const types = Object.fromEntries(rows[0]!.map((_, i) => [`column${i + 1}`, 'string']))
        const options = { header: false, types, missing: [] } as never
        const read = parseCsv(text, options)
        const back = rows.map((_, row) => read.columns.map((column) => column.values[row]))
        expect(back).toEqual(rows)
        expect(parseCsv(utf8(text), options).columns).toEqual(read.columns)
      }),
      fuzzRuns,
    )
  })

  it('answers 300 damaged files with equal rows or errors of its own, whole and in pieces', async () => {
    const files = [utf8(hostile), utf8('a,b\n1,2\n3,4\n')]
    await fc.assert(
      fc.asyncProperty(damaged(...files), fc.integer({ min: 1, max: 20 }), async (bytes, size) => {
        const types = 'string'
        let rows = 0
        const whole = codeOf(() => {
          const table = parseCsv(bytes, { header: false, missing: [] })
          for (const column of table.columns) expect(column.values.length).toBe(table.length)
          rows = table.length
        })
        const inPieces = await codeOfAsync(async () => {
          const read = await collect(csvRows(pieces(bytes, size), { header: false, missing: [] }))
          expect(read.length).toBe(rows)
          for (const row of read)
            for (const value of Object.values(row)) expect(typeof value).toBe(types)
        })
        expect(inPieces).toBe(whole)
      }),
      fuzzRuns,
    )
  })
})

describe('csvRows', () => {
  const stream = (text: string, size: number) => pieces(utf8(text), size)

  it('gives the same rows for pieces of any size', async () => {
    for (const size of [1, 2, 3, 7, 1000]) {
      const rows = await collect(
        csvRows(stream(hostile, size), { types: { 'size "m"': 'number' } }),
      )
      expect(rows).toEqual([
        { name: 'Paris,\nFR', 'size "m"': 105.4, 'is open': 'true' },
        { name: 'Rome', 'size "m"': null, 'is open': 'FALSE' },
      ])
    }
  })

  it('gives each row as soon as it is there, and closes the source that is left', async () => {
    let closed = false
    async function* endless() {
      try {
        yield utf8('a,b\n')
        for (let row = 0; ; row++) yield utf8(`${row},x\n`)
      } finally {
        closed = true
      }
    }
    let rows = 0
    for await (const row of csvRows(endless(), { types: { a: 'number' } })) {
      expect(row.a).toBe(rows)
      rows += 1
      if (rows === 10_000) break
    }
    expect(closed).toBe(true)
  })

  it('reads a ReadableStream, with or without an iterator of its own', async () => {
    const body = () => new Blob(['a\n1\n']).stream()
    expect(await collect(csvRows(body()))).toEqual([{ a: '1' }])
    const old = { getReader: () => body().getReader() } as never
    expect(await collect(csvRows(old))).toEqual([{ a: '1' }])
  })

  it('keeps nothing of a chunk that its owner uses again', async () => {
    const shared = new Uint8Array(3)
    async function* reused() {
      for (const text of ['ab\n', 'xyz', 'w\n1']) {
        shared.set(utf8(text))
        yield shared
      }
    }
    expect(await collect(csvRows(reused()))).toEqual([{ ab: 'xyzw' }, { ab: '1' }])
  })

  it('takes memory for one row, not for a file without line ends', async () => {
    let sent = 0
    async function* endless() {
      for (;;) {
        sent += 1000
        yield new Uint8Array(1000).fill(97)
      }
    }
    const code = await codeOfAsync(() => collect(csvRows(endless(), { limitRowBytes: 50_000 })))
    expect(code).toBe('datasets/line-too-long')
    expect(sent).toBeLessThan(60_000)
  })

  it('refuses what is no source of chunks', async () => {
    for (const chunks of [null, undefined, 7, 'a,b', utf8('a'), {}, ['a'], [1]]) {
      const code = await codeOfAsync(() => collect(csvRows(chunks as never)))
      expect(code).toBe('datasets/bad-option')
    }
  })
})

describe('the time of parseCsv', () => {
  it('grows with the file, whatever is in its cells', () => {
    const long = 200_000
    for (const cell of [`${'1'.repeat(long)}x`, `${' '.repeat(long)}x`, `x${' '.repeat(long)}x`]) {
      const began = performance.now()
      expect(parseCsv(`a\n${cell}\n`).column('a').values).toEqual([cell])
      expect(performance.now() - began).toBeLessThan(2000)
    }
  })
})
