import {
  backend_util,
  DepthwiseConv2dNative,
  type DepthwiseConv2dNativeAttrs,
  DepthwiseConv2dNativeBackpropFilter,
  type DepthwiseConv2dNativeBackpropFilterAttrs,
  DepthwiseConv2dNativeBackpropInput,
  type DepthwiseConv2dNativeBackpropInputAttrs,
  FusedDepthwiseConv2D,
  type FusedDepthwiseConv2DAttrs,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { type Finish, finishOf, plainFinish } from '../activation.js'
import { convolutionGradient, withBias } from '../conv/gradient.js'
import { kernel, type OwnKernel } from '../kernel.js'
import { outputShape, type Window } from '../pool/window.js'
import { inPieces, type Piece } from './pieces.js'

type Shape4D = [number, number, number, number]

type Attrs = Pick<DepthwiseConv2dNativeAttrs, 'strides' | 'pad' | 'dilations' | 'dimRoundingMode'>

interface Inputs {
  readonly x: TensorInfo
  readonly filter: TensorInfo
}

interface FusedInputs extends Inputs {
  readonly bias?: TensorInfo
  readonly preluActivationWeights?: TensorInfo
}

/** The window of filters `[height, width, channels, filters a channel]` over `[batch, height, width, channels]`. */
const windowOf = (inShape: readonly number[], filter: readonly number[], attrs: Attrs): Window => {
  const info = backend_util.computeConv2DInfo(
    inShape as Shape4D,
    filter as Shape4D,
    attrs.strides as [number, number],
    attrs.dilations ?? [1, 1],
    attrs.pad,
    attrs.dimRoundingMode,
    true,
  )
  return {
    batch: info.batchSize,
    inSize: [1, info.inHeight, info.inWidth],
    inChannels: info.inChannels,
    outSize: [1, info.outHeight, info.outWidth],
    outChannels: info.outChannels,
    filter: [1, info.filterHeight, info.filterWidth],
    strides: [1, info.strideHeight, info.strideWidth],
    pad: [0, info.padInfo.top, info.padInfo.left],
    dilations: [1, info.dilationHeight, info.dilationWidth],
  }
}

const noScratch = () => 0

const convolve = (
  engine: Engine,
  x: TensorInfo,
  filter: TensorInfo,
  window: Window,
  { bias, activation, slope, slopes }: Finish,
): TensorInfo => {
  const { assembly, heap, pool } = engine
  const y = heap.output(outputShape(x, window))
  const [from, weights, to] = [heap.address(x), heap.address(filter), heap.address(y)]
  inPieces(engine, window, noScratch, (piece) => {
    const at = to + 4 * piece.before * numbersOut(window)
    const source = repeated(engine, from, window, piece)
    assembly.depthwise(
      pool.control,
      piece.window,
      source,
      weights,
      at,
      bias,
      activation,
      slope,
      slopes,
    )
  })
  return y
}

const numbersIn = ({ inSize, inChannels }: Window): number => inSize[1] * inSize[2] * inChannels
const numbersOut = ({ outSize, outChannels }: Window): number =>
  outSize[1] * outSize[2] * outChannels

/** The pictures of a piece, with as many channels as there are filters. */
const repeated = ({ assembly, pool }: Engine, x: number, window: Window, piece: Piece): number => {
  const from = x + 4 * piece.before * numbersIn(window)
  if (piece.multiple === 1) return from
  assembly.repeatChannels(pool.control, from, piece.repeated, piece.numbers, piece.multiple)
  return piece.repeated
}

/** Every channel under filters of its own, with any strides, padding and dilations. */
const forward = kernel<Inputs, DepthwiseConv2dNativeAttrs>(
  DepthwiseConv2dNative,
  (engine, { inputs, attrs }) => {
    const { x, filter } = inputs
    if (x.dtype !== 'float32' || filter.dtype !== 'float32') return
    return convolve(engine, x, filter, windowOf(x.shape, filter.shape, attrs), plainFinish)
  },
)

/** The same with bias and activation in one pass. */
const fused = kernel<FusedInputs, FusedDepthwiseConv2DAttrs>(
  FusedDepthwiseConv2D,
  (engine, { inputs, attrs }) => {
    const { x, filter } = inputs
    if (x.dtype !== 'float32' || filter.dtype !== 'float32' || attrs.dataFormat !== 'NHWC') return
    const window = windowOf(x.shape, filter.shape, attrs)
    const finish = finishOf(engine.heap, window.outChannels, inputs, attrs)
    return finish && convolve(engine, x, filter, window, finish)
  },
)

const backpropInput = kernel<
  { dy: TensorInfo; filter: TensorInfo },
  DepthwiseConv2dNativeBackpropInputAttrs
>(DepthwiseConv2dNativeBackpropInput, (engine, { inputs, attrs }) => {
  const { assembly, heap, pool } = engine
  const { dy, filter } = inputs
  if (dy.dtype !== 'float32' || filter.dtype !== 'float32') return
  const window = windowOf(attrs.inputShape, filter.shape, attrs)
  const dx = heap.output(attrs.inputShape)
  const [from, weights, to] = [heap.address(dy), heap.address(filter), heap.address(dx)]
  inPieces(engine, window, assembly.depthwiseBackpropInputScratch, (piece) => {
    const { multiple, numbers } = piece
    const by = from + 4 * piece.before * numbersOut(window)
    const at = to + 4 * piece.before * numbersIn(window)
    const result = multiple === 1 ? at : piece.repeated
    const { control } = pool
    assembly.depthwiseBackpropInput(control, piece.window, by, weights, result, piece.scratch)
    if (multiple > 1) assembly.foldChannels(control, result, at, numbers, multiple)
  })
  return dx
})

const backpropFilter = kernel<
  { x: TensorInfo; dy: TensorInfo },
  DepthwiseConv2dNativeBackpropFilterAttrs
>(DepthwiseConv2dNativeBackpropFilter, (engine, { inputs, attrs }) => {
  const { assembly, heap, pool } = engine
  const { x, dy } = inputs
  if (x.dtype !== 'float32' || dy.dtype !== 'float32') return
  const window = windowOf(x.shape, attrs.filterShape, attrs)
  const dFilter = heap.output(attrs.filterShape)
  const [from, gradient, to] = [heap.address(x), heap.address(dy), heap.address(dFilter)]
  inPieces(engine, window, assembly.depthwiseBackpropFilterScratch, (piece) => {
    const source = repeated(engine, from, window, piece)
    const by = gradient + 4 * piece.before * numbersOut(window)
    const more = piece.before > 0
    assembly.depthwiseBackpropFilter(
      pool.control,
      piece.window,
      source,
      by,
      to,
      more,
      piece.scratch,
    )
  })
  return dFilter
})

const gradient = convolutionGradient(
  DepthwiseConv2dNativeBackpropInput,
  DepthwiseConv2dNativeBackpropFilter,
)

export const depthwiseConvolutions: readonly OwnKernel[] = [
  { ...forward, gradient },
  { ...fused, fusedGradient: withBias(gradient) },
  backpropInput,
  backpropFilter,
]
