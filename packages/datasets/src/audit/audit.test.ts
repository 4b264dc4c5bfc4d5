import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isDatasetsError } from '../errors.js'
import { audit, auditEvents } from './audit.js'
import type { AuditReport } from './report.js'
import type { ImageSplit, TableSplit } from './split.js'

const { table: wanted } = JSON.parse(
  readFileSync(new URL('duplicates.reference.json', import.meta.url), 'utf8'),
)

const table = (rows: number[][], labels?: number[], classNames?: string[]): TableSplit => ({
  length: rows.length,
  features: Float64Array.from(rows.flat()),
  featureNames: (rows[0] ?? []).map((_, column) => `f${column}`),
  labels,
  classNames,
})

/** Images of 12 × 10 with gentle shapes, another one for each seed. */
const picture = (seed: number): number[] =>
  Array.from({ length: 120 }, (_, place) => {
    const [row, column] = [Math.floor(place / 10), place % 10]
    return Math.round(
      127 + 60 * Math.sin(seed * 2.3 + row * (1 + (seed % 3))) + 60 * Math.cos(seed + column * 1.7),
    )
  })

const images = (pictures: number[][], labels?: number[]): ImageSplit => ({
  length: pictures.length,
  images: Uint8Array.from(pictures.flat()),
  imageShape: [12, 10, 1],
  labels,
})

const done = <Check extends { verdict: string }>(check: Check) => {
  if (check.verdict === 'skipped') throw new Error('The check was skipped.')
  return check as Exclude<Check, { verdict: 'skipped' }>
}

const near = async (splits: Record<string, ImageSplit>, options = {}) =>
  done((await audit(splits, { labelNoise: false, ...options })).nearDuplicates)

describe('exact duplicates', () => {
  it('are counted as NumPy counts them', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => [(i * i) % 7, (i * i * i) % 5, i % 3])
    const test = rows.slice(200)
    const { duplicates } = await audit({
      train: table(rows.slice(0, 200)),
      test: table([...test, ...test.map((row) => row.map((value) => value + 0.5))]),
    })
    for (const name of ['extra', 'groups', 'pairs'] as const) {
      expect(duplicates.within.map((split) => split[name])).toEqual(wanted[name])
    }
    expect(duplicates.shared).toMatchObject([wanted.shared])
    expect(wanted.shared.items[0]).not.toBe(wanted.shared.items[1])
    expect(duplicates.verdict).toBe('problem')
  })

  it('with two labels are named first', async () => {
    const train = images(
      [picture(1), picture(2), picture(1), picture(3), picture(2)],
      [0, 1, 0, 1, 0],
    )
    const { duplicates } = await audit({ train, test: images([picture(3)], [1]) })
    expect(duplicates.within).toEqual([
      { split: 'train', groups: 2, extra: 2, pairs: 2, contradicting: 1 },
      { split: 'test', groups: 0, extra: 0, pairs: 0, contradicting: 0 },
    ])
    expect(duplicates.shared).toEqual([
      { splits: ['train', 'test'], groups: 1, items: [1, 1], pairs: 1, contradicting: 0 },
    ])
    expect(duplicates.groups.map(({ items }) => items.map(({ index }) => index))).toEqual([
      [1, 4],
      [3, 0],
      [0, 2],
    ])
    expect(duplicates.groups[0]).toMatchObject({ contradicting: true, count: 2 })
  })

  it('are equal in every bit, not only in sum', async () => {
    const { duplicates } = await audit({
      all: table([
        [0, 1],
        [-0, 1],
        [1, 0],
        [Number.NaN, 1],
      ]),
    })
    expect(duplicates).toMatchObject({ verdict: 'ok', groupCount: 0 })
  })

  it('are found in views that begin anywhere in their buffer', async () => {
    const bytes = Uint8Array.of(9, 1, 2, 3, 1, 2, 3)
    const split = { length: 2, images: bytes.subarray(1), imageShape: [1, 3] }
    expect((await audit({ split })).duplicates.within[0]!.extra).toBe(1)
  })
})

describe('near duplicates', () => {
  const noisy = (seed: number, by: number) => picture(seed).map((v, i) => v + (i % 2 ? by : 0))

  it('are found within and between splits, and told apart by label', async () => {
    const train = images([picture(1), picture(2), noisy(1, 2), picture(4)], [0, 1, 1, 0])
    const found = await near({ train, test: images([noisy(2, 2), picture(9)], [1, 0]) })
    expect(found.within).toEqual([
      { split: 'train', pairs: 1, items: 2, contradicting: 1 },
      { split: 'test', pairs: 0, items: 0, contradicting: 0 },
    ])
    expect(found.shared).toEqual([
      { splits: ['train', 'test'], pairs: 1, items: [1, 1], contradicting: 0 },
    ])
    // Every other value is 2 of 255 off.
    for (const pair of found.pairs) expect(pair.meanDifference).toBeCloseTo(1 / 255, 12)
    expect(found.complete).toBe(true)
  })

  it('are those that a comparison of each two finds', async () => {
    const pictures = Array.from({ length: 60 }, (_, i) => noisy(i % 20, (i * 7) % 9))
    const all = images(pictures)
    const options = { nearDuplicates: { hashDistance: 8, meanDifference: 0.02 } }
    const found = await near({ all }, options)
    const wantedPairs: string[] = []
    pictures.forEach((a, i) => {
      pictures.slice(i + 1).forEach((b, k) => {
        const sum = a.reduce((total, value, place) => total + Math.abs(value - b[place]!), 0)
        if (sum > 0 && sum / a.length / 255 <= 0.02) wantedPairs.push(`${i} ${i + 1 + k}`)
      })
    })
    // Equal pictures are known by their first.
    const { groups } = (await audit({ all })).duplicates
    const repeats = new Set(groups.flatMap(({ items }) => items.slice(1).map(({ index }) => index)))
    const isFirst = (pair: string) => pair.split(' ').every((index) => !repeats.has(Number(index)))
    const told = found.pairs.map(({ items }) => items.map(({ index }) => index).join(' '))
    expect(told.toSorted()).toEqual(wantedPairs.filter(isFirst).toSorted())
    expect(told.length).toBeGreaterThan(10)
  })

  it('does not count what is equal, nor what merely looks alike in outline', async () => {
    expect((await near({ all: images([picture(1), picture(1)]) })).pairCount).toBe(0)
    const darker = picture(1).map((value) => Math.round(value / 2))
    expect((await near({ all: images([picture(1), darker]) })).pairCount).toBe(0)
  })
})

describe('classes', () => {
  it('tell imbalance, what is missing, what is no class, and the difference of splits', async () => {
    const classNames = ['a', 'b', 'c']
    const rows = (n: number) => Array.from({ length: n }, (_, i) => [i])
    const report = await audit({
      train: table(rows(5), [0, 0, 0, 1, 3], classNames),
      test: table(rows(2), [1, 2], classNames),
    })
    const { splits, differences, verdict } = done(report.classes)
    expect(splits).toEqual([
      { split: 'train', counts: [3, 1, 0], missing: [2], imbalance: 3, invalid: 1, invalidAt: [4] },
      { split: 'test', counts: [0, 1, 1], missing: [0], imbalance: 1, invalid: 0, invalidAt: [] },
    ])
    // |3/4 - 0|, |1/4 - 1/2|, |0 - 1/2|, halved.
    expect(differences[0]!.totalVariation).toBeCloseTo(0.75, 12)
    expect(verdict).toBe('problem')
  })
})

describe('values', () => {
  it('tell NaN, infinities, ranges and columns that never change', async () => {
    const { values } = await audit({
      all: table([
        [1, Number.NaN, 5],
        [2, Number.POSITIVE_INFINITY, 5],
        [4, 0, 5],
      ]),
    })
    expect(values).toMatchObject({ verdict: 'problem', expectedRange: null, size: 3 })
    expect(values.splits[0]).toMatchObject({
      ...{ values: 9, nan: 1, infinite: 1, outside: 0, items: [0, 1], range: [0, 5] },
      ...{ constant: 1, constantAt: [2] },
      features: [
        { name: 'f0', range: [1, 4] },
        { name: 'f1', range: [0, 0] },
        { name: 'f2', range: [5, 5] },
      ],
    })
    expect(values.splits[0]!.mean).toBeCloseTo(22 / 7, 12)
  })

  it('expect floats of images in 0 to 1, unless told otherwise', async () => {
    const split = { length: 2, images: Float32Array.of(0, 1, 0.5, 255), imageShape: [1, 2] }
    const usual = await audit({ split })
    expect(usual.values).toMatchObject({ verdict: 'look', splits: [{ outside: 1, items: [1] }] })
    expect((await audit({ split }, { expectedRange: [0, 255] })).values.verdict).toBe('ok')
    expect((await audit({ split }, { expectedRange: [0, 9] })).values.verdict).toBe('problem')
  })
})

describe('labels', () => {
  /** Two clouds of points, some with the label of the other one. */
  const clouds = (wrong: readonly number[]) => {
    const rows = Array.from({ length: 200 }, (_, i) => [
      (i % 2) * 4 + Math.sin(i * 1.3),
      Math.cos(i * 2.1) * 3,
    ])
    return table(
      rows,
      rows.map((_, i) => (wrong.includes(i) ? 1 - (i % 2) : i % 2)),
    )
  }

  it('that are wrong are found by the built-in model', async () => {
    const wrong = [10, 51, 120]
    const { splits, verdict } = done((await audit({ train: clouds(wrong) })).labels)
    expect(splits[0]).toMatchObject({ from: 'baseline', items: 200, suspectCount: 3 })
    expect(splits[0]!.suspects.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(wrong)
    expect(splits[0]!.noise).toBeCloseTo(0.015, 2)
    expect(verdict).toBe('look')
    expect(done((await audit({ train: clouds([]) })).labels).verdict).toBe('ok')
  })

  it('are judged by given probabilities where there are some', async () => {
    const train = table([[1], [2], [3]], [0, 0, 1])
    const probabilities = { train: [0.9, 0.1, 0.2, 0.8, 0.3, 0.7] }
    const { splits, verdict } = done(
      (await audit({ train }, { labelNoise: { probabilities } })).labels,
    )
    expect(splits).toMatchObject([{ from: 'given', suspects: [{ split: 'train', index: 1 }] }])
    expect(verdict).toBe('problem')
  })

  it('survive columns that are broken or huge', async () => {
    const good = clouds([3])
    const features = Float64Array.from(
      { length: 600 },
      (_, i) =>
        [good.features[Math.floor(i / 3) * 2]!, i === 2 ? Number.NaN : 7, i * 1e305][i % 3]!,
    )
    const featureNames = ['good', 'constant', 'huge']
    const report = await audit({ train: { ...good, features, featureNames } })
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    expect(done(report.labels).splits[0]!.agreement).toBeGreaterThan(0.9)
  })
})

describe('hostile data', () => {
  const plain = (report: AuditReport) => expect(JSON.parse(JSON.stringify(report))).toEqual(report)

  it('may be empty, single or all equal', async () => {
    const empty = await audit({ train: images([], []), test: images([picture(1)], [0]) })
    plain(empty)
    expect(empty.duplicates.verdict).toBe('ok')
    expect(empty.values.splits[0]).toMatchObject({ range: null, mean: null, constant: 0 })
    expect(empty.labels).toEqual({ verdict: 'skipped', reason: 'one-class' })
    plain(await audit({ nothing: images([]) }))

    const count = 3000
    const same = await audit({ same: images(Array.from({ length: count }, () => picture(3))) })
    plain(same)
    expect(same.duplicates.within[0]).toMatchObject({ groups: 1, extra: 2999, pairs: 4_498_500 })
    expect(same.duplicates.groups[0]).toMatchObject({ count, contradicting: false })
    expect(same.duplicates.groups[0]!.items).toHaveLength(100)
    expect(done(same.nearDuplicates).pairCount).toBe(0)
    expect(same.values.verdict).toBe('look')
  })

  it('may have no labels, or few items, or images of NaN', async () => {
    const none = await audit({ all: table([[1], [2]]) })
    expect(none.classes).toEqual({ verdict: 'skipped', reason: 'no-labels' })
    expect(none.labels).toEqual({ verdict: 'skipped', reason: 'no-labels' })
    expect(none.nearDuplicates).toEqual({ verdict: 'skipped', reason: 'not-images' })
    const few = await audit({ all: table([[1], [2]], [0, 1]) })
    expect(few.labels).toEqual({ verdict: 'skipped', reason: 'too-few-items' })
    const broken = new Float32Array(40).fill(Number.NaN)
    broken.set([0.5, Number.NEGATIVE_INFINITY], 10)
    const report = await audit({ all: { length: 10, images: broken, imageShape: [2, 2, 1] } })
    plain(report)
    expect(report.values.splits[0]).toMatchObject({ nan: 38, infinite: 1 })
    expect(done(report.nearDuplicates).pairCount).toBe(0)
    const odd = table([[1], [2], [3]], [Number.NaN, -1, 0.5])
    plain(await audit({ odd }))
  })

  it('that does not fit together is an error with a code', async () => {
    const one = images([picture(1)], [0])
    const cases: [Record<string, ImageSplit | TableSplit>, object, RegExp][] = [
      [{}, {}, /at least one split/],
      [
        { a: one, b: { ...one, imageShape: [10, 12, 1] } },
        {},
        /item-shape.*\[12, 10, 1\].*\[10, 12/,
      ],
      [{ a: one, b: { ...one, images: new Float32Array(120) } }, {}, /value-type/],
      [{ a: one, b: table([[1]]) }, {}, /kind/],
      [{ a: table([[1]]), b: { ...table([[1]]), featureNames: ['g'] } }, {}, /feature-names/],
      [{ a: { ...one, classNames: ['x'] }, b: { ...one, classNames: ['y'] } }, {}, /class-names/],
      [{ a: { ...one, length: 2 } }, {}, /"images" of the split "a" should hold 240/],
      [{ a: { ...one, labels: [0, 1] } }, {}, /"labels" of the split "a" should hold 1/],
      [{ a: { ...one, labels: [1e9] } }, {}, /classNames/],
      [{ a: { ...one, images: [1] as never } }, {}, /Uint8Array/],
      [{ a: one }, { listed: -1 }, /listed/],
      [{ a: one }, { expectedRange: [1, 0] }, /expectedRange/],
      [{ a: one }, { nearDuplicates: { hashDistance: 9 } }, /hashDistance/],
      [{ a: one }, { nearDuplicates: { meanDifference: Number.NaN } }, /meanDifference/],
      [{ a: one }, { labelNoise: { folds: 1 } }, /folds/],
      [{ a: one }, { labelNoise: { probabilities: { b: [] } } }, /probabilities/],
      [{ a: one }, { labelNoise: { probabilities: { a: [1, 0] } } }, /"probabilities" of/],
      [{ a: one }, { labelNoise: { probabilities: { a: [Number.NaN] } } }, /sum NaN/],
    ]
    for (const [splits, options, words] of cases) {
      const error = await audit(splits, options).catch((thrown: unknown) => thrown)
      expect(isDatasetsError(error), String(words)).toBe(true)
      expect((error as Error).message).toMatch(words)
    }
  })
})

describe('auditEvents', () => {
  const splits = { all: images([picture(1), picture(2)], [0, 1]) }

  it('names each check, then gives the result', async () => {
    const told: string[] = []
    for await (const event of auditEvents(splits)) {
      told.push(event.type === 'progress' ? event.check : event.type)
    }
    const checks = ['values', 'classes', 'duplicates', 'nearDuplicates', 'labels']
    expect([...new Set(told)]).toEqual([...checks, 'result'])
  })

  it('stops with the signal, in the midst of a check too', async () => {
    const stop = new AbortController()
    const many = images(Array.from({ length: 20_000 }, (_, i) => picture(i)))
    let steps = 0
    const read = async () => {
      for await (const event of auditEvents({ many }, { signal: stop.signal })) {
        if (event.type === 'progress' && event.done > 0 && ++steps === 1) {
          setTimeout(() => stop.abort(new Error('enough')))
        }
      }
    }
    await expect(read()).rejects.toThrow('enough')
    await expect(audit(splits, { signal: AbortSignal.abort(new Error('never')) })).rejects.toThrow(
      'never',
    )
  })
})
