import {
  abs,
  argMax,
  cast,
  max,
  mul,
  reshape,
  slice,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor3D,
  type Tensor4D,
  tensor2d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { onEveryBackend } from '../../test/backends.js'
import { linearModel } from '../../test/linear-model.js'
import { imageOf } from '../../test/reference.js'
import { network } from '../../test/trials/explain.js'
import { type AttackOptions, fgsm, type PgdOptions, pgd } from '../index.js'
import { crossEntropy } from './attack.js'
import reference from './explain.reference.json' with { type: 'json' }

const values = (tensor: Tensor): number[] => [...tensor.dataSync()]
const weights = [2, -1, 0]
const model = linearModel([[0, 0, 0], weights])
/** The second score itself, so that the loss is linear. */
const score = (scores: Tensor) => sum(mul(scores, [0, 1]), 1)
const names = Object.keys(reference.images) as (keyof typeof reference.images)[]
const imagesNamed = (name: keyof typeof reference.images) =>
  imageOf<Tensor4D>(reference.images[name])

onEveryBackend(() => {
  it('changes a linear loss by epsilon times the sum of the sizes of weights', () => {
    tidy(() => {
      const image = tensor2d([[0.5, 0.5, 0.5]])
      for (const attack of [fgsm, pgd]) {
        const { images } = attack(image, model, { epsilon: 0.1, labels: 0, loss: score })
        const found = values(images)
        for (const [at, value] of [0.6, 0.4, 0.5].entries()) {
          expect(found[at]).toBeCloseTo(value, 6)
        }
        const change = found.reduce((total, value, at) => total + weights[at]! * (value - 0.5), 0)
        expect(change).toBeCloseTo(0.1 * 3, 6)
      }
    })
  })

  it('leads down to labels if targeted, and tells whether the model follows', () => {
    tidy(() => {
      // The second score is above 0 where 2 a > b.
      const images = tensor4d([0.5, 0.9, 0, 0.5, 0.5, 0], [2, 1, 3, 1])
      const away = fgsm(images, model, { epsilon: 0.1 })
      expect([away.success.shape, away.success.dtype]).toEqual([[2], 'bool'])
      expect(values(away.success)).toEqual([1, 0])
      const toFirst = fgsm(images, model, { epsilon: 0.2, labels: 0, targeted: true })
      expect(values(toFirst.success)).toEqual([1, 1])
      expect(values(toFirst.images)[3]).toBeCloseTo(0.3, 6)
      const toOther = fgsm(images, model, { epsilon: 0, labels: [0, 1], targeted: true })
      expect(values(toOther.success)).toEqual([0, 1])
      expect(values(toOther.images)).toEqual(values(images))
    })
  })

  it('stays in the range that is told, whatever it is', () => {
    tidy(() => {
      const image = tensor2d([[254, 3, 300]])
      const attacked = (range: readonly [number, number]) =>
        values(fgsm(image, model, { epsilon: 8, labels: 0, range }).images)
      expect(attacked([0, 255])).toEqual([255, 0, 255])
      expect(attacked([-1000, 1000])).toEqual([262, -5, 300])
    })
  })

  it.each(names)('stays within epsilon of %s; steps find no less loss than one', (name) => {
    tidy(() => {
      const images = imagesNamed(name)
      const labels = argMax<Tensor1D>(network(images), 1)
      const told = [...labels.dataSync()]
      const lossOf = (attacked: Tensor4D) => values(crossEntropy(network(attacked), labels))
      const hold = (attacked: Tensor4D, epsilon: number) => {
        // One rounding of numbers below 2.
        expect(values(max(abs(sub(attacked, images))))[0]).toBeLessThan(epsilon + 1.3e-7)
      }
      for (const epsilon of [0.01, 0.05, 0.3]) {
        const options = { epsilon, labels: told, steps: 12, stepSize: epsilon / 4 }
        const plain = fgsm(images, network, options).images
        const inSteps = pgd(images, network, options).images
        for (const one of [plain, inSteps, pgd(images, network, { ...options, seed: 7 }).images]) {
          hold(one, epsilon)
        }
        // No law: far away the loss has several peaks.
        if (epsilon > 0.1) continue
        const most = lossOf(inSteps)
        for (const [at, loss] of lossOf(plain).entries()) {
          expect(most[at]).toBeGreaterThan(loss - 1e-6)
        }
      }
    })
  })

  it('pgd of one step of epsilon is fgsm, and starts where its seed says', () => {
    tidy(() => {
      const images = imagesNamed('batch')
      const options = { epsilon: 0.1, labels: [0, 2, 1] }
      const one = pgd(images, network, { ...options, steps: 1, stepSize: 0.1 })
      expect(values(one.images)).toEqual(values(fgsm(images, network, options).images))
      const of = (seed: number) =>
        values(pgd(images, network, { ...options, steps: 1, stepSize: 1e-6, seed }).images)
      expect(of(3)).toEqual(of(3))
      const [found, original] = [of(3), values(images)]
      const moves = found.map((value, at) => (value - original[at]!) / 0.1)
      const mean = moves.reduce((total, move) => total + move, 0) / moves.length
      const square = moves.reduce((total, move) => total + move * move, 0) / moves.length
      // Uniform from -1 to 1: mean 0, mean square 1/3.
      expect(Math.abs(mean)).toBeLessThan(0.1)
      expect(Math.abs(square - 1 / 3)).toBeLessThan(0.06)
      expect(of(4)).not.toEqual(found)
    })
  })

  it('attacks images of each rank', () => {
    tidy(() => {
      const image = slice(imagesNamed('noise'), [0, 0, 0, 0], [1, 7, 9, 2])
      const flat = reshape(image, [7, 9, 2]) as Tensor3D
      const { images } = fgsm(flat, network, { epsilon: 0.1 })
      expect(images.shape).toEqual([7, 9, 2])
      expect(values(images)).toEqual(values(fgsm(image, network, { epsilon: 0.1 }).images))
      expect(fgsm(tensor2d([[1]]), linearModel([[1], [2]]), { epsilon: 1 }).images.shape).toEqual([
        1, 1,
      ])
    })
  })

  it('leaves nothing behind but images and success', () => {
    tidy(() => {
      const { success } = pgd(imagesNamed('noise'), network, { epsilon: 0.1, seed: 2, steps: 3 })
      expect(values(cast(success, 'int32'))).toHaveLength(1)
    })
  })
})

describe('bad options', () => {
  onEveryBackend(() => {
    const image = () => tensor2d([[0.5, 0.5, 0.5]])
    const none = { epsilon: 0.1 }
    it.each<[string, object]>([
      ['epsilon below 0', { epsilon: -1 }],
      ['no epsilon', {}],
      ['a label too many', { ...none, labels: 2 }],
      ['a label below 0', { ...none, labels: [-1] }],
      ['labels of more images', { ...none, labels: [0, 1] }],
      ['an aim without label', { ...none, targeted: true }],
      ['a range turned around', { ...none, range: [1, 0] }],
      ['a range of one', { ...none, range: [1] }],
      ['an endless range', { ...none, range: [0, Number.POSITIVE_INFINITY] }],
      ['steps of no size', { ...none, stepSize: 0 }],
      ['no step', { ...none, steps: 0 }],
      ['half a seed', { ...none, seed: 0.5 }],
    ])('refuses %s', (name, options) => {
      tidy(() => {
        const error = expect.objectContaining({ code: 'kernels/option' })
        expect(() => pgd(image(), model, options as PgdOptions)).toThrow(error)
        if (/step|seed/.test(name)) return
        expect(() => fgsm(image(), model, options as AttackOptions)).toThrow(error)
      })
    })

    it('refuses a model of one score, and tells how to make it two', () => {
      tidy(() => {
        const one = linearModel([weights])
        expect(() => fgsm(image(), one, none)).toThrow('stack([zerosLike(score), score], 1)')
      })
    })
  })
})
