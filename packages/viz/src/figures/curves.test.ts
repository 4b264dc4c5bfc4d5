import { describe, expect, it } from 'vitest'
import { countsIn } from './bins.js'
import { calibration } from './calibration.js'
import { confusionMatrix } from './confusion-matrix.js'
import reference from './curves.reference.json' with { type: 'json' }
import { embedding } from './embedding.js'
import { rocCurve } from './roc-curve.js'

const close = (got: readonly (number | null)[], expected: readonly (number | null)[]) => {
  expect(got).toHaveLength(expected.length)
  for (const [i, value] of expected.entries()) {
    if (value === null) expect(got[i]).toBeNull()
    else expect(got[i]).toBeCloseTo(value, 9)
  }
}

const { labels, scores } = reference

describe('rocCurve', () => {
  it('is the curve and the area of scikit-learn', () => {
    const [series] = rocCurve({ series: [{ name: 'a', labels, scores }] }).series
    close(series?.falsePositiveRate ?? [], reference.falsePositiveRate)
    close(series?.truePositiveRate ?? [], reference.truePositiveRate)
    close(series?.thresholds ?? [], reference.thresholds)
    expect(series?.auc).toBeCloseTo(reference.auc, 12)
  })
  it.each([
    ['no examples', [], [], 'viz/one-class'],
    ['one class', [1, 1], [0.2, 0.3], 'viz/one-class'],
    ['a label that is none', [0, 2], [0.2, 0.3], 'viz/bad-label'],
    ['a score that is none', [0, 1], [0.2, Number.NaN], 'viz/not-a-score'],
    ['too few scores', [0, 1], [0.2], 'viz/lengths-differ'],
  ])('refuses %s', (_, labels, scores, code) => {
    expect(() => rocCurve({ series: [{ name: 'a', labels, scores }] })).toThrow(
      expect.objectContaining({ code }),
    )
  })
  it('is 1, 0 and a half where it must be', () => {
    const areaOf = (scores: number[]) =>
      rocCurve({ series: [{ name: 'a', labels: [0, 0, 1, 1], scores }] }).series[0]?.auc
    expect(areaOf([1, 2, 3, 4])).toBe(1)
    expect(areaOf([4, 3, 2, 1])).toBe(0)
    expect(areaOf([5, 5, 5, 5])).toBe(0.5)
    expect(areaOf([Number.NEGATIVE_INFINITY, 0, 0, Number.POSITIVE_INFINITY])).toBe(0.875)
  })
})

describe('calibration', () => {
  it('has the bins of scikit-learn', () => {
    const [series] = calibration({
      bins: 5,
      series: [{ name: 'a', labels, probabilities: scores }],
    }).series
    close(series?.bins.map((b) => b.predicted) ?? [], reference.predicted)
    close(series?.bins.map((b) => b.observed) ?? [], reference.observed)
    const error = series?.bins.reduce(
      (sum, b) => sum + (b.count / 60) * Math.abs(b.predicted - b.observed),
      0,
    )
    expect(series?.error).toBeCloseTo(error ?? Number.NaN, 12)
  })
  it('puts 1 into the last bin', () => {
    const [series] = calibration({
      series: [{ name: 'a', labels: [1], probabilities: [1] }],
    }).series
    expect(series).toEqual({ name: 'a', bins: [{ predicted: 1, observed: 1, count: 1 }], error: 0 })
  })
  it.each([
    [[0, 1], [0.5, 1.2], 'viz/bad-prediction'],
    [[0, 1], [0.5, Number.NaN], 'viz/bad-prediction'],
    [[0, 3], [0.5, 0.5], 'viz/bad-label'],
    [[], [], 'viz/empty'],
  ])('refuses labels %j with probabilities %j', (labels, probabilities, code) => {
    expect(() => calibration({ series: [{ name: 'a', labels, probabilities }] })).toThrow(
      expect.objectContaining({ code }),
    )
  })
})

describe('embedding', () => {
  it('lies on the plane of the principal components', () => {
    const figure = embedding({ vectors: reference.vectors })
    expect(figure.x.length).toBe(40)
    for (const [i, x] of reference.x.entries()) expect(figure.x[i]).toBeCloseTo(x, 6)
    for (const [i, y] of reference.y.entries()) expect(figure.y[i]).toBeCloseTo(y, 6)
    expect(figure.explained).toBeCloseTo(reference.explained, 9)
  })
  it('leaves two dimensions as they are, and vectors with NaN out', () => {
    const figure = embedding({
      vectors: [
        [1, 2],
        [Number.NaN, 3],
        [-1, 5],
      ],
    })
    expect(figure).toMatchObject({ x: [1, null, -1], y: [2, null, 5], explained: 1 })
  })
  it('works at both ends of what numbers can hold', () => {
    for (const size of [1e-300, 1e300]) {
      const figure = embedding({
        vectors: [
          [size, 0, 0],
          [-size, 0, 0],
          [0, size / 2, 0],
          [0, -size / 2, 0],
        ],
      })
      for (const [i, x] of [1, -1, 0, 0].entries())
        expect((figure.x[i] as number) / size).toBeCloseTo(x, 9)
      expect(figure.explained).toBeCloseTo(1, 9)
    }
  })
})

describe('confusionMatrix', () => {
  it('has the counts of scikit-learn', () => {
    const { truth, guesses, confusion } = reference
    const figure = confusionMatrix({
      classes: ['a', 'b', 'c'],
      labels: truth,
      predictions: guesses,
    })
    expect(figure.grid).toEqual({ rows: 3, columns: 3, values: confusion.flat() })
  })
  it.each([
    [{ labels: [0, 3], predictions: [0, 0] }, 'viz/unknown-class'],
    [{ labels: [0, 0.5], predictions: [0, 0] }, 'viz/bad-class'],
    [{ labels: [0, -1], predictions: [0, 0] }, 'viz/bad-class'],
    [{ labels: [0, 1], predictions: [0] }, 'viz/lengths-differ'],
    [{ counts: [[1, 2, 3]] }, 'viz/bad-figure'],
    [
      {
        counts: [
          [1, 2],
          [3, -4],
        ],
      },
      'viz/bad-figure',
    ],
    [{ counts: [1, 2] }, 'viz/bad-shape'],
  ])('refuses %j', (data, code) => {
    expect(() => confusionMatrix({ classes: ['a', 'b'], ...data })).toThrow(
      expect.objectContaining({ code }),
    )
  })
})

describe('histogram', () => {
  it('counts as NumPy does', () => {
    expect(countsIn(reference.edges, reference.values)).toEqual(reference.counts)
  })
})
