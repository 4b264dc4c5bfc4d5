import { memory, setBackend, tensor1d, tensor2d } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import {
  bagOfWords,
  fisherVector,
  fitGaussianMixture,
  type GaussianMixture,
  kMeans,
} from '../index.js'
import reference from './fisher.reference.json' with { type: 'json' }
import { posteriorsOf } from './gaussian-mixture.js'

let before = 0
beforeEach(async () => {
  await setBackend('cpu')
  before = memory().numTensors
})
afterEach(() => expect(memory().numTensors).toBe(before))

/** Runs with descriptors, which are disposed after. */
const withRows = <Result>(
  values: readonly number[],
  dimensions: number,
  run: (rows: ReturnType<typeof tensor2d>) => Result,
): Result => {
  const rows = tensor2d([...values], [values.length / dimensions, dimensions])
  try {
    return run(rows)
  } finally {
    rows.dispose()
  }
}

const taken = (tensor: { dataSync(): ArrayLike<number>; dispose(): void }): number[] => {
  const values = Array.from(tensor.dataSync())
  tensor.dispose()
  return values
}

const fitted: GaussianMixture = {
  components: 3,
  dimensions: 3,
  weights: Float64Array.from(reference.weights),
  means: Float64Array.from(reference.means),
  variances: Float64Array.from(reference.variances),
}

describe('fisherVector', () => {
  it('is that of VLFeat', () => {
    const mixture = {
      components: 2,
      dimensions: 2,
      weights: Float64Array.of(0.5, 0.5),
      means: Float64Array.of(0, 0, 4, 4),
      variances: Float64Array.of(1, 1, 1, 1),
    }
    const vector = withRows([0.5, -0.5, 3.5, 4.5, 1, 1], 2, (rows) =>
      taken(fisherVector(rows, mixture)),
    )
    const expected = [0.706949, 0.235544, -0.236176, 0.235228, -0.25, -0.25, -0.249106, -0.249106]
    expect(apart(vector, expected)).toBeLessThan(2e-6)
  })

  it('is that of scikit-image, improved too', () => {
    withRows(reference.test, 3, (rows) => {
      const vector = taken(fisherVector(rows, fitted, { variant: 'skimage' }))
      expect(apart(vector, reference.vector)).toBeLessThan(1e-5)
      const improved = taken(fisherVector(rows, fitted, { variant: 'skimage', improved: true }))
      expect(apart(improved, reference.improved)).toBeLessThan(1e-5)
    })
  })

  it('is the same for doubled rows, and finite far from everything', () => {
    const twice = [...reference.test, ...reference.test]
    const once = withRows(reference.test, 3, (rows) => taken(fisherVector(rows, fitted)))
    const doubled = withRows(twice, 3, (rows) => taken(fisherVector(rows, fitted)))
    expect(apart(doubled, once)).toBeLessThan(1e-6)
    const far = withRows([1e4, -1e4, 300], 3, (rows) => taken(fisherVector(rows, fitted)))
    expect(far.every(Number.isFinite)).toBe(true)
  })
})

describe('fitGaussianMixture', () => {
  it('finds what scikit-learn finds, with the same likelihood', () => {
    withRows(reference.train, 3, (rows) => {
      const options = { components: 3, seed: 5, tolerance: 1e-9, iterations: 1000 }
      const mixture = fitGaussianMixture(rows, options)
      const order = [0, 1, 2].sort((a, b) => mixture.means[3 * a]! - mixture.means[3 * b]!)
      const sorted = (values: Float64Array, size: number) =>
        order.flatMap((component) => [...values.subarray(component * size, (component + 1) * size)])
      expect(apart(sorted(mixture.weights, 1), reference.weights)).toBeLessThan(1e-4)
      expect(apart(sorted(mixture.means, 3), reference.means)).toBeLessThan(1e-3)
      expect(apart(sorted(mixture.variances, 3), reference.variances)).toBeLessThan(1e-3)
      const data = { values: Float32Array.from(reference.train), count: 180, dimensions: 3 }
      const { meanLogLikelihood, shares } = posteriorsOf(data, mixture)
      expect(Math.abs(meanLogLikelihood - reference.meanLogLikelihood)).toBeLessThan(1e-5)
      expect(shares.length).toBe(540)
    })
  })

  it('gives one mixture for one seed, and bears rows that are all alike', () => {
    withRows(reference.train, 3, (rows) => {
      const fit = () => fitGaussianMixture(rows, { components: 4, seed: 2 })
      expect(fit()).toEqual(fit())
    })
    withRows([1, 2, 1, 2, 1, 2], 2, (rows) => {
      const { means, variances, weights } = fitGaussianMixture(rows, { components: 2, seed: 1 })
      expect([...means, ...variances, ...weights].every(Number.isFinite)).toBe(true)
      expect(Math.max(...variances)).toBeLessThan(10)
    })
  })
})

describe('kMeans and bagOfWords', () => {
  const points = [0, 0, 0, 1, 1, 0, 9, 9, 9, 8, 8, 9, -9, 9]
  it('finds groups that lie apart, whatever the seed', () => {
    for (let seed = 0; seed < 20; seed++) {
      withRows(points, 2, (rows) => {
        const { centres, labels } = kMeans(rows, { clusters: 3, seed })
        const found = taken(centres)
        const groups = [[0, 1, 2], [3, 4, 5], [6]].map(
          (group) => new Set(group.map((row) => labels[row])),
        )
        expect(groups.map(({ size }) => size)).toEqual([1, 1, 1])
        const first = labels[0]!
        expect(apart(found.slice(2 * first, 2 * first + 2), [1 / 3, 1 / 3])).toBeLessThan(1e-6)
      })
    }
  })

  it('shares out descriptors among words', () => {
    withRows(points, 2, (rows) => {
      const centres = tensor2d([
        [0, 0],
        [9, 9],
        [50, 50],
      ])
      const shares = taken(bagOfWords(rows, centres))
      centres.dispose()
      expect(apart(shares, [4 / 7, 3 / 7, 0])).toBeLessThan(1e-6)
    })
  })

  it('bears as many clusters as rows, and rows that are all alike', () => {
    withRows([1, 1, 1, 1], 1, (rows) => {
      const { centres, labels } = kMeans(rows, { clusters: 4, seed: 3 })
      expect(taken(centres)).toEqual([1, 1, 1, 1])
      expect([...labels]).toEqual([0, 0, 0, 0])
    })
  })
})

describe('bad input', () => {
  it.each<[string, (rows: ReturnType<typeof tensor2d>) => unknown, string]>([
    ['more clusters than rows', (rows) => kMeans(rows, { clusters: 3, seed: 1 }), 'kernels/option'],
    ['no cluster', (rows) => kMeans(rows, { clusters: 0, seed: 1 }), 'kernels/option'],
    ['no seed', (rows) => kMeans(rows, { clusters: 1 } as never), 'kernels/option'],
    ['no round', (rows) => kMeans(rows, { clusters: 1, seed: 1, iterations: 0 }), 'kernels/option'],
    [
      'tolerance 0',
      (rows) => fitGaussianMixture(rows, { components: 1, seed: 1, tolerance: 0 }),
      'kernels/option',
    ],
    ['other dimensions', (rows) => fisherVector(rows, fitted), 'kernels/option'],
    [
      'an unknown variant',
      (rows) => fisherVector(rows, fitted, { variant: 'x' as never }),
      'kernels/option',
    ],
    ['a list', () => kMeans([[1]] as never, { clusters: 1, seed: 1 }), 'kernels/not-an-image'],
  ])('refuses %s', (_, work, code) => {
    withRows([1, 2, 3, 4], 2, (rows) => {
      expect(() => work(rows)).toThrow(expect.objectContaining({ code }))
    })
  })

  it('refuses vectors, nothing, and what is not finite', () => {
    const options = { clusters: 1, seed: 1 }
    for (const rows of [tensor1d([1]), tensor2d([], [0, 3]), tensor2d([[1, Number.NaN]])]) {
      expect(() => kMeans(rows as never, options)).toThrow(
        expect.objectContaining({ code: 'kernels/option' }),
      )
      rows.dispose()
    }
  })
})
