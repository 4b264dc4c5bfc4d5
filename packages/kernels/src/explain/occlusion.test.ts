import { engine, type Tensor, tensor2d, tensor4d, tidy } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { onEveryBackend } from '../../test/backends.js'
import { linearModel } from '../../test/linear-model.js'
import { type Image, type ImageModel, type OcclusionOptions, occlusion } from '../index.js'

const weights = [1, 2, 4, 8, 16, 32]
const model = linearModel([weights, [0, 0, 0, 0, 0, 0]])

const found = async (image: Image, options: OcclusionOptions, by: ImageModel = model) => {
  const progress: number[] = []
  for await (const event of occlusion(image, by, options)) {
    if (event.type === 'windows') progress.push(event.done / event.of)
    else {
      const { attributions } = event
      const values = [...attributions.dataSync()]
      attributions.dispose()
      return { progress, values, shape: attributions.shape }
    }
  }
  throw new Error('no result')
}

onEveryBackend(() => {
  it('of one pixel at a time gives weight times value', async () => {
    const image = tensor2d([
      [1, 1, 1],
      [1, 2, 0],
    ])
    const { values, shape, progress } = await found(image, { window: 1, target: 0, batchSize: 4 })
    expect(shape).toEqual([2, 3])
    expect(values).toEqual([1, 2, 4, 8, 32, 0])
    expect(progress).toEqual([4 / 6, 1])
    const filled = await found(image, { window: 1, target: 0, fill: 1 })
    expect(filled.values).toEqual([0, 0, 0, 0, 16, -32])
    image.dispose()
  })

  it('takes the mean of windows that hide a pixel; the last ends with the image', async () => {
    const image = tensor2d([[1, 1, 1, 1, 1, 1]])
    const both = await found(image, { window: [1, 2], target: 0 })
    expect(both.values).toEqual([3, 4.5, 9, 18, 36, 48])
    const wide = await found(image, { window: [1, 4], stride: [1, 3], target: 0 })
    // Pixels 0 to 3, and 3 to 5, for 3 to 6 leaves the image.
    expect(wide.values).toEqual([15, 15, 15, (15 + 56) / 2, 56, 56])
    image.dispose()
  })

  it('hides all channels at once, with a value for each, in each image of a batch', async () => {
    const images = tensor4d([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1], [2, 1, 3, 2])
    const { values, shape } = await found(images, { window: 1, target: 0, fill: [0, 1] })
    expect(shape).toEqual([2, 1, 3, 1])
    expect(values).toEqual([1, 4, 16, -2, -8, 0])
    const each = await found(images, { window: 1, target: [0, 1], batchSize: 1 })
    expect(each.values).toEqual([3, 12, 48, 0, 0, 0])
    images.dispose()
  })

  it('asks by default for the highest score of the whole image', async () => {
    const image = tensor2d([[-1, 0, 0, 0, 0, 0]])
    expect((await found(image, { window: 1 })).values).toEqual([0, 0, 0, 0, 0, 0])
    image.dispose()
  })

  it('needs no gradient, and replaces NaN', async () => {
    const image = tensor2d([[Number.NaN, 1, 1, 1, 1, 1]])
    const read: ImageModel = (images) =>
      tidy(() => tensor2d([...(model(images) as Tensor).dataSync()], [images.shape[0], 2]))
    const { values } = await found(image, { window: [1, 6], target: 0, fill: 1 }, read)
    expect(values).toEqual(Array(6).fill(Number.NaN))
    image.dispose()
  })

  it('stops with the loop and by a signal, and leaves nothing', async () => {
    const image = tensor2d([[1, 1, 1, 1, 1, 1]])
    const before = engine().memory().numTensors
    for await (const event of occlusion(image, model, { window: 1, batchSize: 1 })) {
      expect(event).toEqual({ type: 'windows', done: 1, of: 6 })
      break
    }
    const stop = new AbortController()
    const work = async () => {
      const options = { window: 1, batchSize: 1, signal: stop.signal }
      for await (const _ of occlusion(image, model, options)) stop.abort(new Error('enough'))
    }
    await expect(work()).rejects.toThrow('enough')
    expect(engine().memory().numTensors).toBe(before)
    image.dispose()
  })
})

describe('bad options', () => {
  onEveryBackend(() => {
    it.each<[string, OcclusionOptions]>([
      ['a window larger than the image', { window: [1, 7] }],
      ['a window of nothing', { window: 0 }],
      ['half a window', { window: 0.5 }],
      ['a stride of nothing', { window: 1, stride: 0 }],
      ['a stride that leaves pixels out', { window: [1, 2], stride: [1, 3] }],
      ['fills of more channels', { window: 1, fill: [0, 1] }],
      ['a fill NaN', { window: 1, fill: Number.NaN }],
      ['no batch', { window: 1, batchSize: 0 }],
      ['a score too many', { window: 1, target: 2 }],
      ['no window', {} as OcclusionOptions],
    ])('refuses %s', async (_, options) => {
      const image = tensor2d([[1, 1, 1, 1, 1, 1]])
      const error = expect.objectContaining({ code: 'kernels/option' })
      await expect(found(image, options)).rejects.toThrow(error)
      image.dispose()
    })
  })
})
