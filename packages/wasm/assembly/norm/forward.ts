import { multiplyAdd } from '../gemm/multiply-add'
import { BATCH_NORM } from '../kinds'
import { storeLanes } from '../pool/lanes'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'

// The job's arguments
const X = 0, Y = 1, MEAN = 2, FACTORS = 3, OFFSET = 4, PIXELS = 5, CHANNELS = 6, EACH = 7

/** Numbers that one task writes, about. */
const TASK: i32 = 32768
/** Smaller jobs stay on one thread. */
const ALONE: f64 = 16384

/** 1 / sqrt(variance + epsilon), times the scale where there is one, for each channel. */
export function writeFactors(
  factors: usize, variance: usize, scale: usize, epsilon: f32, channels: i32,
): void {
  for (let c: usize = 0; c < <usize>channels << 2; c += 4) {
    const by: f32 = scale ? load<f32>(scale + c) : 1
    store<f32>(factors + c, by / Mathf.sqrt(load<f32>(variance + c) + epsilon))
  }
}

/**
 * y = (x - mean) / sqrt(variance + epsilon) * scale + offset, x: [pixels, channels], the others
 * [channels]; scale and offset may be 0 for none. Scratch: `channels` numbers.
 */
export function batchNorm(
  control: usize, x: usize, mean: usize, variance: usize, scale: usize, offset: usize, epsilon: f32,
  y: usize, pixels: i32, channels: i32, scratch: usize,
): void {
  const each = max(1, TASK / max(1, channels))
  writeFactors(scratch, variance, scale, epsilon, channels)
  openJob(control)
  setAddress(control, X, x)
  setAddress(control, Y, y)
  setAddress(control, MEAN, mean)
  setAddress(control, FACTORS, scratch)
  setAddress(control, OFFSET, offset)
  setArgument(control, PIXELS, pixels)
  setArgument(control, CHANNELS, channels)
  setArgument(control, EACH, each)
  runJob(control, BATCH_NORM, (pixels + each - 1) / each, <f64>pixels * channels < ALONE)
}

export function batchNormTask(control: usize, task: i32): void {
  const channels = argument(control, CHANNELS), each = argument(control, EACH)
  const mean = address(control, MEAN), factors = address(control, FACTORS), offset = address(control, OFFSET)
  const pixel = <usize>channels << 2
  const last = min((task + 1) * each, argument(control, PIXELS))
  let x = address(control, X) + <usize>task * each * pixel
  let y = address(control, Y) + <usize>task * each * pixel
  for (let i = task * each; i < last; i++) {
    let c = 0
    for (; c + 4 <= channels; c += 4) {
      const at = <usize>c << 2
      v128.store(y + at, normal(x + at, mean + at, factors + at, offset ? offset + at : 0))
    }
    if (c < channels) {
      const at = <usize>c << 2
      storeLanes(y + at, normal(x + at, mean + at, factors + at, offset ? offset + at : 0), channels - c)
    }
    x += pixel
    y += pixel
  }
}

@inline function normal(x: usize, mean: usize, factors: usize, offset: usize): v128 {
  const centred = f32x4.sub(v128.load(x), v128.load(mean))
  if (!offset) return f32x4.mul(centred, v128.load(factors))
  return multiplyAdd(centred, v128.load(factors), v128.load(offset))
}
