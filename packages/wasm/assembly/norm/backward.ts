import { multiplyAdd } from '../gemm/multiply-add'
import { BATCH_NORM_GRADIENT } from '../kinds'
import { storeLanes } from '../pool/lanes'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'
import { writeFactors } from './forward'

// The job's arguments
const X = 0, DY = 1, DX = 2, MEAN = 3, FACTORS = 4, PARTS = 5, PIXELS = 6, CHANNELS = 7, EACH = 8

/** Numbers that one task reads of x, about. */
const TASK: i32 = 32768
/** Smaller jobs stay on one thread. */
const ALONE: f64 = 16384
/** Each part is two sums for each channel, and all are added up in the end. */
const MOST_PARTS: i32 = 32
/** So many pixels are summed before the sum goes to memory: they stay near, and less is lost. */
const RUN: i32 = 32

/** How many pixels make one part of the sums. Depends on shapes alone. */
function pixelsAPart(pixels: i32, channels: i32): i32 {
  return max(max(1, TASK / max(1, channels)), (pixels + MOST_PARTS - 1) / MOST_PARTS)
}

/** Bytes of scratch that `batchNormGradient` needs. */
export function batchNormGradientScratch(pixels: i32, channels: i32): usize {
  const each = pixelsAPart(pixels, channels)
  return <usize>(1 + 2 * ((pixels + each - 1) / each)) * channels << 2
}

/**
 * All gradients of `batchNorm`, in one pass over x and dy. With r = 1 / sqrt(variance + epsilon):
 * dx = dy r scale, dMean = -r scale sum(dy), dVariance = -r^3/2 scale sum(dy (x - mean)),
 * dScale = r sum(dy (x - mean)), dOffset = sum(dy).
 */
export function batchNormGradient(
  control: usize, x: usize, dy: usize, mean: usize, variance: usize, scale: usize, epsilon: f32,
  dx: usize, dMean: usize, dVariance: usize, dScale: usize, dOffset: usize,
  pixels: i32, channels: i32, scratch: usize,
): void {
  const each = pixelsAPart(pixels, channels)
  const parts = (pixels + each - 1) / each
  const sums = scratch + (<usize>channels << 2)
  writeFactors(scratch, variance, scale, epsilon, channels)
  openJob(control)
  setAddress(control, X, x)
  setAddress(control, DY, dy)
  setAddress(control, DX, dx)
  setAddress(control, MEAN, mean)
  setAddress(control, FACTORS, scratch)
  setAddress(control, PARTS, sums)
  setArgument(control, PIXELS, pixels)
  setArgument(control, CHANNELS, channels)
  setArgument(control, EACH, each)
  runJob(control, BATCH_NORM_GRADIENT, parts, <f64>pixels * channels < ALONE)

  for (let c: usize = 0; c < <usize>channels << 2; c += 4) {
    let plain: f32 = 0, centred: f32 = 0
    for (let part = 0; part < parts; part++) {
      const at = sums + (<usize>part * channels << 3) + c
      plain += load<f32>(at)
      centred += load<f32>(at + (<usize>channels << 2))
    }
    const root: f32 = <f32>1 / Mathf.sqrt(load<f32>(variance + c) + epsilon)
    const factor = load<f32>(scratch + c)
    store<f32>(dMean + c, -factor * plain)
    store<f32>(dVariance + c, <f32>-0.5 * root * root * factor * centred)
    store<f32>(dScale + c, root * centred)
    store<f32>(dOffset + c, plain)
  }
}

export function batchNormGradientTask(control: usize, task: i32): void {
  const channels = argument(control, CHANNELS), each = argument(control, EACH)
  const mean = address(control, MEAN), factors = address(control, FACTORS)
  const pixel = <usize>channels << 2
  const plain = address(control, PARTS) + <usize>task * 2 * pixel
  memory.fill(plain, 0, 2 * pixel)
  const last = min((task + 1) * each, argument(control, PIXELS))
  for (let i = task * each; i < last; i += RUN) {
    const count = min(RUN, last - i)
    const start = <usize>i * pixel
    const x = address(control, X) + start, dy = address(control, DY) + start, dx = address(control, DX) + start
    let c = 0
    for (; c + 8 <= channels; c += 8) {
      const at = <usize>c << 2
      run8(x + at, dy + at, dx + at, mean + at, factors + at, plain + at, pixel, count)
    }
    for (; c < channels; c += 4) {
      const at = <usize>c << 2
      run4(x + at, dy + at, dx + at, mean + at, factors + at, plain + at, pixel, count, channels - c)
    }
  }
}

function run8(
  x: usize, dy: usize, dx: usize, mean: usize, factors: usize, plain: usize, pixel: usize, count: i32,
): void {
  const m0 = v128.load(mean), m1 = v128.load(mean, 16)
  const f0 = v128.load(factors), f1 = v128.load(factors, 16)
  let s0 = f32x4.splat(0), s1 = s0, t0 = s0, t1 = s0
  for (let i = 0; i < count; i++) {
    const d0 = v128.load(dy), d1 = v128.load(dy, 16)
    v128.store(dx, f32x4.mul(d0, f0))
    v128.store(dx, f32x4.mul(d1, f1), 16)
    s0 = f32x4.add(s0, d0)
    s1 = f32x4.add(s1, d1)
    t0 = multiplyAdd(f32x4.sub(v128.load(x), m0), d0, t0)
    t1 = multiplyAdd(f32x4.sub(v128.load(x, 16), m1), d1, t1)
    x += pixel
    dy += pixel
    dx += pixel
  }
  const centred = plain + pixel
  v128.store(plain, f32x4.add(v128.load(plain), s0))
  v128.store(plain, f32x4.add(v128.load(plain, 16), s1), 16)
  v128.store(centred, f32x4.add(v128.load(centred), t0))
  v128.store(centred, f32x4.add(v128.load(centred, 16), t1), 16)
}

function run4(
  x: usize, dy: usize, dx: usize, mean: usize, factors: usize, plain: usize, pixel: usize, count: i32,
  lanes: i32,
): void {
  const m = v128.load(mean), f = v128.load(factors)
  let s = f32x4.splat(0), t = s
  for (let i = 0; i < count; i++) {
    const d = v128.load(dy)
    storeLanes(dx, f32x4.mul(d, f), lanes)
    s = f32x4.add(s, d)
    t = multiplyAdd(f32x4.sub(v128.load(x), m), d, t)
    x += pixel
    dy += pixel
    dx += pixel
  }
  const centred = plain + pixel
  storeLanes(plain, f32x4.add(v128.load(plain), s), lanes)
  storeLanes(centred, f32x4.add(v128.load(centred), t), lanes)
}
