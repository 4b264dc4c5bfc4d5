import { packColumns } from '../gemm/pack'
import { openJob, setAddress, setArgument } from '../threads/job'
import { convolve } from './convolve'
import { packedBytes } from './forward'
import {
  CHANNELS, GRID_HEIGHT, GRID_WIDTH, HEIGHT, MULTIPLY_X, MULTIPLY_Y, OFFSET_X, OFFSET_Y, SOURCE,
  STEP_X, STEP_Y, TAPS_X, WIDTH,
} from './patches'

/**
 * dx, the gradient of `conv2d` by its input. Scratch: `conv2dScratch` with the channels exchanged.
 *
 * With stride s the pixels of dx fall into s * s classes, by their remainders: those of one class
 * have met the same taps of the filter, every (s / gcd(s, dilation))-th. So each class is a
 * convolution of dy with its part of the filter, turned by 180 degrees, and no product is wasted.
 */
export function conv2dBackpropInput(
  control: usize, dy: usize, filter: usize, dx: usize,
  batch: i32, height: i32, width: i32, channels: i32, filterHeight: i32, filterWidth: i32,
  outHeight: i32, outWidth: i32, outChannels: i32,
  strideY: i32, strideX: i32, padTop: i32, padLeft: i32, dilationY: i32, dilationX: i32,
  scratch: usize,
): void {
  const shareY = gcd(strideY, dilationY), shareX = gcd(strideX, dilationX)
  const everyY = strideY / shareY, everyX = strideX / shareX
  for (let phaseY = 0; phaseY < min(strideY, height); phaseY++) {
    const firstY = firstTap(phaseY + padTop, dilationY, strideY, everyY, filterHeight)
    const tapsY = firstY < 0 ? 0 : (filterHeight - 1 - firstY) / everyY + 1
    const lastY = firstY + (tapsY - 1) * everyY
    for (let phaseX = 0; phaseX < min(strideX, width); phaseX++) {
      const firstX = firstTap(phaseX + padLeft, dilationX, strideX, everyX, filterWidth)
      const tapsX = firstX < 0 ? 0 : (filterWidth - 1 - firstX) / everyX + 1
      const lastX = firstX + (tapsX - 1) * everyX
      const depth = tapsY * tapsX * outChannels
      for (let tapY = 0; tapY < tapsY; tapY++) {
        for (let tapX = 0; tapX < tapsX; tapX++) {
          const at = (lastY - tapY * everyY) * filterWidth + (lastX - tapX * everyX)
          packColumns(
            scratch + ((<usize>(tapY * tapsX + tapX) * outChannels) << 5), <usize>depth << 5,
            filter + ((<usize>at * channels * outChannels) << 2), 4, <usize>outChannels << 2,
            outChannels, channels, 0, (channels + 7) >> 3,
          )
        }
      }
      const gridHeight = (height - phaseY + strideY - 1) / strideY
      const gridWidth = (width - phaseX + strideX - 1) / strideX
      openJob(control)
      setAddress(control, SOURCE, dy)
      setArgument(control, HEIGHT, outHeight)
      setArgument(control, WIDTH, outWidth)
      setArgument(control, CHANNELS, outChannels)
      setArgument(control, GRID_HEIGHT, gridHeight)
      setArgument(control, GRID_WIDTH, gridWidth)
      setArgument(control, MULTIPLY_Y, 1)
      setArgument(control, MULTIPLY_X, 1)
      setArgument(control, OFFSET_Y, (phaseY + padTop - lastY * dilationY) / strideY)
      setArgument(control, OFFSET_X, (phaseX + padLeft - lastX * dilationX) / strideX)
      setArgument(control, STEP_Y, dilationY / shareY)
      setArgument(control, STEP_X, dilationX / shareX)
      setArgument(control, TAPS_X, tapsX)
      convolve(
        control, scratch, dx, batch * gridHeight * gridWidth, depth, channels,
        height, width, strideY, strideX, phaseY, phaseX, 0, 0, 0, 0,
        scratch + packedBytes(filterHeight * filterWidth * outChannels, channels),
      )
    }
  }
}

/** The first tap k with (shifted - k * dilation) divisible by the stride, or -1. */
function firstTap(shifted: i32, dilation: i32, stride: i32, every: i32, taps: i32): i32 {
  for (let k = 0; k < min(every, taps); k++) {
    if ((shifted - k * dilation) % stride == 0) return k
  }
  return -1
}

function gcd(a: i32, b: i32): i32 {
  while (b) {
    const rest = a % b
    a = b
    b = rest
  }
  return a
}
