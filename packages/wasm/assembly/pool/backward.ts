import { POOL_MAX_GRADIENT, POOL_AVERAGE_GRADIENT } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'
import { storeLanes } from './lanes'
import {
  batch, filterDepth, filterHeight, filterWidth, firstAtLeast, firstBeyond, inChannels, inDepth, inHeight,
  inWidth, outDepth, outHeight, outWidth, padFront, padLeft, padTop, strideDepth, strideHeight, strideWidth,
} from './window'

// The job's arguments
const WINDOW = 0, X = 1, DY = 2, DX = 3, BAND = 4, BANDS_AN_IMAGE = 5, BANDS_A_TASK = 6

/** Numbers of dx that one task writes, about. */
const TASK: f64 = 32768
/** Smaller jobs stay on one thread. */
const ALONE: f64 = 8192

/** dx of maxPool: each window gives its dy to its first largest number. */
export function maxPoolGradient(control: usize, window: usize, x: usize, dy: usize, dx: usize): void {
  gradient(control, POOL_MAX_GRADIENT, window, x, dy, dx)
}

/** dx of averagePool: each window shares its dy among all that it covers; padding gets no share. */
export function averagePoolGradient(control: usize, window: usize, dy: usize, dx: usize): void {
  gradient(control, POOL_AVERAGE_GRADIENT, window, 0, dy, dx)
}

/**
 * Cuts dx into bands: of planes where there are several, else of rows. A task owns its bands and
 * visits every window that touches them, in order, so that no two tasks write to one place.
 */
function gradient(control: usize, kind: i32, window: usize, x: usize, dy: usize, dx: usize): void {
  const volume = inDepth(window) > 1
  const units = volume ? inDepth(window) : inHeight(window)
  const step = volume ? strideDepth(window) : strideHeight(window)
  const line = <f64>inWidth(window) * inChannels(window)
  const unit = volume ? line * inHeight(window) : line
  const band = (max(1, <i32>(TASK / max(1, unit))) + step - 1) / step * step
  const bandsAnImage = (units + band - 1) / band
  const bands = bandsAnImage * batch(window)
  const bandsATask = max(1, <i32>(TASK / max(1, unit * min(band, units))))
  openJob(control)
  setAddress(control, WINDOW, window)
  setAddress(control, X, x)
  setAddress(control, DY, dy)
  setAddress(control, DX, dx)
  setArgument(control, BAND, band)
  setArgument(control, BANDS_AN_IMAGE, bandsAnImage)
  setArgument(control, BANDS_A_TASK, bandsATask)
  runJob(control, kind, (bands + bandsATask - 1) / bandsATask, unit * units * batch(window) < ALONE)
}

export function poolGradientTask(control: usize, kind: i32, task: i32): void {
  const window = address(control, WINDOW)
  const band = argument(control, BAND), bandsAnImage = argument(control, BANDS_AN_IMAGE)
  const bandsATask = argument(control, BANDS_A_TASK)
  const volume = inDepth(window) > 1
  const last = min((task + 1) * bandsATask, bandsAnImage * batch(window))
  for (let i = task * bandsATask; i < last; i++) {
    const image = i / bandsAnImage, first = (i % bandsAnImage) * band
    if (volume) {
      gradientOfBand(control, kind, image, first, min(first + band, inDepth(window)), 0, inHeight(window))
    } else gradientOfBand(control, kind, image, 0, 1, first, min(first + band, inHeight(window)))
  }
}

/** dx[image, fromZ..toZ, fromV..toV, :, :]. */
function gradientOfBand(
  control: usize, kind: i32, image: i32, fromZ: i32, toZ: i32, fromV: i32, toV: i32,
): void {
  const window = address(control, WINDOW)
  const channels = inChannels(window), width = inWidth(window), height = inHeight(window), depth = inDepth(window)
  const pixel = <usize>channels << 2
  const line = pixel * width
  const slice = line * height
  const start = <usize>image * depth * slice
  const x = address(control, X) + start, dx = address(control, DX) + start
  for (let z = fromZ; z < toZ; z++) {
    memory.fill(dx + <usize>z * slice + <usize>fromV * line, 0, <usize>(toV - fromV) * line)
  }

  const frontOf = padFront(window), topOf = padTop(window), leftOf = padLeft(window)
  const deep = filterDepth(window), high = filterHeight(window), wide = filterWidth(window)
  const stepZ = strideDepth(window), stepV = strideHeight(window), stepU = strideWidth(window)
  const apart = stepZ >= deep && stepV >= high && stepU >= wide
  const planes = outDepth(window), rows = outHeight(window), columns = outWidth(window)
  const lastPlane = min(planes, firstBeyond(toZ - 1 + frontOf, stepZ))
  const lastRow = min(rows, firstBeyond(toV - 1 + topOf, stepV))
  for (let plane = firstAtLeast(fromZ + frontOf - deep + 1, stepZ); plane < lastPlane; plane++) {
    const z = plane * stepZ - frontOf
    const z0 = max(0, z), z1 = min(depth, z + deep)
    for (let row = firstAtLeast(fromV + topOf - high + 1, stepV); row < lastRow; row++) {
      const v = row * stepV - topOf
      const v0 = max(0, v), v1 = min(height, v + high)
      const dy = address(control, DY) +
        ((<usize>image * planes + plane) * rows + row) * columns * pixel
      for (let column = 0; column < columns; column++) {
        const u = column * stepU - leftOf
        const u0 = max(0, u), across = min(width, u + wide) - u0
        if (across <= 0) continue
        const from = dy + <usize>column * pixel
        const corner = <usize>u0 * pixel
        // Where the window meets the band
        const bandZ0 = max(z0, fromZ), bandZ1 = min(z1, toZ), bandV0 = max(v0, fromV), bandV1 = min(v1, toV)
        const share = f32x4.splat(<f32>((z1 - z0) * (v1 - v0) * across))
        const whole = bandZ0 == z0 && bandZ1 == z1 && bandV0 == v0 && bandV1 == v1
        if (kind == POOL_MAX_GRADIENT && apart && whole && z1 - z0 == 1 && v1 - v0 == 2 && across == 2) {
          const at = <usize>z0 * slice + <usize>v0 * line + corner
          giveToFour(x + at, dx + at, from, line, pixel, channels)
          continue
        }
        let c = 0
        for (; c + 4 <= channels; c += 4) {
          const at = <usize>c << 2
          giveBack(
            kind, x + corner + at, dx + corner + at, v128.load(from + at), share, z0, z1, v0, v1,
            bandZ0, bandZ1, bandV0, bandV1, across, slice, line, pixel, 4,
          )
        }
        if (c < channels) {
          const at = <usize>c << 2
          giveBack(
            kind, x + corner + at, dx + corner + at, v128.load(from + at), share, z0, z1, v0, v1,
            bandZ0, bandZ1, bandV0, bandV1, across, slice, line, pixel, channels - c,
          )
        }
      }
    }
  }
}

/** Hands `given`, the gradients of up to four channels of one window, to what lies under it and in the band. */
@inline function giveBack(
  kind: i32, x: usize, dx: usize, given: v128, share: v128, z0: i32, z1: i32, v0: i32, v1: i32,
  bandZ0: i32, bandZ1: i32, bandV0: i32, bandV1: i32, across: i32, slice: usize, line: usize, pixel: usize,
  lanes: i32,
): void {
  if (kind == POOL_AVERAGE_GRADIENT) {
    const each = f32x4.div(given, share)
    for (let i = bandZ0; i < bandZ1; i++) {
      for (let j = bandV0; j < bandV1; j++) {
        addAlong(dx + <usize>i * slice + <usize>j * line, across, pixel, each, lanes)
      }
    }
    return
  }
  const place = placeOfLargest(x, z0, z1, v0, v1, across, slice, line, pixel)
  for (let i = bandZ0; i < bandZ1; i++) {
    for (let j = bandV0; j < bandV1; j++) {
      const number = ((i - z0) * (v1 - v0) + j - v0) * across
      giveTo(dx + <usize>i * slice + <usize>j * line, across, pixel, given, place, number, lanes)
    }
  }
}

/** The commonest window, 2x2 and apart from all others, without loops. */
function giveToFour(x: usize, dx: usize, dy: usize, line: usize, pixel: usize, channels: i32): void {
  let c = channels
  for (; c >= 4; c -= 4) {
    giveToOneOfFour(x, dx, v128.load(dy), line, pixel, 4)
    x += 16
    dx += 16
    dy += 16
  }
  if (c) giveToOneOfFour(x, dx, v128.load(dy), line, pixel, c)
}

@inline function giveToOneOfFour(x: usize, dx: usize, given: v128, line: usize, pixel: usize, lanes: i32): void {
  const least = f32x4.splat(-Infinity)
  const a = v128.load(x), b = v128.load(x + pixel)
  const c = v128.load(x + line), d = v128.load(x + line + pixel)
  const best = f32x4.pmax(f32x4.pmax(f32x4.pmax(f32x4.pmax(least, a), b), c), d)
  let left = v128.and(given, f32x4.gt(best, least))
  const toA = v128.and(left, f32x4.eq(a, best))
  left = v128.andnot(left, f32x4.eq(a, best))
  const toB = v128.and(left, f32x4.eq(b, best))
  left = v128.andnot(left, f32x4.eq(b, best))
  const toC = v128.and(left, f32x4.eq(c, best))
  storeLanes(dx, toA, lanes)
  storeLanes(dx + pixel, toB, lanes)
  storeLanes(dx + line, toC, lanes)
  storeLanes(dx + line + pixel, v128.andnot(left, f32x4.eq(c, best)), lanes)
}

/** Which number under the window is the first largest, counted from 0; -1 where all are NaN or -Infinity. */
@inline function placeOfLargest(
  x: usize, z0: i32, z1: i32, v0: i32, v1: i32, across: i32, slice: usize, line: usize, pixel: usize,
): v128 {
  const one = i32x4.splat(1)
  let best = f32x4.splat(-Infinity), place = i32x4.splat(-1), number = i32x4.splat(0)
  for (let i = z0; i < z1; i++) {
    for (let j = v0; j < v1; j++) {
      let at = x + <usize>i * slice + <usize>j * line
      for (let k = 0; k < across; k++) {
        const value = v128.load(at)
        const more = f32x4.gt(value, best)
        best = f32x4.pmax(best, value)
        place = v128.bitselect(number, place, more)
        number = i32x4.add(number, one)
        at += pixel
      }
    }
  }
  return place
}

@inline function giveTo(
  to: usize, across: i32, pixel: usize, given: v128, place: v128, number: i32, lanes: i32,
): void {
  for (let k = 0; k < across; k++) {
    const part = v128.and(given, i32x4.eq(place, i32x4.splat(number + k)))
    storeLanes(to, f32x4.add(v128.load(to), part), lanes)
    to += pixel
  }
}

@inline function addAlong(to: usize, across: i32, pixel: usize, each: v128, lanes: i32): void {
  for (let k = 0; k < across; k++) {
    storeLanes(to, f32x4.add(v128.load(to), each), lanes)
    to += pixel
  }
}
