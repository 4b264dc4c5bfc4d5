import { tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { inEveryWay } from '../../test/backends.js'
import {
  averagePrecision,
  brierScore,
  calibrationError,
  confusionMatrix,
  precisionRecallCurve,
  precisionRecallF1,
  rocAuc,
  rocCurve,
  topKAccuracy,
} from '../index.js'
import reference from './samples.reference.json' with { type: 'json' }

const none = Number.NaN

/** JSON knows neither. */
const numbers = (values: readonly (number | string | null)[]): number[] =>
  values.map((value) => (value === null ? none : Number(value)))

const expectClose = (found: readonly number[], expected: readonly (number | string | null)[]) => {
  expect(found).toHaveLength(expected.length)
  numbers(expected).forEach((value, at) => {
    if (Number.isFinite(value)) expect(found[at]).toBeCloseTo(value, 10)
    else expect(found[at]).toBe(value)
  })
}

describe('as scikit-learn', () => {
  it.each(reference.classes)('confusion matrices of $name', ({ truth, predicted, ...rest }) => {
    for (const { normalize, isWeighted, values } of rest.matrices) {
      const found = confusionMatrix(truth, predicted, {
        classes: rest.classes,
        normalize: normalize as 'none',
        ...(isWeighted ? { sampleWeights: rest.weights } : {}),
      })
      expectClose(found.flat(), values)
    }
  })

  it.each(reference.classes)(
    'precision, recall and F1 of $name',
    ({ truth, predicted, ...rest }) => {
      for (const { zeroDivision, perClass, isWeighted, ...means } of rest.figures) {
        const found = precisionRecallF1(truth, predicted, {
          classes: rest.classes,
          zeroDivision: zeroDivision ?? none,
          ...(isWeighted ? { sampleWeights: rest.weights } : {}),
        })
        for (const [at, name] of (['precision', 'recall', 'f1', 'support'] as const).entries()) {
          expectClose(
            found.perClass.map((one) => one[name]),
            perClass[at]!,
          )
        }
        for (const average of ['micro', 'macro', 'weighted'] as const) {
          const { precision, recall, f1 } = found[average]
          expectClose([precision, recall, f1], means[average])
        }
      }
    },
  )

  it.each(reference.rankings)('curves of $name', ({ truth, scores, weights, ...expected }) => {
    const options = weights === null ? {} : { sampleWeights: weights }
    const roc = rocCurve(truth, scores, options)
    expectClose(roc.falsePositiveRate, expected.roc[0]!)
    expectClose(roc.truePositiveRate, expected.roc[1]!)
    expectClose(roc.thresholds, expected.roc[2]!)
    expectClose([rocAuc(truth, scores, options)], [expected.auc])
    const curve = precisionRecallCurve(truth, scores, options)
    expectClose(curve.precision, expected.curve[0]!)
    expectClose(curve.recall, expected.curve[1]!)
    expectClose(curve.thresholds, expected.curve[2]!)
    expectClose([averagePrecision(truth, scores, options)], [expected.averagePrecision])
  })

  it.each(reference.multi.figures)(
    'several classes, $average, weighted $isWeighted',
    (expected) => {
      const { truth, probabilities, weights } = reference.multi
      const given = expected.isWeighted ? { sampleWeights: weights } : {}
      const options = { ...given, average: expected.average as 'macro' }
      expect(rocAuc(truth, probabilities, options)).toBeCloseTo(expected.auc, 10)
      const precision = averagePrecision(truth, probabilities, options)
      expect(precision).toBeCloseTo(expected.averagePrecision, 10)
      const accuracies = [1, 2, 3].map((k) => topKAccuracy(truth, probabilities, { ...given, k }))
      expectClose(accuracies, expected.topK)
    },
  )

  it.each([...reference.forecasts, { name: 'classes', ...reference.multi }])(
    'calibration of $name',
    ({ truth, probabilities, brier, errors }) => {
      const said = probabilities as number[]
      expect(brierScore(truth, said)).toBeCloseTo(brier, 10)
      for (const { bins, strategy, ...expected } of errors) {
        const found = calibrationError(truth, said, { bins, strategy: strategy as 'uniform' })
        expect(found.bins.map(({ count }) => count)).toEqual(expected.counts)
        const filled = found.bins.filter(({ count }) => count > 0)
        expectClose(
          filled.map(({ confidence }) => confidence),
          expected.confidence,
        )
        expectClose(
          filled.map(({ accuracy }) => accuracy),
          expected.accuracy,
        )
        expectClose([found.expected, found.maximum], [expected.expected, expected.maximum])
      }
    },
  )
})

inEveryWay(() => {
  it('tensors are as good as lists', () => {
    tidy(() => {
      const { truth, predicted } = reference.classes[0]!
      const [labels, guesses] = [tensor1d(truth, 'int32'), tensor1d(predicted)]
      expect(confusionMatrix(labels, guesses)).toEqual(confusionMatrix(truth, predicted))
      expect(confusionMatrix(Int32Array.from(truth), guesses)).toHaveLength(4)
      const { truth: many, probabilities } = reference.multi
      const scores = tensor2d(probabilities)
      expect(rocAuc(tensor1d(many), scores)).toBeCloseTo(rocAuc(many, probabilities), 6)
      expect(topKAccuracy(many, scores, { k: 2 })).toBe(topKAccuracy(many, probabilities, { k: 2 }))
      const found = calibrationError(many, scores, { bins: 6 })
      expect(found.expected).toBeCloseTo(reference.multi.errors[2]!.expected, 6)
    })
  })

  it.each<[string, () => unknown, string]>([
    ['a tensor of rank 2', () => confusionMatrix(tensor2d([[1]]) as never, [1]), 'kernels/option'],
    ['a tensor of rank 1', () => topKAccuracy([0], tensor1d([1]) as never), 'kernels/option'],
    ['words', () => confusionMatrix(tensor1d(['a']) as never, [1]), 'kernels/dtype'],
    [
      'what was disposed',
      () => {
        const labels = tensor1d([1])
        labels.dispose()
        return confusionMatrix(labels, [1])
      },
      'kernels/disposed',
    ],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(work).toThrow(expect.objectContaining({ code }))
    })
  })
})

describe('what is not defined', () => {
  it('is NaN: areas of one class alone, and of weights of 0', () => {
    expect(rocAuc([1, 1], [0.1, 0.2])).toBeNaN()
    expect(rocAuc([0, 1], [0.1, 0.2], { sampleWeights: [0, 0] })).toBeNaN()
    expect(rocCurve([0, 0], [1, 2]).truePositiveRate).toEqual([none, none, none])
    expect(averagePrecision([0, 0], [1, 2])).toBeNaN()
    expect(precisionRecallCurve([0, 0], [1, 2]).recall).toEqual([1, 1, 0])
    const threeOfTwo = [
      [0.6, 0.3, 0.1],
      [0.2, 0.7, 0.1],
    ]
    expect(rocAuc([0, 1], threeOfTwo)).toBeNaN()
    expect(rocAuc([0, 1], threeOfTwo, { average: 'weighted' })).toBe(1)
  })

  it('a bin without samples', () => {
    const { bins, expected, maximum } = calibrationError([1, 1], [0.9, 1], { bins: 2 })
    expect(bins[0]).toEqual({ from: 0, to: 0.5, count: 0, confidence: none, accuracy: none })
    expect(expected).toBeCloseTo(0.05, 10)
    expect(maximum).toBeCloseTo(0.05, 10)
  })
})

it('the lower of equal scores comes first', () => {
  expect(
    topKAccuracy(
      [0, 1],
      [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
    ),
  ).toBe(0.5)
})

it('classes are as many as occur', () => {
  expect(confusionMatrix([0, 2], [1, 2])).toEqual([
    [0, 1, 0],
    [0, 0, 0],
    [0, 0, 1],
  ])
})

describe('bad input', () => {
  const rows = [
    [0.5, 0.5],
    [0.1, 0.9],
  ]
  it.each<[string, () => unknown]>([
    ['no samples', () => confusionMatrix([], [])],
    ['no scores', () => rocAuc([], [])],
    ['no rows', () => topKAccuracy([], [])],
    ['null', () => confusionMatrix(null as never, [1])],
    ['half a label', () => confusionMatrix([0.5], [1])],
    ['a label below 0', () => confusionMatrix([-1], [1])],
    ['a label NaN', () => confusionMatrix([none], [1])],
    ['a label beyond the classes', () => confusionMatrix([3], [1], { classes: 3 })],
    ['a huge label', () => confusionMatrix([2 ** 40], [1])],
    ['no class', () => confusionMatrix([0], [0], { classes: 0 })],
    ['a label too few', () => confusionMatrix([0, 1], [0])],
    ['an unknown normalize', () => confusionMatrix([0], [0], { normalize: 'rows' as never })],
    ['a weight too few', () => confusionMatrix([0, 1], [0, 1], { sampleWeights: [1] })],
    ['a weight below 0', () => confusionMatrix([0], [0], { sampleWeights: [-1] })],
    ['a weight NaN', () => confusionMatrix([0], [0], { sampleWeights: [none] })],
    ['zeroDivision 2', () => precisionRecallF1([0], [0], { zeroDivision: 2 })],
    ['three kinds of truth', () => rocCurve([0, 1, 2], [0.1, 0.2, 0.3])],
    ['a score NaN', () => rocCurve([0, 1], [0.1, none])],
    ['a score too few', () => precisionRecallCurve([0, 1], [0.1])],
    ['an unknown average', () => rocAuc([0, 1], rows, { average: 'micro' as never })],
    ['a column alone', () => averagePrecision([0, 0], [[1], [2]])],
    ['rows of unequal lengths', () => rocAuc([0, 1], [[1, 2], [1]])],
    ['k beyond the classes', () => topKAccuracy([0, 1], rows, { k: 3 })],
    ['k 0', () => topKAccuracy([0, 1], rows, { k: 0 })],
    ['a truth too few', () => topKAccuracy([0], rows)],
    ['a probability above 1', () => calibrationError([0], [1.5])],
    [
      'a logit below 0',
      () =>
        brierScore(
          [0, 1],
          [
            [-1, 2],
            [0, 1],
          ],
        ),
    ],
    ['no bin', () => calibrationError([0], [0.5], { bins: 0 })],
    ['an unknown strategy', () => calibrationError([0], [0.5], { strategy: 'kmeans' as never })],
  ])('refuses %s', (_, work) => {
    expect(work).toThrow(expect.objectContaining({ code: 'kernels/option' }))
  })
})
