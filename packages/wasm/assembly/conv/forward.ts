import { packColumns } from '../gemm/pack'
import { openJob, setAddress, setArgument } from '../threads/job'
import { convolve, convolveThreadBytes } from './convolve'
import {
  CHANNELS, GRID_HEIGHT, GRID_WIDTH, HEIGHT, MULTIPLY_X, MULTIPLY_Y, OFFSET_X, OFFSET_Y, SOURCE,
  STEP_X, STEP_Y, TAPS_X, WIDTH,
} from './patches'

/** Bytes of scratch for `conv2d`. */
export function conv2dScratch(depth: i32, outChannels: i32, threads: i32): usize {
  return packedBytes(depth, outChannels) + <usize>threads * convolveThreadBytes(depth, outChannels)
}

export function packedBytes(depth: i32, outChannels: i32): usize {
  return (<usize>((outChannels + 7) >> 3) * depth) << 5
}

/** Declares how the output's pixels meet the source; for both the convolution and its filter's gradient. */
export function setForwardTaps(
  control: usize, x: usize, height: i32, width: i32, channels: i32,
  filterWidth: i32, outHeight: i32, outWidth: i32,
  strideY: i32, strideX: i32, padTop: i32, padLeft: i32, dilationY: i32, dilationX: i32,
): void {
  setAddress(control, SOURCE, x)
  setArgument(control, HEIGHT, height)
  setArgument(control, WIDTH, width)
  setArgument(control, CHANNELS, channels)
  setArgument(control, GRID_HEIGHT, outHeight)
  setArgument(control, GRID_WIDTH, outWidth)
  setArgument(control, MULTIPLY_Y, strideY)
  setArgument(control, MULTIPLY_X, strideX)
  setArgument(control, OFFSET_Y, -padTop)
  setArgument(control, OFFSET_X, -padLeft)
  setArgument(control, STEP_Y, dilationY)
  setArgument(control, STEP_X, dilationX)
  setArgument(control, TAPS_X, filterWidth)
}

/** y[n, i, j, o] = activation(sum over taps and c of x * filter[y, x, c, o] + bias[o]). */
export function conv2d(
  control: usize, x: usize, filter: usize, out: usize,
  batch: i32, height: i32, width: i32, channels: i32, filterHeight: i32, filterWidth: i32,
  outHeight: i32, outWidth: i32, outChannels: i32,
  strideY: i32, strideX: i32, padTop: i32, padLeft: i32, dilationY: i32, dilationX: i32,
  bias: usize, activation: i32, slope: f32, slopes: usize, scratch: usize,
): void {
  const depth = filterHeight * filterWidth * channels
  packColumns(
    scratch, <usize>depth << 5, filter, <usize>outChannels << 2, 4, depth, outChannels,
    0, (outChannels + 7) >> 3,
  )
  openJob(control)
  setForwardTaps(
    control, x, height, width, channels, filterWidth, outHeight, outWidth,
    strideY, strideX, padTop, padLeft, dilationY, dilationX,
  )
  convolve(
    control, scratch, out, batch * outHeight * outWidth, depth, outChannels,
    outHeight, outWidth, 1, 1, 0, 0,
    bias, activation, slope, slopes, scratch + packedBytes(depth, outChannels),
  )
}
