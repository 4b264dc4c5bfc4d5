import {
  grad,
  matMul,
  memory,
  mul,
  setBackend,
  sum,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay } from '../../test/backends.js'
import { fitPca, fitZca, projectPca, unprojectPca, whiten } from '../index.js'
import reference from './pca.reference.json' with { type: 'json' }

const rows = (values: readonly number[]) => tensor2d([...values], [values.length / 6, 6])

inEveryWay(() => {
  it('finds the components that scikit-learn finds, and projects as it does', () => {
    tidy(() => {
      const pca = fitPca(rows(reference.train))
      for (const name of ['axes', 'variances', 'shares'] as const) {
        expect(apart(pca[name], reference[name]), name).toBeLessThan(1e-6)
      }
      const projected = projectPca(rows(reference.test), pca)
      expect(apart(projected.dataSync(), reference.projected)).toBeLessThan(1e-5)
      const again = unprojectPca(projected, pca)
      expect(apart(again.dataSync(), reference.test)).toBeLessThan(1e-5)
    })
  })

  it('keeps the first of them, and leaves out what is left out', () => {
    tidy(() => {
      const pca = fitPca(rows(reference.train), 2)
      expect(apart(pca.axes, reference.axes.slice(0, 12))).toBeLessThan(1e-6)
      const train = rows(reference.train)
      const projected = projectPca(train, pca)
      expect(projected.shape).toEqual([40, 2])
      const left = Array.from(train.dataSync(), (value, at) => {
        return value - unprojectPca(projected, pca).dataSync()[at]!
      })
      const lost = left.reduce((total, value) => total + value * value, 0) / 39
      const expected = reference.variances.slice(2).reduce((total, variance) => total + variance, 0)
      expect(Math.abs(lost - expected)).toBeLessThan(1e-4 * expected)
    })
  })

  it('whitens as NumPy does, and what it was fitted to becomes white', () => {
    tidy(() => {
      const zca = fitZca(rows(reference.train), 0.1)
      expect(apart(whiten(rows(reference.test), zca).dataSync(), reference.white)).toBeLessThan(
        1e-5,
      )
      const white = whiten(rows(reference.train), fitZca(rows(reference.train), 0))
      const products = matMul(white, white, true)
        .dataSync()
        .map((value) => value / 39)
      const unit = Array.from({ length: 36 }, (_, at) => (at % 7 === 0 ? 1 : 0))
      expect(apart(products, unit)).toBeLessThan(1e-4)
    })
  })

  it('has gradients where descriptors pass', () => {
    tidy(() => {
      const pca = fitPca(rows(reference.train), 2)
      const loss = (x: Tensor) => sum(mul(projectPca(x as Tensor2D, pca), 2)) as Tensor
      const slope = grad(loss)(rows(reference.test)).dataSync()
      const expected = [0, 1, 2, 3, 4, 5].map((i) => 2 * (pca.axes[i]! + pca.axes[6 + i]!))
      expect(apart(slope.slice(0, 6), expected)).toBeLessThan(1e-6)
    })
  })
})

describe('pca', () => {
  it('bears one row, and rows that are all alike', async () => {
    await setBackend('cpu')
    const before = memory().numTensors
    tidy(() => {
      const one = fitPca(tensor2d([[1, 2, 3]]))
      expect([...one.variances]).toEqual([0, 0, 0])
      expect([...one.shares]).toEqual([0, 0, 0])
      const zca = fitZca(tensor2d([[1, 2]]))
      expect([...zca.matrix].every(Number.isFinite)).toBe(true)
    })
    expect(memory().numTensors).toBe(before)
  })

  it.each<[string, () => unknown]>([
    ['more components than dimensions', () => fitPca(tensor2d([[1, 2]]), 3)],
    ['no component', () => fitPca(tensor2d([[1, 2]]), 0)],
    ['other dimensions', () => projectPca(tensor2d([[1]]), fitPca(tensor2d([[1, 2]])))],
    ['eps below 0', () => fitZca(tensor2d([[1, 2]]), -1)],
    ['a direction that does not vary, with eps 0', () => fitZca(tensor2d([[1, 2]]), 0)],
  ])('refuses %s', async (_, work) => {
    await setBackend('cpu')
    tidy(() => {
      expect(() => work()).toThrow(expect.objectContaining({ code: 'kernels/option' }))
    })
  })
})
