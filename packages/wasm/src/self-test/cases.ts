import type { DataType } from '@tensorflow/tfjs-core'
import { pairs as elementwisePairs } from '../kernels/elementwise/binary.js'
import { expected } from './expected.js'

/** What a kernel is given: a shape, and what its numbers are like. */
export interface Operand {
  readonly shape: readonly number[]
  readonly dtype?: DataType
  /** From -1 to 1 where left out. */
  readonly low?: number
  readonly high?: number
  readonly values?: readonly number[]
}

export interface Question {
  readonly kernel: string
  readonly inputs: Readonly<Record<string, Operand>>
  readonly attrs: object
  /** Inputs that the kernel writes to, where it answers with nothing. */
  readonly changes?: readonly string[]
}

/** The inputs as a kernel takes them: a list where they have numbers for names. */
export const gather = <T>(inputs: Record<string, T>): Record<string, T> =>
  '0' in inputs ? (Object.values(inputs) as never) : inputs

export interface TestCase extends Question {
  /** The checksum of cpu's answer. */
  readonly expected: number
}

const of = (...shape: number[]): Operand => ({ shape })
const positive = (...shape: number[]): Operand => ({ shape, low: 0.1, high: 3 })

const ask = (
  kernel: string,
  inputs: Readonly<Record<string, Operand>>,
  attrs: object = {},
): Question => ({ kernel, inputs, attrs })

const products = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
].map(([transposeA, transposeB]) => {
  const a = transposeA ? of(2, 11, 9) : of(2, 9, 11)
  const b = transposeB ? of(2, 10, 11) : of(2, 11, 10)
  return ask('BatchMatMul', { a, b }, { transposeA, transposeB })
})

const fused = ask(
  '_FusedMatMul',
  { a: of(5, 13), b: of(13, 18), bias: of(18) },
  { transposeA: false, transposeB: false, activation: 'relu' },
)

const sliding = { strides: 1, pad: 'same', dataFormat: 'NHWC', dilations: 1 }
// Few channels are multiplied as patches, more by minimal filtering: 3x3 on six points, 5x5 on seven.
const convolutions = [
  [3, 3, 9],
  [5, 3, 9],
  [3, 16, 16],
  [5, 16, 16],
].flatMap(([side = 0, channels = 0, outChannels = 0]) => {
  const x = of(2, 8, 7, channels)
  const filter = of(side, side, channels, outChannels)
  const dy = of(2, 8, 7, outChannels)
  return [
    ask('Conv2D', { x, filter }, sliding),
    ask('FusedConv2D', { x, filter, bias: of(outChannels) }, { ...sliding, activation: 'relu' }),
    ask('Conv2DBackpropInput', { dy, filter }, { ...sliding, inputShape: x.shape }),
    ask('Conv2DBackpropFilter', { x, dy }, { ...sliding, filterShape: filter.shape }),
  ]
})

const depthwise = (() => {
  const x = of(2, 6, 5, 7)
  const filter = of(3, 3, 7, 1)
  const attrs = { ...sliding, dimRoundingMode: null }
  return [
    ask('DepthwiseConv2dNative', { x, filter }, attrs),
    ask('FusedDepthwiseConv2D', { x, filter, bias: of(7) }, { ...attrs, activation: 'relu' }),
    ask('DepthwiseConv2dNativeBackpropInput', { dy: x, filter }, { ...attrs, inputShape: x.shape }),
    ask(
      'DepthwiseConv2dNativeBackpropFilter',
      { x, dy: x },
      { ...attrs, filterShape: filter.shape },
    ),
  ]
})()

const resizes = ['ResizeBilinearGrad', 'ResizeNearestNeighborGrad'].map((name) =>
  ask(name, { images: of(1, 3, 4, 5), dy: of(1, 6, 8, 5) }, { alignCorners: true }),
)

const windows = { filterSize: 2, strides: 2, pad: 'valid' }
const pictures = of(2, 6, 4, 5)
const volumes = of(1, 4, 4, 2, 3)
const pooled = of(2, 3, 2, 5)
const pooledVolumes = of(1, 2, 2, 1, 3)
const pools = [
  ask('MaxPool', { x: pictures }, windows),
  ask('AvgPool', { x: pictures }, windows),
  ask('MaxPoolGrad', { dy: pooled, input: pictures, output: pooled }, windows),
  ask('AvgPoolGrad', { dy: pooled, input: pictures }, windows),
  ...['MaxPool3D', 'AvgPool3D'].map((name) =>
    ask(name, { x: volumes }, { ...windows, dataFormat: 'NDHWC' }),
  ),
  ...['MaxPool3DGrad', 'AvgPool3DGrad'].map((name) =>
    ask(name, { dy: pooledVolumes, input: volumes, output: pooledVolumes }, windows),
  ),
]

const unary = [
  ...['Neg', 'Abs', 'Square', 'Exp', 'Relu', 'Relu6', 'Elu', 'Selu'].map((name) =>
    ask(name, { x: of(19) }),
  ),
  ...['Sigmoid', 'Tanh', 'Softplus', 'Erf', 'FirstgradGelu', 'FirstgradGeluTanh'].map((name) =>
    ask(name, { x: of(19) }),
  ),
  ...['Sqrt', 'Rsqrt', 'Reciprocal', 'Log'].map((name) => ask(name, { x: positive(19) })),
  ask('LeakyRelu', { x: of(19) }, { alpha: 0.2 }),
  ask('Step', { x: of(19) }, { alpha: 0.2 }),
  ask('ClipByValue', { x: of(19) }, { clipValueMin: -0.5, clipValueMax: 0.25 }),
]

const whole: Operand = { shape: [3, 7], dtype: 'int32', low: -9, high: 9 }
const row: Operand = { ...whole, shape: [7] }
const binary = ['Add', 'Sub', 'Multiply', 'RealDiv', 'Maximum', 'Minimum', 'SquaredDifference']
const comparisons = ['Equal', 'NotEqual', 'Greater', 'GreaterEqual', 'Less', 'LessEqual']
const pairs = [...binary, ...comparisons].flatMap((name) => [
  ask(name, { a: of(3, 7), b: positive(7) }),
  ...(name === 'RealDiv' ? [] : [ask(name, { a: whole, b: row })]),
])

const folds = ['Sum', 'Mean', 'Max', 'Min'].flatMap((name) =>
  [[0], [1]].map((axis) =>
    ask(name, { x: of(5, 7) }, { axis, reductionIndices: axis, keepDims: false }),
  ),
)

const rows = of(3, 5)
const oneHot: Operand = {
  shape: [3, 5],
  values: [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
}
const gradients = [
  ask('FirstgradActivationGradient', { dy: rows, of: rows }, { pair: elementwisePairs.reluGrad }),
  ask('EluGrad', { dy: rows, y: rows }),
  ask('Softmax', { logits: rows }, { dim: 1 }),
  ask('FirstgradSoftmaxGradient', { dy: rows, y: rows }),
  ask('FirstgradSoftmaxCrossEntropy', { labels: oneHot, logits: rows }),
]

const channels = {
  x: of(2, 3, 4, 5),
  mean: of(5),
  variance: positive(5),
  scale: of(5),
}
const normalizations = [
  ask('FusedBatchNorm', { ...channels, offset: of(5) }, { varianceEpsilon: 1e-3 }),
  ask('FusedBatchNormGrad', { ...channels, dy: channels.x }, { varianceEpsilon: 1e-3 }),
]

const layouts = [
  ask('Identity', { x: of(5) }),
  ask('Cast', { x: of(5) }, { dtype: 'float32' }),
  ask('Slice', { x: of(4, 5, 3) }, { begin: [1, 2, 0], size: [2, 3, 2] }),
  ask('SplitV', { x: of(4, 6) }, { numOrSizeSplits: [2, 4], axis: 1 }),
  ask('Unpack', { value: of(3, 4) }, { axis: 1 }),
  ask('Concat', { 0: of(2, 3), 1: of(2, 4) }, { axis: 1 }),
  ask('Pack', { 0: of(2, 3), 1: of(2, 3) }, { axis: 1 }),
]

const step = { variable: of(19), gradient: of(19) }
const scalar = (value: number): Operand => ({ shape: [], values: [value] })
const optimizers: readonly Question[] = [
  {
    kernel: 'SGDStep',
    inputs: { ...step, c: scalar(-0.1) },
    attrs: {},
    changes: ['variable'],
  },
  ...[true, false].map((useNesterov) => ({
    kernel: 'MomentumStep',
    inputs: { ...step, accumulation: of(19), c: scalar(-0.1), m: scalar(0.9) },
    attrs: { useNesterov },
    changes: ['variable', 'accumulation'],
  })),
  {
    kernel: 'RMSPropStep',
    inputs: { ...step, squares: { ...positive(19), low: 2 }, moments: of(19), means: of(19) },
    attrs: { learningRate: 0.1, decay: 0.9, momentum: 0.8, epsilon: 1e-3 },
    changes: ['variable', 'squares', 'moments', 'means'],
  },
  {
    kernel: 'AdamStep',
    inputs: {
      ...step,
      first: of(19),
      second: positive(19),
      accBeta1: scalar(0.9),
      accBeta2: scalar(0.99),
    },
    attrs: { learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-3, weightDecay: 0.1 },
    changes: ['variable', 'first', 'second'],
  },
]

const response = { depthRadius: 2, bias: 1, alpha: 0.5, beta: 0.75 }
const alongAxes: readonly Question[] = [
  ask('LRN', { x: of(2, 3, 2, 7) }, response),
  ask('LRNGrad', { x: of(2, 3, 2, 7), y: of(2, 3, 2, 7), dy: of(2, 3, 2, 7) }, response),
  ask('Cumsum', { x: of(3, 5, 7) }, { axis: 1, exclusive: true, reverse: false }),
  ask('Cumprod', { x: of(3, 5) }, { axis: 1, exclusive: false, reverse: true }),
  ask('TopK', { x: of(4, 9) }, { k: 3, sorted: true }),
  ask(
    'ScatterNd',
    { indices: { shape: [3, 1], dtype: 'int32', values: [2, 0, 2] }, updates: of(3, 7) },
    { shape: [4, 7] },
  ),
]

export const questions: readonly Question[] = [
  ...products,
  fused,
  ...convolutions,
  ...depthwise,
  ...pools,
  ...resizes,
  ...folds,
  ...gradients,
  ...normalizations,
  ...layouts,
  ...unary,
  ...pairs,
  ...alongAxes,
  ...optimizers,
]

/** Small cases of every kernel that is ours, and what the cpu backend answers. */
export const cases: readonly TestCase[] = questions.map((question, i) => ({
  ...question,
  expected: expected[i] as number,
}))
