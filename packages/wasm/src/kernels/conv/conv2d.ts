import {
  Conv2D,
  type Conv2DAttrs,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  FusedConv2D,
  type FusedConv2DAttrs,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { type Finish, type FinishInputs, finishOf, plainFinish } from '../activation.js'
import { kernel, type OwnKernel } from '../kernel.js'
import { pointsFor } from './algorithm.js'
import { type ConvAttrs, geometryOf } from './geometry.js'
import { convolutionGradient, withBias } from './gradient.js'
import { winogradForward } from './winograd.js'

interface Operands {
  x: TensorInfo
  filter: TensorInfo
}

const gradient = convolutionGradient(Conv2DBackpropInput, Conv2DBackpropFilter)

/** A convolution of pictures: `[batch, height, width, channels]` with `[height, width, channels, outChannels]`. */
export const conv2d: OwnKernel = {
  ...kernel<Operands, Conv2DAttrs>(Conv2D, (engine, { inputs, attrs }) =>
    convolve(engine, inputs, attrs, plainFinish),
  ),
  gradient,
}

/** A convolution with bias and activation in one pass. */
export const fusedConv2d: OwnKernel = {
  ...kernel<Operands & FinishInputs, FusedConv2DAttrs>(FusedConv2D, (engine, { inputs, attrs }) => {
    const finish = finishOf(engine.heap, inputs.filter.shape[3] as number, inputs, attrs)
    return finish && convolve(engine, inputs, attrs, finish)
  }),
  fusedGradient: withBias(gradient),
}

const convolve = (
  engine: Engine,
  { x, filter }: Operands,
  attrs: ConvAttrs,
  finish: Finish,
): TensorInfo | undefined => {
  const { heap, assembly, pool } = engine
  if (x.dtype !== 'float32' || filter.dtype !== 'float32') return
  const geometry = geometryOf(x.shape, filter.shape, attrs)
  if (!geometry) return
  const { info, depth, values } = geometry
  const output = heap.output(info.outShape)
  if (info.outShape.includes(0)) return output
  const points = pointsFor(info, { height: info.outHeight, width: info.outWidth })
  if (points) {
    winogradForward(engine, x, filter, output, info, points, finish)
    return output
  }
  assembly.conv2d(
    pool.control,
    heap.address(x),
    heap.address(filter),
    heap.address(output),
    ...values,
    finish.bias,
    finish.activation,
    finish.slope,
    finish.slopes,
    heap.scratch(assembly.conv2dScratch(depth, info.outChannels, pool.threads)),
  )
  return output
}
