import {
  Conv2DBackpropFilter,
  type Conv2DBackpropFilterAttrs,
  Conv2DBackpropInput,
  type Conv2DBackpropInputAttrs,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core'
import { kernel } from '../kernel.js'
import { pointsFor } from './algorithm.js'
import { geometryOf } from './geometry.js'
import { winogradBackpropFilter, winogradBackpropInput } from './winograd.js'

/** The gradient of a convolution by its filter, `[height, width, channels, outChannels]`. */
export const conv2dBackpropFilter = kernel<
  { x: TensorInfo; dy: TensorInfo },
  Conv2DBackpropFilterAttrs
>(Conv2DBackpropFilter, (engine, { inputs, attrs }) => {
  const { heap, assembly, pool } = engine
  const { x, dy } = inputs
  const geometry = geometryOf(x.shape, attrs.filterShape, attrs)
  if (!geometry || x.dtype !== 'float32' || dy.dtype !== 'float32') return
  const { info, depth, pixels, values } = geometry
  const output = heap.output(info.filterShape)
  if (info.filterShape.includes(0)) return output
  const points = pointsFor(info, { height: info.outHeight, width: info.outWidth })
  if (points) {
    winogradBackpropFilter(engine, x, dy, output, info, points)
    return output
  }
  assembly.conv2dBackpropFilter(
    pool.control,
    heap.address(x),
    heap.address(dy),
    heap.address(output),
    ...values,
    heap.scratch(
      assembly.conv2dBackpropFilterScratch(pixels, depth, info.outChannels, pool.threads),
    ),
  )
  return output
})

/** The gradient of a convolution by its input, `[batch, height, width, channels]`. */
export const conv2dBackpropInput = kernel<
  { dy: TensorInfo; filter: TensorInfo },
  Conv2DBackpropInputAttrs
>(Conv2DBackpropInput, (engine, { inputs, attrs }) => {
  const { heap, assembly, pool } = engine
  const { dy, filter } = inputs
  const geometry = geometryOf(attrs.inputShape, filter.shape, attrs)
  if (!geometry || filter.dtype !== 'float32' || dy.dtype !== 'float32') return
  const { info, values } = geometry
  // A transposed convolution may be handed more than its output's shape asks for.
  if (!util.arraysEqual(dy.shape, info.outShape)) return
  const output = heap.output(info.inShape)
  if (info.inShape.includes(0)) return output
  const points = pointsFor(info, { height: info.inHeight, width: info.inWidth })
  if (points) {
    winogradBackpropInput(engine, dy, filter, output, info, points)
    return output
  }
  const depth = info.filterHeight * info.filterWidth * info.outChannels
  assembly.conv2dBackpropInput(
    pool.control,
    heap.address(dy),
    heap.address(filter),
    heap.address(output),
    ...values,
    heap.scratch(assembly.conv2dScratch(depth, info.inChannels, pool.threads)),
  )
  return output
})
