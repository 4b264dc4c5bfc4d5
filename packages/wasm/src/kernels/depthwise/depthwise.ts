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
import { kernel, type OwnKernel } from '../kernel.js'
import { outputShape, type Window, windowBytes, writeWindow } from '../pool/window.js'

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
    dilations: [info.dilationHeight, info.dilationWidth],
  }
}

const convolve = (
  { assembly, heap, pool }: Engine,
  x: TensorInfo,
  filter: TensorInfo,
  window: Window,
  finish: Finish,
): TensorInfo => {
  const y = heap.output(outputShape(x, window))
  const at = heap.scratch(windowBytes)
  writeWindow(heap, at, window)
  assembly.depthwise(
    pool.control,
    at,
    heap.address(x),
    heap.address(filter),
    heap.address(y),
    finish.bias,
    finish.activation,
    finish.slope,
    finish.slopes,
  )
  return y
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
>(DepthwiseConv2dNativeBackpropInput, ({ assembly, heap, pool }, { inputs, attrs }) => {
  const { dy, filter } = inputs
  if (dy.dtype !== 'float32' || filter.dtype !== 'float32') return
  const window = windowOf(attrs.inputShape, filter.shape, attrs)
  const dx = heap.output(attrs.inputShape)
  const at = placeWith(heap, window, assembly.depthwiseBackpropInputScratch)
  const [from, weights, to] = [heap.address(dy), heap.address(filter), heap.address(dx)]
  assembly.depthwiseBackpropInput(pool.control, at, from, weights, to, at + windowBytes)
  return dx
})

const backpropFilter = kernel<
  { x: TensorInfo; dy: TensorInfo },
  DepthwiseConv2dNativeBackpropFilterAttrs
>(DepthwiseConv2dNativeBackpropFilter, ({ assembly, heap, pool }, { inputs, attrs }) => {
  const { x, dy } = inputs
  if (x.dtype !== 'float32' || dy.dtype !== 'float32') return
  const window = windowOf(x.shape, attrs.filterShape, attrs)
  const dFilter = heap.output(attrs.filterShape)
  const at = placeWith(heap, window, assembly.depthwiseBackpropFilterScratch)
  const [from, by, to] = [heap.address(x), heap.address(dy), heap.address(dFilter)]
  assembly.depthwiseBackpropFilter(pool.control, at, from, by, to, at + windowBytes)
  return dFilter
})

/** Scratch that begins with the window, which says how much more the kernel needs behind it. */
const placeWith = (
  heap: Engine['heap'],
  window: Window,
  more: (window: number) => number,
): number => {
  const first = heap.scratch(windowBytes)
  writeWindow(heap, first, window)
  const at = heap.scratch(windowBytes + more(first))
  writeWindow(heap, at, window)
  return at
}

export const depthwiseConvolutions: readonly OwnKernel[] = [
  forward,
  fused,
  backpropInput,
  backpropFilter,
]
