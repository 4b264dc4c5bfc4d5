import * as tf from '@tensorflow/tfjs-core'
import { compareWithDifferences, values } from './finite-differences.js'

/** One claim that holds on every engine; throws where it does not. */
export interface Check {
  readonly name: string
  readonly run: () => Promise<void>
  /** Engines, as TensorFlow.js names them, that lack the operation, and the words they say so with. */
  readonly lacking?: Readonly<Record<string, RegExp>>
}

type Settings = Parameters<typeof compareWithDifferences>[2]

const gradient = (
  name: string,
  f: (x: tf.Tensor) => tf.Tensor,
  shape: number[],
  settings?: Settings,
  lacking?: Check['lacking'],
): Check => ({
  name: `gradient of ${name}`,
  run: () => compareWithDifferences(f, values(shape), settings),
  ...(lacking && { lacking }),
})

/** For functions that are linear in x: rounding is all that is left to differ. */
const linear = { step: 0.5 }

const images = [2, 3, 4, 1]
const nodePadding = { tensorflow: /TF Backend supports only 'valid' and 'same' padding/ }
const noDilation = { webgl: /Kernel 'Dilation2DBackprop\w+' not registered for backend 'webgl'/ }

/** The stock kernels of WebAssembly count cells of the border that are not there. */
const dilationLacking = (stride: number, pad: string, rate: number, of: 'input' | 'filter') => {
  const wrong = stride === 1 && pad === 'same' && (rate === 2 || of === 'filter')
  return { ...noDilation, ...(wrong && { wasm: /^value \d+: gradient .+, finite difference/ }) }
}

/** Its shader is compiled for the first length it meets, here 2, and used for all others. */
const wrongReverse = { webgpu: /^value \d: gradient .+, finite difference/ }

const mirrorPad = (['reflect', 'symmetric'] as const).flatMap((mode) => [
  gradient(`mirrorPad ${mode}, 1-D`, (x) => tf.mirrorPad(x, [[2, 1]], mode), [4], linear),
  gradient(
    `mirrorPad ${mode}, 4-D, unequal borders`,
    (x) =>
      tf.mirrorPad(
        x,
        [
          [0, 0],
          [1, 2],
          [3, 0],
          [0, 0],
        ],
        mode,
      ),
    images,
    linear,
  ),
])

const avgPool = (
  [
    [3, 1, 'same'],
    [2, 2, 'same'],
    [3, 2, 'same'],
    [2, 3, 'same'],
    [2, 1, 'valid'],
    [3, 2, 1],
  ] as const
).map(([size, stride, pad]) =>
  gradient(
    `avgPool ${size}x${size}, stride ${stride}, ${pad}`,
    (x) => tf.avgPool(x as tf.Tensor4D, size, stride, pad),
    [2, 3, 4, 2],
    linear,
    typeof pad === 'number' ? nodePadding : undefined,
  ),
)

const avgPool3d = (
  [
    [3, 1, 'same'],
    [2, 2, 'same'],
    [2, 1, 'valid'],
  ] as const
).map(([size, stride, pad]) =>
  gradient(
    `avgPool3d ${size}x${size}x${size}, stride ${stride}, ${pad}`,
    (x) => tf.avgPool3d(x as tf.Tensor5D, size, stride, pad),
    [1, 2, 3, 3, 1],
    linear,
  ),
)

const dilation2d = (
  [
    [1, 'same', 1],
    [2, 'same', 1],
    [1, 'valid', 1],
    [1, 'same', 2],
  ] as const
).flatMap(([stride, pad, rate]) => [
  gradient(
    `dilation2d, stride ${stride}, ${pad}, rate ${rate}: of the input`,
    (x) => tf.dilation2d(x as tf.Tensor4D, values([2, 2, 1], 7) as tf.Tensor3D, stride, pad, rate),
    [1, 4, 5, 1],
    { step: 1e-3, tolerance: 5e-3 },
    dilationLacking(stride, pad, rate, 'input'),
  ),
  gradient(
    `dilation2d, stride ${stride}, ${pad}, rate ${rate}: of the filter`,
    (filter) =>
      tf.dilation2d(
        values([1, 4, 5, 1], 7) as tf.Tensor4D,
        filter as tf.Tensor3D,
        stride,
        pad,
        rate,
      ),
    [2, 2, 1],
    { step: 1e-3, tolerance: 5e-3 },
    dilationLacking(stride, pad, rate, 'filter'),
  ),
])

const cumsum = [0, 1, 2].flatMap((axis) =>
  [false, true].flatMap((exclusive) =>
    [false, true].map((reverse) =>
      gradient(
        `cumsum, axis ${axis}${exclusive ? ', exclusive' : ''}${reverse ? ', reverse' : ''}`,
        (x) => tf.cumsum(x, axis, exclusive, reverse),
        [2, 2, 3],
        linear,
        reverse && axis === 2 ? wrongReverse : undefined,
      ),
    ),
  ),
)

const broadcast = [
  gradient('maximum, row', (x) => tf.maximum(x, values([3, 4], 1)), [4]),
  gradient('maximum, column, second', (x) => tf.maximum(values([3, 4], 1), x), [3, 1]),
  gradient('minimum, row', (x) => tf.minimum(x, values([3, 4], 1)), [4]),
  gradient('minimum, same shape', (x) => tf.minimum(x, values([3, 4], 1)), [3, 4]),
  gradient('matMul, first broadcast', (x) => tf.matMul(x, values([2, 3, 2], 1)), [2, 3], linear),
  gradient('matMul, second broadcast', (x) => tf.matMul(values([2, 2, 3], 1), x), [3, 2], linear),
  gradient(
    'matMul, batch of one, both transposed',
    (x) => tf.matMul(x, values([3, 2, 4], 1), true, true),
    [1, 4, 2],
    linear,
  ),
]

const prod = [
  gradient('prod of all', (x) => tf.prod(x), [2, 3]),
  gradient('prod, axis 0', (x) => tf.prod(x, 0), [3, 2]),
  gradient('prod, axes 0 and 2', (x) => tf.prod(x, [0, 2]), [2, 2, 2]),
  gradient('prod, kept dimensions', (x) => tf.prod(x, 1, true), [2, 3]),
]

const resize = (
  [
    [[5, 3], false, false],
    [[2, 7], false, false],
    [[5, 3], true, false],
    [[5, 3], false, true],
    [[1, 1], false, false],
  ] as const
).flatMap(([size, alignCorners, halfPixels]) => {
  const how = `${size}${alignCorners ? ', corners aligned' : ''}${halfPixels ? ', half pixels' : ''}`
  return [
    gradient(
      `resizeBilinear to ${how}`,
      (x) => tf.image.resizeBilinear(x as tf.Tensor4D, [...size], alignCorners, halfPixels),
      images,
      linear,
    ),
    gradient(
      `resizeNearestNeighbor to ${how}`,
      (x) => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [...size], alignCorners, halfPixels),
      images,
      linear,
    ),
  ]
})

/** What TensorFlow.js gets right: the same must hold of it after the repairs. */
const stock = [
  gradient('sum of squares', (x) => tf.square(x), [5]),
  gradient('softmax', (x) => tf.softmax(x), [2, 3]),
  gradient('matMul', (x) => tf.matMul(x as tf.Tensor2D, values([3, 2], 1) as tf.Tensor2D), [2, 3]),
  gradient(
    'conv2d of the input',
    (x) => tf.conv2d(x as tf.Tensor4D, values([2, 2, 1, 2], 1) as tf.Tensor4D, 1, 'same'),
    images,
    linear,
  ),
  gradient(
    'conv2d of the filter',
    (x) => tf.conv2d(values(images, 1) as tf.Tensor4D, x as tf.Tensor4D, 2, 'same'),
    [2, 2, 1, 2],
    linear,
  ),
  gradient('maxPool', (x) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'same'), images, {
    step: 1e-3,
    tolerance: 5e-3,
  }),
]

export const checks: readonly Check[] = [
  ...mirrorPad,
  ...avgPool,
  ...avgPool3d,
  ...dilation2d,
  ...cumsum,
  ...broadcast,
  ...prod,
  ...resize,
  ...stock,
]
