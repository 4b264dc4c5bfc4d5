import {
  cast,
  mean,
  mul,
  relu,
  reshape,
  scalar,
  sum,
  type Tensor,
  type Tensor4D,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
  unregisterGradient,
} from '@tensorflow/tfjs-core'
import { reluGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Relu_grad.js'
import { registerGradient } from '@tensorflow/tfjs-core/dist/kernel_registry.js'
import { describe, expect, it } from 'vitest'
import { onEveryBackend } from '../../test/backends.js'
import { linearModel } from '../../test/linear-model.js'
import {
  fgsm,
  gradCam,
  type Image,
  type ImageModel,
  integratedGradients,
  pgd,
  saliency,
  smoothGrad,
} from '../index.js'

/** What asks a model for its gradient. */
const explanations: Readonly<Record<string, (image: Image, model: ImageModel) => unknown>> = {
  saliency: (image, model) => saliency(image, model),
  smoothGrad: (image, model) => smoothGrad(image, model, { noise: 0.1, seed: 1 }),
  integratedGradients: (image, model) => integratedGradients(image, model),
  gradCam: (image, model) => gradCam(image, { featureMaps: (images) => images, head: model }),
  fgsm: (image, model) => fgsm(image, model, { epsilon: 0.1, labels: 0 }),
  pgd: (image, model) => pgd(image, model, { epsilon: 0.1, labels: 0 }),
}
const names = Object.keys(explanations)
const image = () => tensor2d([[0.5, 1, -2]])
const model = linearModel([
  [1, 2, 3],
  [3, 2, 1],
])

describe.each(names)('%s', (name) => {
  const explain = explanations[name]!
  onEveryBackend(() => {
    it.each<[string, (images: Tensor4D) => unknown, string]>([
      ['nothing', () => undefined, 'undefined'],
      ['several outputs', (images) => [model(images)], 'an array'],
      ['a promise', async () => undefined, 'a promise'],
      ['one number for all', (images) => sum(images), 'the shape []'],
      ['maps', (images) => images, 'the shape [1, 1, 3, 1]'],
      ['scores of more images', () => tensor2d([[1], [2]]), 'the shape [2, 1]'],
      ['no score', () => tensor2d([], [1, 0]), 'the shape [1, 0]'],
      ['whole numbers', (images) => cast(model(images), 'int32'), 'int32 [1, 2]'],
    ])('refuses a model that gives %s', (_, wrong, received) => {
      tidy(() => {
        const work = () => explain(image(), wrong as ImageModel)
        expect(work).toThrow(expect.objectContaining({ code: 'kernels/model-output' }))
        expect(work).toThrow(`got ${received}. Return one row`)
      })
    })

    it.each<[string, ImageModel]>([
      ['reads values', (images) => tensor2d([...model(images).dataSync()], [images.shape[0], 2])],
      [
        'gives constants',
        ({ shape: [count] }) => mul(tensor(Array(count * 2).fill(1), [count, 2]), scalar(3)),
      ],
    ])('refuses a model that %s, which has no gradient', (_, broken) => {
      tidy(() => {
        const error = expect.objectContaining({ code: 'kernels/not-connected' })
        expect(() => explain(image(), broken)).toThrow(error)
      })
    })

    it('tells which gradient is missing', () => {
      unregisterGradient('Relu')
      try {
        tidy(() => {
          const kinked: ImageModel = (images) => model(relu(images))
          const work = () => explain(image(), kinked)
          expect(work).toThrow(expect.objectContaining({ code: 'kernels/no-gradient' }))
          expect(work).toThrow('has no gradient of Relu here')
        })
      } finally {
        registerGradient(reluGradConfig)
      }
    })

    it("lets the model's own errors through", () => {
      tidy(() => {
        const failing: ImageModel = () => {
          throw new RangeError('no such layer')
        }
        expect(() => explain(image(), failing)).toThrow(new RangeError('no such layer'))
      })
    })

    it.each<[string, () => Image, string]>([
      ['a list', () => [[1]] as never, 'kernels/not-an-image'],
      ['rank 1', () => tensor1d([1]) as never, 'kernels/rank'],
      ['rank 5', () => tensor([1], [1, 1, 1, 1, 1]) as never, 'kernels/rank'],
      ['int32', () => tensor2d([[1]], [1, 1], 'int32'), 'kernels/dtype'],
      ['no pixel', () => tensor2d([], [0, 3]), 'kernels/option'],
    ])('refuses an image that is %s', (_, wrong, code) => {
      tidy(() => {
        expect(() => explain(wrong(), model)).toThrow(expect.objectContaining({ code }))
      })
    })

    it('refuses an image that was disposed', () => {
      const gone = image()
      gone.dispose()
      const error = expect.objectContaining({ code: 'kernels/disposed' })
      expect(() => explain(gone, model)).toThrow(error)
    })

    it('lets NaN through, and knows single rows, columns and pixels', () => {
      tidy(() => {
        const pooled: ImageModel = (images) => {
          const [count] = images.shape
          const level = reshape(mean(images, [1, 2, 3]), [count, 1])
          return mul(level as Tensor, tensor2d([[1, 2]]))
        }
        for (const shape of [
          [1, 1],
          [1, 9],
          [7, 1],
          [2, 3, 1],
        ]) {
          const one = tensor(Array(shape.reduce((a, b) => a * b)).fill(0.5), shape as [number])
          expect(() => explain(one as Image, pooled)).not.toThrow()
        }
        expect(() => explain(tensor2d([[Number.NaN, 1]]), pooled)).not.toThrow()
      })
    })
  })
})
