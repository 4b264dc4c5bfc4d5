import { VOLUME_PATCHES, VOLUME_SCATTER } from '../kinds'
import { storeLanes } from '../pool/lanes'
import {
  dilationDepth, dilationHeight, dilationWidth, filterDepth, filterHeight, filterWidth, inChannels, inDepth,
  inHeight, inWidth, outHeight, outWidth, padFront, padLeft, padTop, strideDepth, strideHeight, strideWidth,
} from '../pool/window'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'

// The job's arguments
const WINDOW = 0, X = 1, PATCHES = 2, FIRST = 3, LAST = 4

/** Smaller jobs stay on one thread. */
const ALONE: f64 = 16384

/**
 * What lies under each window of the output planes [first, last) of one volume x, as the rows of a
 * matrix: [planes * height * width, filter's depth * height * width * channels]. Padding is 0.
 */
export function volumePatches(
  control: usize, window: usize, x: usize, patches: usize, first: i32, last: i32,
): void {
  const rows = (last - first) * outHeight(window)
  open(control, window, x, patches, first, last)
  runJob(control, VOLUME_PATCHES, rows, <f64>rows * outWidth(window) * patchSize(window) < ALONE)
}

/** Adds the rows of such a matrix to where they came from in x: the gradient of `volumePatches`. */
export function volumeScatter(
  control: usize, window: usize, x: usize, patches: usize, first: i32, last: i32,
): void {
  const rows = <f64>(last - first) * outHeight(window) * outWidth(window)
  open(control, window, x, patches, first, last)
  runJob(control, VOLUME_SCATTER, inDepth(window), rows * patchSize(window) < ALONE)
}

function open(control: usize, window: usize, x: usize, patches: usize, first: i32, last: i32): void {
  openJob(control)
  setAddress(control, WINDOW, window)
  setAddress(control, X, x)
  setAddress(control, PATCHES, patches)
  setArgument(control, FIRST, first)
  setArgument(control, LAST, last)
}

@inline function patchSize(window: usize): i32 {
  return filterDepth(window) * filterHeight(window) * filterWidth(window) * inChannels(window)
}

/** One row of windows. */
export function volumePatchesTask(control: usize, task: i32): void {
  const window = address(control, WINDOW)
  const height = outHeight(window), width = outWidth(window), channels = inChannels(window)
  const plane = argument(control, FIRST) + task / height
  const z = plane * strideDepth(window) - padFront(window)
  const v = (task % height) * strideHeight(window) - padTop(window)
  const pixel = <usize>channels << 2
  const line = pixel * inWidth(window)
  let to = address(control, PATCHES) + (<usize>task * width * patchSize(window) << 2)
  for (let column = 0; column < width; column++) {
    const u = column * strideWidth(window) - padLeft(window)
    for (let i = 0; i < filterDepth(window); i++) {
      const fromZ = z + i * dilationDepth(window)
      for (let j = 0; j < filterHeight(window); j++) {
        const fromV = v + j * dilationHeight(window)
        const inside = fromZ >= 0 && fromZ < inDepth(window) && fromV >= 0 && fromV < inHeight(window)
        const row = address(control, X) + (<usize>fromZ * inHeight(window) + fromV) * line
        for (let k = 0; k < filterWidth(window); k++) {
          const fromU = u + k * dilationWidth(window)
          if (inside && fromU >= 0 && fromU < inWidth(window)) {
            copy(to, row + <usize>fromU * pixel, channels)
          } else memory.fill(to, 0, pixel)
          to += pixel
        }
      }
    }
  }
}

/** One plane of x: takes what any window has for it, from the first window to the last. */
export function volumeScatterTask(control: usize, task: i32): void {
  const window = address(control, WINDOW)
  const height = outHeight(window), width = outWidth(window), channels = inChannels(window)
  const first = argument(control, FIRST)
  const pixel = <usize>channels << 2
  const line = pixel * inWidth(window)
  const patch = <usize>patchSize(window) << 2
  const slice = pixel * filterWidth(window) * filterHeight(window)
  const to = address(control, X) + <usize>task * inHeight(window) * line
  for (let plane = first; plane < argument(control, LAST); plane++) {
    for (let i = 0; i < filterDepth(window); i++) {
      if (plane * strideDepth(window) - padFront(window) + i * dilationDepth(window) != task) continue
      let from = address(control, PATCHES) + <usize>(plane - first) * height * width * patch + <usize>i * slice
      for (let row = 0; row < height; row++) {
        const v = row * strideHeight(window) - padTop(window)
        for (let column = 0; column < width; column++) {
          addWindow(window, to, from, v, column * strideWidth(window) - padLeft(window), line, pixel, channels)
          from += patch
        }
      }
    }
  }
}

/** Adds one plane of one patch to where it came from. */
function addWindow(
  window: usize, to: usize, from: usize, v: i32, u: i32, line: usize, pixel: usize, channels: i32,
): void {
  for (let j = 0; j < filterHeight(window); j++) {
    const toV = v + j * dilationHeight(window)
    for (let k = 0; k < filterWidth(window); k++) {
      const toU = u + k * dilationWidth(window)
      if (toV >= 0 && toV < inHeight(window) && toU >= 0 && toU < inWidth(window)) {
        add(to + <usize>toV * line + <usize>toU * pixel, from, channels)
      }
      from += pixel
    }
  }
}

@inline function copy(to: usize, from: usize, channels: i32): void {
  for (let c = channels; c > 0; c -= 4) {
    storeLanes(to, v128.load(from), c)
    to += 16
    from += 16
  }
}

@inline function add(to: usize, from: usize, channels: i32): void {
  for (let c = channels; c > 0; c -= 4) {
    storeLanes(to, f32x4.add(v128.load(to), v128.load(from)), c)
    to += 16
    from += 16
  }
}
