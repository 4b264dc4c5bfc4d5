import {
  add,
  conv2d,
  div,
  image as imageOps,
  matMul,
  mean,
  mul,
  relu,
  reshape,
  slice,
  sum,
  type Tensor,
  type Tensor4D,
  tensor2d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { layers, model as layersModel, sequential } from '@tensorflow/tfjs-layers'
import { describe, expect, it } from 'vitest'
import { onEveryBackend } from '../../test/backends.js'
import { imageOf } from '../../test/reference.js'
import { featureMaps, head } from '../../test/trials/explain.js'
import { gradCam, saliency, type TwoPartModel } from '../index.js'
import reference from './explain.reference.json' with { type: 'json' }

const values = (tensor: Tensor): number[] => [...tensor.dataSync()]

/** Of the network of the reference: the weights of its dense layer, one row for each map. */
const dense = (target: number) =>
  slice(imageOf(reference.weights.dense as never), [0, target] as never, [5, 1] as never)

onEveryBackend(() => {
  it('weighs two maps of one pixel each by their mean gradients', () => {
    tidy(() => {
      // Maps (1, 0) and (0, 1) of two pixels; mean gradients 2 and -1.
      const parts: TwoPartModel = {
        featureMaps: (images) => images,
        head: (maps) => sum(mul(maps, [4, -2]), [1, 2, 3]),
      }
      const image = tensor4d([1, 0, 0, 1], [1, 1, 2, 2])
      expect(values(gradCam(image, parts))).toEqual([4, 0])
      expect(values(gradCam(image, parts, { relu: false }))).toEqual([4, -2])
    })
  })

  it('of global average pooling and a dense layer is the class activation map, by its area', () => {
    tidy(() => {
      for (const [name, target] of [
        ['noise', 0],
        ['batch', 2],
      ] as const) {
        const images = imageOf<Tensor4D>(reference.images[name])
        const maps = featureMaps(images)
        const [count, height, width] = maps.shape
        const rows = reshape(maps, [count * height * width, 5])
        const map = matMul(rows as never, dense(target) as never)
        const size = images.shape.slice(1, 3) as [number, number]
        const small = relu(reshape(map, [count, height, width, 1])) as Tensor4D
        const classic = div(imageOps.resizeBilinear(small, size, false, true), height * width)
        const found = gradCam(images, { featureMaps, head }, { target })
        expect(found.shape).toEqual([count, ...size, 1])
        const expected = values(classic)
        expect(Math.max(...expected)).toBeGreaterThan(0)
        for (const [at, value] of values(found).entries()) expect(value).toBeCloseTo(expected[at]!)
      }
    })
  })

  it('enlarges by linear interpolation between the middles of pixels', () => {
    tidy(() => {
      const parts: TwoPartModel = {
        featureMaps: (images) => imageOps.resizeNearestNeighbor(images, [1, 2]),
        head: (maps) => sum(maps, [1, 2, 3]),
      }
      const map = gradCam(tensor2d([[0, 0, 4, 4]]), parts)
      expect(map.shape).toEqual([1, 4])
      expect(values(map)).toEqual([0, 1, 3, 4])
    })
  })
})

describe('a layers model', () => {
  onEveryBackend(() => {
    it('is explained by its own parts', () => {
      const network = sequential({
        layers: [
          layers.conv2d({ inputShape: [6, 7, 1], filters: 3, kernelSize: 3, activation: 'relu' }),
          layers.globalAveragePooling2d({}),
          layers.dense({ units: 2 }),
        ],
      })
      const toMaps = layersModel({ inputs: network.inputs, outputs: network.layers[0]!.output })
      tidy(() => {
        const image = imageOf<Tensor4D>(reference.images.noise)
        const photograph = slice(image, [0, 0, 0, 0], [1, 6, 7, 1])
        const parts: TwoPartModel = {
          featureMaps: (images) => toMaps.apply(images) as Tensor,
          head: (maps) =>
            network.layers.slice(1).reduce<Tensor>((x, layer) => layer.apply(x) as Tensor, maps),
        }
        const [kernel, bias, weights] = network.getWeights() as [Tensor4D, Tensor, Tensor]
        const maps = relu(add<Tensor4D>(conv2d(photograph, kernel, 1, 'valid'), bias))
        const own: TwoPartModel = {
          featureMaps: () => maps,
          head: (found) => matMul(mean(found, [1, 2]), weights as never),
        }
        for (const target of [0, 1]) {
          const expected = values(gradCam(photograph, own, { target, relu: false }))
          const found = values(gradCam(photograph, parts, { target, relu: false }))
          for (const [at, value] of found.entries()) expect(value).toBeCloseTo(expected[at]!, 6)
        }
        const map = saliency(photograph, (images) => network.predict(images) as Tensor)
        const same = saliency(photograph, (images) => network.apply(images) as Tensor)
        expect(values(map)).toEqual(values(same))
        expect(Math.max(...values(map))).toBeGreaterThan(0)
      })
      network.dispose()
    })
  })
})

describe('bad input', () => {
  onEveryBackend(() => {
    const image = () => tensor4d([1, 2, 3, 4], [1, 2, 2, 1])
    const scores = (maps: Tensor4D) => sum(maps, [1, 2, 3])
    it.each<[string, TwoPartModel, string]>([
      [
        'maps that are flat',
        { featureMaps: (images) => reshape(images, [1, 4]), head: scores as never },
        'expected "featureMaps" to give [1, height, width, maps], got the shape [1, 4]',
      ],
      [
        'maps of another number of images',
        { featureMaps: (images) => reshape(images, [2, 1, 2, 1]), head: scores },
        'got the shape [2, 1, 2, 1]',
      ],
      ['no maps', { featureMaps: () => undefined as never, head: scores }, 'got undefined'],
      [
        'several maps',
        { featureMaps: (images) => [images] as never, head: scores },
        'got an array',
      ],
    ])('refuses %s', (_, parts, words) => {
      tidy(() => {
        const work = () => gradCam(image(), parts)
        expect(work).toThrow(expect.objectContaining({ code: 'kernels/feature-maps' }))
        expect(work).toThrow(words)
      })
    })

    it('refuses a target that the head does not give', () => {
      tidy(() => {
        const work = () => gradCam(image(), { featureMaps: (x) => x, head: scores }, { target: 1 })
        expect(work).toThrow(expect.objectContaining({ code: 'kernels/option' }))
      })
    })
  })
})
