import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collect } from '../../test/hostile.js'
import { isDatasetsError } from '../errors.js'
import type { Dataset } from './dataset.js'
import { dataset } from './make-dataset.js'

const range = (n: number) => Array.from({ length: n }, (_, i) => i)
const stream = (n: number) =>
  dataset(async function* () {
    for (let i = 0; i < n; i++) yield i
  })

describe('a data set', () => {
  it.each([
    ['a list', () => dataset(range(5))],
    ['items by index', () => dataset({ length: 5, at: (i) => i })],
    ['items that come later', () => dataset({ length: 5, at: async (i) => i })],
    ['a generator', () => dataset(() => range(5))],
    ['a stream', () => stream(5)],
  ])('of %s gives its items, each time anew', async (_, make) => {
    const items = make()
    expect(await collect(items)).toEqual([0, 1, 2, 3, 4])
    expect(await collect(items)).toEqual([0, 1, 2, 3, 4])
  })
  it.each([
    ['map', (d: Dataset<number>) => d.map((x) => x * 2), [0, 2, 4, 6, 8, 10, 12]],
    [
      'a slow map',
      (d: Dataset<number>) => d.map(async (x) => x * 2, { concurrency: 3 }),
      [0, 2, 4, 6, 8, 10, 12],
    ],
    ['filter', (d: Dataset<number>) => d.filter((x) => x % 3 === 0), [0, 3, 6]],
    ['take', (d: Dataset<number>) => d.take(3), [0, 1, 2]],
    ['take more', (d: Dataset<number>) => d.take(30), range(7)],
    ['take nothing', (d: Dataset<number>) => d.take(0), []],
    ['skip', (d: Dataset<number>) => d.skip(5), [5, 6]],
    ['skip all', (d: Dataset<number>) => d.skip(9), []],
    ['shard', (d: Dataset<number>) => d.shard({ index: 1, of: 3 }), [1, 4]],
    ['the last shard', (d: Dataset<number>) => d.shard({ index: 2, of: 3 }), [2, 5]],
    ['repeat', (d: Dataset<number>) => d.take(2).repeat(3), [0, 1, 0, 1, 0, 1]],
    ['concat', (d: Dataset<number>) => d.take(2).concat(d.skip(6)), [0, 1, 6]],
    [
      'zip',
      (d: Dataset<number>) => d.zip(d.skip(4)),
      [
        [0, 4],
        [1, 5],
        [2, 6],
      ],
    ],
    ['prefetch', (d: Dataset<number>) => d.prefetch(2), range(7)],
    ['cache', (d: Dataset<number>) => d.cache().repeat(2), [...range(7), ...range(7)]],
    [
      'batch',
      (d: Dataset<number>) => d.batch(3),
      [[0, 1, 2], [3, 4, 5], [6]].map((b) => Float32Array.from(b)),
    ],
    [
      'whole batches',
      (d: Dataset<number>) => d.batch(3, { dropLast: true }),
      [
        [0, 1, 2],
        [3, 4, 5],
      ].map((b) => Float32Array.from(b)),
    ],
  ])('%s: the same for a list and for a stream', async (_, change, expected) => {
    expect(await collect(change(dataset(range(7))) as Dataset<unknown>)).toEqual(expected)
    expect(await collect(change(stream(7)) as Dataset<unknown>)).toEqual(expected)
  })
  it('knows its length where that can be known', () => {
    const d = dataset(range(7))
    expect([
      d.length,
      d.batch(3).length,
      d.batch(3, { dropLast: true }).length,
      d.skip(2).length,
    ]).toEqual([7, 3, 2, 5])
    expect([
      d.shard({ index: 1, of: 3 }).length,
      d.repeat(2).length,
      d.zip(d.take(3)).length,
    ]).toEqual([2, 14, 3])
    expect([d.filter(Boolean).length, d.repeat().length, stream(3).length]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  it('reads nothing that is not asked for', async () => {
    const read: number[] = []
    const d = dataset({ length: 1_000_000, at: (i) => read.push(i) })
    expect(await collect(d.shuffle({ seed: 1 }).take(3))).toHaveLength(3)
    expect(read).toHaveLength(3)
  })
})

describe('batch', () => {
  it('puts records together field by field', async () => {
    const items = [
      { image: Uint8Array.of(1, 2), label: 3, name: 'a', ok: true, nested: { x: 1 } },
      { image: Uint8Array.of(4, 5), label: 6, name: 'b', ok: false, nested: { x: 2 } },
    ]
    expect(await collect(dataset(items).batch(2))).toEqual([
      {
        image: Uint8Array.of(1, 2, 4, 5),
        label: Float32Array.of(3, 6),
        name: ['a', 'b'],
        ok: Uint8Array.of(1, 0),
        nested: { x: Float32Array.of(1, 2) },
      },
    ])
  })
  it.each([
    [[{ a: Uint8Array.of(1) }, { a: Uint8Array.of(1, 2) }], '"a"'],
    [[{ a: 1 }, { b: 1 }], 'expected a for "item"'],
    [[{ a: 1 }, null], 'got object'],
  ])('refuses items that are not alike: %j', async (items, words) => {
    await expect(collect(dataset(items as unknown[]).batch(2))).rejects.toThrow(words)
  })
})

describe('shuffle', () => {
  it('has one order for each seed and epoch, with all items', async () => {
    const order = (seed: number, epoch: number, buffer?: number) =>
      collect(dataset(range(50)).shuffle({ seed, buffer }).iterate({ epoch }))
    for (const buffer of [undefined, 1, 7, 50, 99]) {
      const first = await order(1, 0, buffer)
      expect([...first].sort((a, b) => a - b)).toEqual(range(50))
      expect(await order(1, 0, buffer)).toEqual(first)
      if (buffer === 1) expect(first).toEqual(range(50))
      else {
        expect(await order(1, 1, buffer)).not.toEqual(first)
        expect(await order(2, 0, buffer)).not.toEqual(first)
      }
    }
  })
  it('lets no item out of a buffer earlier than the buffer is long', async () => {
    const items = await collect(stream(1000).shuffle({ seed: 3, buffer: 10 }))
    for (const [place, item] of items.entries()) expect(item - place).toBeLessThan(10)
    expect(items.some((item, place) => place - item > 10)).toBe(true)
  })
  it('is even: each item is first about as often as the others', async () => {
    const counts = new Array<number>(8).fill(0)
    for (let seed = 0; seed < 4000; seed++) {
      const pass = stream(8).shuffle({ seed, buffer: 8 }).iterate()
      const { value } = await pass.next()
      counts[value as number] = (counts[value as number] as number) + 1
      await pass.return()
    }
    // 500 each, with a standard deviation of 21.
    for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(100)
  })
  it('draws another order in each round of repeat', async () => {
    const items = await collect(dataset(range(20)).shuffle({ seed: 5 }).repeat(2))
    expect(items.slice(0, 20)).not.toEqual(items.slice(20))
    expect(items.slice(20)).toEqual(
      await collect(dataset(range(20)).shuffle({ seed: 5 }).iterate({ epoch: 1 })),
    )
  })
  it('says that a stream needs a buffer', () => {
    expect(() => stream(3).shuffle({ seed: 1 })).toThrow(
      expect.objectContaining({ code: 'datasets/needs-buffer' }),
    )
  })
})

type Change = (d: Dataset<unknown>) => Dataset<unknown>

const changes: fc.Arbitrary<[string, Change]> = fc.oneof(
  fc.constant<[string, Change]>(['map', (d) => d.map((x) => [x])]),
  fc.constant<[string, Change]>(['slow map', (d) => d.map(async (x) => x, { concurrency: 3 })]),
  fc
    .integer({ min: 2, max: 5 })
    .map((n): [string, Change] => [
      `filter ${n}`,
      (d) => d.filter((x) => JSON.stringify(x).length % n !== 0),
    ]),
  fc.integer({ min: 0, max: 30 }).map((n): [string, Change] => [`take ${n}`, (d) => d.take(n)]),
  fc.integer({ min: 0, max: 12 }).map((n): [string, Change] => [`skip ${n}`, (d) => d.skip(n)]),
  fc
    .integer({ min: 1, max: 4 })
    .map((of): [string, Change] => [`shard ${of}`, (d) => d.shard({ index: of - 1, of })]),
  fc
    .integer({ min: 1, max: 9 })
    .map((buffer): [string, Change] => [
      `shuffle ${buffer}`,
      (d) => d.shuffle({ seed: 4, buffer }),
    ]),
  fc.integer({ min: 1, max: 3 }).map((n): [string, Change] => [`repeat ${n}`, (d) => d.repeat(n)]),
  fc
    .integer({ min: 1, max: 4 })
    .map((n): [string, Change] => [`prefetch ${n}`, (d) => d.prefetch(n)]),
  fc.constant<[string, Change]>(['cache', (d) => d.cache()]),
  fc.constant<[string, Change]>(['concat', (d) => d.concat(dataset(range(3)))]),
  fc.constant<[string, Change]>(['zip', (d) => d.zip(d.skip(1))]),
  fc
    .integer({ min: 1, max: 4 })
    .map((n): [string, Change] => [`batch ${n}`, (d) => d.map((x) => JSON.stringify(x)).batch(n)]),
)

describe('a position', () => {
  it('is JSON, and leads to exactly the rest, whatever the steps', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.integer({ min: 0, max: 25 }),
        fc.array(changes, { maxLength: 4 }),
        fc.nat(40),
        async (isStream, n, steps, stop) => {
          const build = () =>
            steps.reduce<Dataset<unknown>>(
              (d, [, change]) => change(d),
              isStream ? stream(n) : dataset(range(n)),
            )
          const whole = await collect(build().iterate({ epoch: 2 }))
          const pass = build().iterate({ epoch: 2 })
          const before: unknown[] = []
          while (before.length < stop) {
            const { done, value } = await pass.next()
            if (done) break
            before.push(value)
          }
          const from = JSON.parse(JSON.stringify(pass.state()))
          await pass.return()
          const after = await collect(build().iterate({ from }))
          expect([...before, ...after]).toEqual(whole)
        },
      ),
      { numRuns: 300 },
    )
  })
  it('within a cache that a later epoch fills leads to the same items', async () => {
    const build = () => dataset(range(9)).shuffle({ seed: 4 }).cache().repeat(3)
    const whole = await collect(build())
    expect(whole.slice(9, 18)).toEqual(whole.slice(0, 9))
    expect(await collect(build().iterate({ epoch: 7 }))).toEqual(whole)
    const pass = build().iterate()
    for (let i = 0; i < 13; i++) await pass.next()
    const from = pass.state()
    await pass.return()
    expect(await collect(build().iterate({ from }))).toEqual(whole.slice(13))
  })
  it('is refused by other steps', async () => {
    const state = stream(9).shuffle({ seed: 1, buffer: 3 }).iterate().state()
    for (const other of [dataset(range(9)), stream(9).take(3), stream(9).repeat(2)]) {
      expect(() => other.iterate({ from: state })).toThrow(
        expect.objectContaining({ code: 'datasets/bad-state' }),
      )
    }
    for (const from of [
      null,
      3,
      [],
      { epoch: 0 },
      { epoch: -1, at: { at: 0 } },
      { epoch: 0, at: { at: 'x' } },
    ]) {
      expect(() => dataset(range(9)).iterate({ from })).toThrow(
        expect.objectContaining({ code: 'datasets/bad-state' }),
      )
    }
  })
})

describe('a pass', () => {
  it('closes its source when it is left, fails or ends', async () => {
    const ends: string[] = []
    const source = (fails: boolean) =>
      dataset(async function* () {
        try {
          for (let i = 0; i < 100; i++) {
            if (fails && i === 5) throw new Error('torn')
            yield i
          }
        } finally {
          ends.push('closed')
        }
      })
        .batch(2)
        .prefetch(3)
        .repeat()
    for await (const _ of source(false)) break
    await expect(collect(source(true))).rejects.toThrow('torn')
    await collect(source(false).take(500))
    expect(ends.length).toBeGreaterThanOrEqual(3)
    const pass = source(false).iterate()
    await pass.next()
    await pass.return()
    expect(ends.at(-1)).toBe('closed')
  })
  it('stops with its signal', async () => {
    const stop = new AbortController()
    const read = async () => {
      for await (const _ of stream(10).repeat().iterate({ signal: stop.signal }))
        stop.abort(new Error('enough'))
    }
    await expect(read()).rejects.toThrow('enough')
  })
  it('gives what a failing change threw, at its place', async () => {
    const seen: number[] = []
    const failing = dataset(range(6)).map(
      async (x) => {
        if (x === 3) throw new Error('three')
        return x
      },
      { concurrency: 4 },
    )
    const read = async () => {
      for await (const x of failing) seen.push(x)
    }
    await expect(read()).rejects.toThrow('three')
    expect(seen).toEqual([0, 1, 2])
  })
  it('makes no more at once than asked for', async () => {
    let running = 0
    let most = 0
    const slow = dataset(range(20)).map(
      async (x) => {
        most = Math.max(most, ++running)
        await new Promise((done) => setTimeout(done, 1))
        running--
        return x
      },
      { concurrency: 4 },
    )
    expect(await collect(slow)).toEqual(range(20))
    expect(most).toBe(4)
  })
  it('ends where repeat has nothing to repeat', async () => {
    expect(await collect(dataset([]).repeat())).toEqual([])
    expect(
      await collect(
        stream(5)
          .filter(() => false)
          .repeat(),
      ),
    ).toEqual([])
  })
})

describe('options', () => {
  it.each([
    () => dataset([1]).batch(0),
    () => dataset([1]).batch(1.5),
    () => dataset([1]).take(-1),
    () => dataset([1]).skip(Number.NaN),
    () => dataset([1]).shard({ index: 2, of: 2 }),
    () => dataset([1]).shard({ index: 0, of: 0 }),
    () => dataset([1]).shuffle({ seed: -1 }),
    () => dataset([1]).shuffle({ seed: 1, buffer: 0 }),
    () => dataset([1]).prefetch(0),
    () => dataset([1]).repeat(0),
    () => dataset([1]).map((x) => x, { concurrency: 0 }),
    () => dataset([1]).iterate({ epoch: -1 }),
  ])('%s is refused', (make) => {
    try {
      make()
      expect.unreachable()
    } catch (error) {
      expect(isDatasetsError(error, 'datasets/bad-option')).toBe(true)
    }
  })
})
