import { POOL_PLACES } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'
import { storeLanes } from './lanes'
import {
  batch, filterHeight, filterWidth, inChannels, inHeight, inWidth, outHeight, outWidth, padLeft, padTop,
  strideHeight, strideWidth,
} from './window'

// The job's arguments
const WINDOW = 0, X = 1, PLACES = 2, WITH_BATCH = 3

/**
 * Where under each window of pictures the first largest number lies: (row * width + column) *
 * channels + channel, with the picture counted in or not; -1 where all are NaN or -Infinity.
 */
export function maxPoolPlaces(control: usize, window: usize, x: usize, places: usize, withBatch: bool): void {
  const rows = batch(window) * outHeight(window)
  openJob(control)
  setAddress(control, WINDOW, window)
  setAddress(control, X, x)
  setAddress(control, PLACES, places)
  setArgument(control, WITH_BATCH, i32(withBatch))
  const work = <f64>rows * outWidth(window) * inChannels(window) * filterHeight(window) * filterWidth(window)
  runJob(control, POOL_PLACES, rows, work < 16384)
}

/** One row of windows. */
export function poolPlacesTask(control: usize, task: i32): void {
  const window = address(control, WINDOW)
  const channels = inChannels(window), width = inWidth(window), height = inHeight(window)
  const pixel = <usize>channels << 2
  const image = task / outHeight(window)
  const x = address(control, X) + <usize>image * height * width * pixel
  const before = argument(control, WITH_BATCH) ? image * height * width * channels : 0
  const v = (task % outHeight(window)) * strideHeight(window) - padTop(window)
  const v0 = max(0, v), v1 = min(height, v + filterHeight(window))
  let to = address(control, PLACES) + <usize>task * outWidth(window) * pixel
  for (let column = 0; column < outWidth(window); column++) {
    const u = column * strideWidth(window) - padLeft(window)
    const u0 = max(0, u), u1 = min(width, u + filterWidth(window))
    for (let c = 0; c < channels; c += 4) {
      const lanes = i32x4.add(i32x4(0, 1, 2, 3), i32x4.splat(before + c))
      let best = f32x4.splat(-Infinity), place = i32x4.splat(-1)
      for (let i = v0; i < v1; i++) {
        for (let j = u0; j < u1; j++) {
          const number = i * width + j
          const value = v128.load(x + <usize>number * pixel + (<usize>c << 2))
          const more = f32x4.gt(value, best)
          best = f32x4.pmax(best, value)
          place = v128.bitselect(i32x4.add(lanes, i32x4.splat(number * channels)), place, more)
        }
      }
      storeLanes(to + (<usize>c << 2), place, channels - c)
    }
    to += pixel
  }
}
