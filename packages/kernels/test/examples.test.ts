import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import * as tf from '@tensorflow/tfjs-core'
import {
  layers,
  model as layersModel,
  type SymbolicTensor,
  sequential,
} from '@tensorflow/tfjs-layers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import * as kernels from '../src/index.js'
import * as io from '../src/io/index.js'

const source = fileURLToPath(new URL('../src/', import.meta.url))

const examples = readdirSync(source, { encoding: 'utf8', recursive: true })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .sort()
  .flatMap((name) =>
    [
      ...readFileSync(join(source, name), 'utf8').matchAll(
        /@example\n \* ```ts\n([\s\S]*?) \* ```\n(?: \*.*\n)* \*\/\nexport (?:const|async function\*|function\*?) (\w+)/g,
      ),
    ].map(([, lines, of]) => ({ of: of!, code: lines!.replace(/^ \* ?/gm, '') })),
  )

// Bound where it is first asked for, so that tensors are those of cpu.
const things = () => {
  const random = (shape: readonly number[], seed: number) =>
    tf.randomUniform([...shape] as [number], 0, 1, 'float32', seed)
  const gray = kernels.gaussian(random([64, 64], 1) as tf.Tensor2D, { sigma: 1.5 })
  const photograph = random([28, 28, 3], 2) as tf.Tensor3D
  const network = sequential({
    layers: [
      layers.conv2d({ inputShape: [28, 28, 3], filters: 4, kernelSize: 3, activation: 'relu' }),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: 10 }),
    ],
  })
  const toMaps = layersModel({
    inputs: network.inputs,
    outputs: network.layers[0]!.output as SymbolicTensor,
  })
  const head = (maps: tf.Tensor4D) =>
    network.layers.slice(1).reduce<tf.Tensor>((x, layer) => layer.apply(x) as tf.Tensor, maps)
  const parts = { featureMaps: (images: tf.Tensor4D) => toMaps.apply(images), head }
  const weights = { 1: random([1, 10], 3), 3: random([3, 10], 3) }
  const model = (images: tf.Tensor4D) =>
    tf.matMul(tf.mean(tf.square(images), [1, 2]), weights[images.shape[3] as 1 | 3])
  const descriptors = random([200, 40], 4) as tf.Tensor2D
  const train = tf.tidy(() => tf.slice(descriptors, [0, 0], [100, 40]))
  const mask = kernels.threshold(gray, 0.5)
  const signal = tf.sin(tf.linspace(0, 500, 8000)) as tf.Tensor1D
  const matched = { one: kernels.sift(gray), other: kernels.sift(gray) }
  const logits = random([30, 10], 5)
  const labels = Array.from({ length: 30 }, (_, index) => index % 10)
  return {
    ...{ image: random([28, 28], 6), gray, gray255: tf.round(tf.mul(gray, 255)), page: gray },
    ...{
      photograph,
      photo: random([300, 260, 3], 7),
      hazy: photograph,
      digit: random([28, 28], 8),
    },
    ...{ radiograph: tf.round(tf.mul(gray, 255)), digits: random([3, 28, 28, 1], 9), noisy: gray },
    ...{ restored: random([300, 260, 3], 10), hsv: photograph, lab: photograph, ycbcr: photograph },
    ...{ network, model, parts, toMaps, last: 0, featureMaps: random([12, 14, 5], 11) },
    ...{ mapsOf: (image: tf.Tensor) => [image], paintingMaps: [random([28, 28, 3], 12)] },
    ...{ descriptors, features: descriptors, patches: descriptors, train, test: descriptors },
    ...{ centres: train, pca: kernels.fitPca(descriptors, 2) },
    mixture: kernels.fitGaussianMixture(descriptors, { components: 2, seed: 1 }),
    ...{ ...matched, left: matched.one, right: matched.other },
    ...{ corners: [{ x: 0, y: 0 }], homography: { matrix: kernels.affineMatrix({ scale: 2 }) } },
    ...{
      frame: new Uint8Array(480 * 640 * 3),
      labels,
      logits,
      masks: tf.expandDims(mask, 2),
      mask,
    },
    ...{ probability: gray, boxes: [[0, 0, 1, 1]], confidences: [0.5] },
    ...{ sound: signal, signal, power: random([7, 257], 13) },
    bank: kernels.melFilterBank({ sampleRate: 16000, fftLength: 512, mels: 40 }),
    ...{
      show: (one: tf.Tensor) => one.dispose(),
      draw: (points: unknown) => expect(points).toBeTruthy(),
    },
    writeFile: async (_path: string, bytes: Uint8Array) => expect(bytes.length).toBeGreaterThan(40),
  }
}

/** What stands for other things than its name says elsewhere. */
const particular: Readonly<Record<string, (scope: ReturnType<typeof things>) => object>> = {
  confusionMatrix: () => ({}),
  dice: ({ mask }) => ({ masks: mask, logits: mask }),
  featureMapGrid: ({ photograph }) => ({ photograph: tf.expandDims(photograph) }),
  glcm: ({ gray255 }) => ({ gray: gray255 }),
  glcmProperty: ({ gray255 }) => ({ gray: gray255 }),
  gradCam: () => ({ model: layersModel }),
  hogPicture: ({ photo }) => ({ photograph: photo }),
  iou: ({ labels }) => ({ labels: tf.tensor2d(labels, [5, 6]), logits: tf.ones([5, 6, 3]) }),
  istft: ({ signal }) => ({ noisy: signal }),
  kernelPicture: ({ network }) => ({ model: network }),
  matchPicture: ({ gray }) => ({ one: gray, other: gray }),
  waverec: ({ signal }) => kernels.wavedec(signal, { wavelet: 'sym4' }),
}

/** Only a page has what these are about: test/check-canvas.ts asks them there. */
const ofPages = ['fromCanvas', 'toCanvas', 'fromBitmap', 'fromImageData', 'toImageData']
/** Only whoever has such a file. */
const ofFiles = ['decodeImage', 'decodeJpeg', 'decodePng']

const AsyncFunction = (async () => {}).constructor as new (
  ...args: string[]
) => (...values: unknown[]) => Promise<unknown>

describe('the example of', () => {
  let scope: ReturnType<typeof things>
  beforeAll(async () => {
    await tf.setBackend('cpu')
    scope = things()
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it.each(examples.filter(({ of }) => ![...ofPages, ...ofFiles].includes(of)))(
    '$of runs',
    async ({ of, code }) => {
      expect(code).toContain(of)
      vi.spyOn(console, 'log').mockImplementation(() => {})
      const all: Record<string, unknown> = {
        ...{ tf, ...tf, ...io, ...kernels },
        ...{ ...scope, ...particular[of]?.(scope) },
      }
      const body = code.replace(/ as (?:const|Tensor|Variable)\b/g, '')
      // What an example declares itself is not in scope.
      const names = Object.keys(all).filter(
        (name) =>
          /^[A-Za-z]\w*$/.test(name) &&
          name !== 'default' &&
          !new RegExp(
            `const (?:\\{[^}]*\\b${name}\\b[^}]*\\}|\\[[^\\]]*\\b${name}\\b.*\\]|${name}) =`,
          ).test(body),
      )
      await new AsyncFunction(...names, body)(...names.map((name) => all[name]))
    },
  )

  it('every operation is there', () => {
    const named = new Set(examples.map(({ of }) => of))
    const operations = Object.entries({ ...kernels, ...io }).filter(
      ([, value]) => typeof value === 'function',
    )
    expect(operations.map(([name]) => name).filter((name) => !named.has(name))).toEqual([])
  })
})
