import type { backend_util, TensorInfo } from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { type Finish, plainFinish } from '../activation.js'

/** y of a convolution. */
export const winogradForward = (
  engine: Engine,
  x: TensorInfo,
  filter: TensorInfo,
  out: TensorInfo,
  info: backend_util.Conv2DInfo,
  points: number,
  finish: Finish,
): void =>
  minimalFiltering(
    engine,
    points,
    x,
    filter,
    out,
    info.filterHeight,
    info.padInfo.top,
    info.padInfo.left,
    false,
    finish,
  )

/** dx of a convolution: dy convolved with the filter turned by 180 degrees. */
export const winogradBackpropInput = (
  engine: Engine,
  dy: TensorInfo,
  filter: TensorInfo,
  out: TensorInfo,
  info: backend_util.Conv2DInfo,
  points: number,
): void => {
  const edge = info.filterHeight - 1
  minimalFiltering(
    engine,
    points,
    dy,
    filter,
    out,
    info.filterHeight,
    edge - info.padInfo.top,
    edge - info.padInfo.left,
    true,
    plainFinish,
  )
}

const minimalFiltering = (
  { heap, assembly, pool }: Engine,
  points: number,
  x: TensorInfo,
  filter: TensorInfo,
  out: TensorInfo,
  taps: number,
  padTop: number,
  padLeft: number,
  turned: boolean,
  finish: Finish,
): void => {
  const [batch, height, width, channels] = x.shape as [number, number, number, number]
  const [, outHeight, outWidth, outChannels] = out.shape as [number, number, number, number]
  assembly.winogradConv2d(
    pool.control,
    points,
    heap.address(x),
    heap.address(filter),
    heap.address(out),
    batch,
    height,
    width,
    channels,
    taps,
    outHeight,
    outWidth,
    outChannels,
    padTop,
    padLeft,
    Number(turned),
    finish.bias,
    finish.activation,
    finish.slope,
    finish.slopes,
    heap.scratch(
      assembly.winogradScratch(
        points,
        batch,
        outHeight,
        outWidth,
        channels,
        outChannels,
        taps,
        pool.threads,
      ),
    ),
  )
}

/** The gradient of a convolution by its filter. */
export const winogradBackpropFilter = (
  { heap, assembly, pool }: Engine,
  x: TensorInfo,
  dy: TensorInfo,
  out: TensorInfo,
  info: backend_util.Conv2DInfo,
  points: number,
): void => {
  const { batchSize, inHeight, inWidth, inChannels, filterHeight } = info
  const { outHeight, outWidth, outChannels, padInfo } = info
  assembly.winogradBackpropFilter(
    pool.control,
    points,
    heap.address(x),
    heap.address(dy),
    heap.address(out),
    batchSize,
    inHeight,
    inWidth,
    inChannels,
    filterHeight,
    outHeight,
    outWidth,
    outChannels,
    padInfo.top,
    padInfo.left,
    heap.scratch(
      assembly.winogradBackpropFilterScratch(
        points,
        batchSize,
        outHeight,
        outWidth,
        inChannels,
        outChannels,
        filterHeight,
        pool.threads,
      ),
    ),
  )
}
