import {
  FusedBatchNorm,
  type FusedBatchNormAttrs,
  type Tensor,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core'
import { kernel, type OwnGradient, type OwnKernel } from '../kernel.js'

interface GradientInputs {
  readonly x: TensorInfo
  readonly dy: TensorInfo
  readonly mean: TensorInfo
  readonly variance: TensorInfo
  readonly scale: TensorInfo
}

interface Inputs {
  readonly x: TensorInfo
  readonly mean: TensorInfo
  readonly variance: TensorInfo
  readonly scale?: TensorInfo | null
  readonly offset?: TensorInfo | null
}

/** A kernel of our own: dx, dMean, dVariance, dScale and dOffset. */
const FusedBatchNormGrad = 'FusedBatchNormGrad'

/** Whether everything is one number a channel, and a 32-bit float. */
const isByChannel = ({ x, mean, variance, scale, offset }: Inputs): boolean => {
  const channels = x.shape.at(-1) as number
  if (x.dtype !== 'float32') return false
  return [mean, variance, scale, offset].every(
    (t) => !t || (t.dtype === 'float32' && t.shape.length === 1 && t.shape[0] === channels),
  )
}

const forward = kernel<Inputs, FusedBatchNormAttrs>(
  FusedBatchNorm,
  ({ assembly, heap, pool }, { inputs, attrs }) => {
    if (!isByChannel(inputs)) return
    const { x, mean, variance, scale, offset } = inputs
    const channels = x.shape.at(-1) as number
    const y = heap.output(x.shape)
    assembly.batchNorm(
      pool.control,
      heap.address(x),
      heap.address(mean),
      heap.address(variance),
      scale ? heap.address(scale) : 0,
      offset ? heap.address(offset) : 0,
      attrs.varianceEpsilon,
      heap.address(y),
      util.sizeFromShape(x.shape) / (channels || 1),
      channels,
      heap.scratch(4 * channels),
    )
    return y
  },
)

const gradient = kernel<GradientInputs, FusedBatchNormAttrs>(
  FusedBatchNormGrad,
  ({ assembly, heap, pool }, { inputs, attrs }) => {
    const { x, dy, mean, variance, scale } = inputs
    const channels = x.shape.at(-1) as number
    const pixels = util.sizeFromShape(x.shape) / (channels || 1)
    const outputs = [x, mean, mean, mean, mean].map(({ shape }) => heap.output(shape))
    const [dx, dMean, dVariance, dScale, dOffset] = outputs.map((t) => heap.address(t)) as [
      number,
      number,
      number,
      number,
      number,
    ]
    assembly.batchNormGradient(
      pool.control,
      heap.address(x),
      heap.address(dy),
      heap.address(mean),
      heap.address(variance),
      heap.address(scale),
      attrs.varianceEpsilon,
      dx,
      dMean,
      dVariance,
      dScale,
      dOffset,
      pixels,
      channels,
      heap.scratch(assembly.batchNormGradientScratch(pixels, channels)),
    )
    return outputs
  },
)

const names = ['x', 'mean', 'variance', 'scale', 'offset'] as const

/** All at once, where TensorFlow.js composes them of thirty operations. */
const byOnePass: OwnGradient = (run, dy, saved, attrs) => {
  const [x, mean, variance, scale] = saved as [Tensor, Tensor, Tensor, Tensor]
  if (!isByChannel({ x, mean, variance, scale })) return
  const inputs = { x, mean, variance, scale, dy }
  const all = run(FusedBatchNormGrad, inputs, attrs) as unknown as Tensor[]
  return Object.fromEntries(names.map((name, i) => [name, () => all[i] as Tensor]))
}

/** Batch normalization with one mean and one variance a channel, and all its gradients at once. */
export const batchNormalizations: readonly OwnKernel[] = [
  { ...forward, gradient: byOnePass },
  gradient,
]
