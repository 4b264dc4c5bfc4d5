import {
  AvgPool,
  AvgPool3D,
  AvgPool3DGrad,
  AvgPoolGrad,
  backend_util,
  engine,
  type GradConfig,
  mul,
  type NamedAttrMap,
  pad as padWithZeros,
  slice,
  type Tensor,
  tensor,
  zeros,
} from '@tensorflow/tfjs-core'

interface Attributes {
  readonly filterSize: number | readonly number[]
  readonly strides: number | readonly number[]
  readonly pad: 'valid' | 'same' | number
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil'
}

/** One spatial axis: its length, the window over it, and the zeros before it. */
interface Axis {
  readonly size: number
  readonly outSize: number
  readonly window: number
  readonly stride: number
  readonly before: number
}

/** The two axes that a picture and a volume share. */
const heightAndWidth = (info: backend_util.Conv2DInfo | backend_util.Conv3DInfo): Axis[] => [
  {
    size: info.inHeight,
    outSize: info.outHeight,
    window: info.filterHeight,
    stride: info.strideHeight,
    before: info.padInfo.top,
  },
  {
    size: info.inWidth,
    outSize: info.outWidth,
    window: info.filterWidth,
    stride: info.strideWidth,
    before: info.padInfo.left,
  },
]

/** For each window of an axis: how much larger its weight is than that of a window without padding. */
const overweight = ({ size, outSize, window, stride, before }: Axis): number[] =>
  Array.from({ length: outSize }, (_, i) => {
    const start = i * stride - before
    const inside = Math.min(start + window, size) - Math.max(start, 0)
    return window / Math.max(inside, 1)
  })

/**
 * Spreads dy over a volume that holds every window whole, where all engines agree, and cuts x out.
 */
const spread = (dy: Tensor, kernelName: string, axes: readonly Axis[], x: Tensor): Tensor => {
  const rank = x.rank
  const weighted = axes.reduce((rest, axis, i) => {
    const along = Array.from({ length: rank }, (_, j) => (j === i + 1 ? axis.outSize : 1))
    return mul(rest, tensor(overweight(axis), along))
  }, dy)
  const whole = axes.map(({ outSize, window, stride }) => (outSize - 1) * stride + window)
  const around = [x.shape[0]!, ...whole, x.shape[rank - 1]!]
  const filterSize = axes.map(({ window }) => window)
  const strides = axes.map(({ stride }) => stride)
  const inputs = { dy: weighted, input: zeros(around) }
  const attributes = { filterSize, strides, pad: 'valid' } as unknown as NamedAttrMap
  const full = engine().runKernel(kernelName, inputs, attributes) as Tensor
  // Cells behind the last window got nothing.
  const behind = axes.map(({ size, before }, i) => Math.max(0, before + size - whole[i]!))
  const padded = behind.some((cells) => cells > 0)
    ? padWithZeros(full, [[0, 0], ...behind.map((cells): [number, number] => [0, cells]), [0, 0]])
    : full
  return slice(padded, [0, ...axes.map(({ before }) => before), 0], x.shape)
}

const gradientOf = (
  kernelName: string,
  gradientKernel: string,
  axesOf: (shape: number[], attributes: Attributes) => Axis[],
): GradConfig => ({
  kernelName,
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attributes) => {
    const x = saved[0]!
    const axes = axesOf(x.shape, attributes as unknown as Attributes)
    return { x: () => spread(dy as Tensor, gradientKernel, axes, x) }
  },
})

/**
 * The gradient of `avgPool`, which TensorFlow.js 4.22 gets wrong wherever a window reaches into the
 * padding ('same', or a number): its engines in JavaScript, WebGL and WebGPU divide dy by the area
 * of the window, but the forward pass divides by the number of cells inside x. For x [1,2,1,1] and
 * a 1x2 window, stride 1, 'same', it gives [.5, 1] where [.5, 1.5] is right. Not reported upstream.
 *
 * Forward: y[o] = sum of x[i] over the cells i of window o that lie inside x, divided by their
 * number n(o). Hence dx[i] is the sum of dy[o] / n(o) over all windows o that hold i.
 * Reference: tensorflow/core/kernels/avgpooling_op.cc, AvgPoolingGradOp.
 */
export const avgPoolGradient: GradConfig = gradientOf(
  AvgPool,
  AvgPoolGrad,
  (shape, { filterSize, strides, pad, dimRoundingMode }) => {
    const info = backend_util.computePool2DInfo(
      shape as [number, number, number, number],
      filterSize as [number, number],
      strides as [number, number],
      1,
      pad,
      dimRoundingMode,
    )
    return heightAndWidth(info)
  },
)

/** The gradient of `avgPool3d`: wrong in TensorFlow.js 4.22 as that of `avgPool` is. */
export const avgPool3dGradient: GradConfig = gradientOf(
  AvgPool3D,
  AvgPool3DGrad,
  (shape, { filterSize, strides, pad, dimRoundingMode }) => {
    const info = backend_util.computePool3DInfo(
      shape as [number, number, number, number, number],
      filterSize as [number, number, number],
      strides as [number, number, number],
      1,
      pad,
      dimRoundingMode,
    )
    return [
      {
        size: info.inDepth,
        outSize: info.outDepth,
        window: info.filterDepth,
        stride: info.strideDepth,
        before: info.padInfo.front,
      },
      ...heightAndWidth(info),
    ]
  },
)
