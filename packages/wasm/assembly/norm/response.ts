import { exp, log } from '../elementwise/exponentials'
import { storeSome } from '../elementwise/lanes'
import { RESPONSE, RESPONSE_GRADIENT } from '../kinds'
import { address, argument, openJob, runJob, scalar, setAddress, setArgument, setScalar } from '../threads/job'

// Local response normalization (Krizhevsky and others, "ImageNet classification with deep
// convolutional neural networks", 2012): y = x * norm ^ -beta, where norm is bias + alpha * the sum of
// the squares of the channels at most `radius` away.

// The job's arguments
const X = 0, Y = 1, DY = 2, OUT = 3, PIXELS = 4, CHANNELS = 5, RADIUS = 6, BIAS = 7, ALPHA = 8, BETA = 9
const SCRATCH = 10, PIXELS_A_TASK = 11

/** Numbers of one task, and up to which one thread does it all. */
const TASK: i32 = 4096

/** Bytes of one row with `radius` zeros on either side, and room for a vector that begins at its end. */
function rowBytes(channels: i32, radius: i32): usize {
  return (<usize>(channels + 2 * radius + 8) << 2)
}

/** Bytes of scratch for `responseNorm` and its gradient. */
export function responseNormScratch(channels: i32, radius: i32, threads: i32): usize {
  return 2 * rowBytes(channels, radius) * <usize>threads
}

/** out = x normalized, for `pixels` rows of `channels`. radius: at most `channels`. */
export function responseNorm(
  control: usize, x: usize, out: usize, pixels: i32, channels: i32, radius: i32,
  bias: f32, alpha: f32, beta: f32, scratch: usize,
): void {
  run(control, RESPONSE, x, 0, 0, out, pixels, channels, radius, bias, alpha, beta, scratch)
}

/** out = the gradient by x of `responseNorm`, of which y is the result. */
export function responseNormGradient(
  control: usize, x: usize, y: usize, dy: usize, out: usize, pixels: i32, channels: i32, radius: i32,
  bias: f32, alpha: f32, beta: f32, scratch: usize,
): void {
  run(control, RESPONSE_GRADIENT, x, y, dy, out, pixels, channels, radius, bias, alpha, beta, scratch)
}

function run(
  control: usize, kind: i32, x: usize, y: usize, dy: usize, out: usize, pixels: i32, channels: i32,
  radius: i32, bias: f32, alpha: f32, beta: f32, scratch: usize,
): void {
  const each = max(1, TASK / channels)
  openJob(control)
  setAddress(control, X, x)
  setAddress(control, Y, y)
  setAddress(control, DY, dy)
  setAddress(control, OUT, out)
  setArgument(control, PIXELS, pixels)
  setArgument(control, CHANNELS, channels)
  setArgument(control, RADIUS, radius)
  setScalar(control, BIAS, bias)
  setScalar(control, ALPHA, alpha)
  setScalar(control, BETA, beta)
  setAddress(control, SCRATCH, scratch)
  setArgument(control, PIXELS_A_TASK, each)
  runJob(control, kind, (pixels + each - 1) / each, <i64>pixels * channels <= TASK)
}

export function responseTask(control: usize, task: i32, thread: i32, gradient: bool): void {
  const channels = argument(control, CHANNELS), radius = argument(control, RADIUS)
  const each = argument(control, PIXELS_A_TASK)
  const last = min(argument(control, PIXELS), (task + 1) * each)
  const row = rowBytes(channels, radius)
  const squares = address(control, SCRATCH) + 2 * <usize>thread * row
  memory.fill(squares, 0, 2 * row)
  const pixel = <usize>channels << 2
  for (let i = task * each; i < last; i++) {
    const at = <usize>i * pixel
    const x = address(control, X) + at, out = address(control, OUT) + at
    square(squares + (<usize>radius << 2), x, channels)
    if (gradient) giveBack(control, x, address(control, Y) + at, address(control, DY) + at, out, squares, squares + row)
    else normalize(control, x, out, squares)
  }
}

/** The squares of `count` numbers; nothing is written behind them, where zeros are. */
@inline function square(to: usize, x: usize, count: i32): void {
  for (; count >= 4; count -= 4) {
    const value = v128.load(x)
    v128.store(to, f32x4.mul(value, value))
    to += 16
    x += 16
  }
  if (count) {
    const value = v128.load(x)
    storeSome(to, f32x4.mul(value, value), count)
  }
}

/** The sums of 2 * radius + 1 neighbours of each of four numbers, of a row with zeros around it. */
@inline function around(row: usize, c: i32, radius: i32): v128 {
  let at = row + (<usize>c << 2)
  let sum = v128.load(at)
  for (let i = 0; i < 2 * radius; i++) {
    at += 4
    sum = f32x4.add(sum, v128.load(at))
  }
  return sum
}

@inline function power(x: v128, by: f32): v128 {
  return exp(f32x4.mul(f32x4.splat(by), log(x)))
}

function normalize(control: usize, x: usize, out: usize, squares: usize): void {
  const channels = argument(control, CHANNELS), radius = argument(control, RADIUS)
  const bias = f32x4.splat(scalar(control, BIAS)), alpha = f32x4.splat(scalar(control, ALPHA))
  const beta = scalar(control, BETA)
  for (let c = 0; c < channels; c += 4) {
    const norm = f32x4.add(bias, f32x4.mul(alpha, around(squares, c, radius)))
    put(out, c, channels, f32x4.mul(v128.load(x + (<usize>c << 2)), power(norm, -beta)))
  }
}

/** dx = dy norm^-beta - 2 alpha beta x * the sum of the neighbours' dy y / norm. */
function giveBack(
  control: usize, x: usize, y: usize, dy: usize, out: usize, squares: usize, shares: usize,
): void {
  const channels = argument(control, CHANNELS), radius = argument(control, RADIUS)
  const bias = f32x4.splat(scalar(control, BIAS)), alpha = f32x4.splat(scalar(control, ALPHA))
  const beta = scalar(control, BETA)
  const share = shares + (<usize>radius << 2)
  for (let c = 0; c < channels; c += 4) {
    const at = <usize>c << 2
    const norm = f32x4.add(bias, f32x4.mul(alpha, around(squares, c, radius)))
    const given = v128.load(dy + at)
    put(share, c, channels, f32x4.div(f32x4.mul(given, v128.load(y + at)), norm))
    put(out, c, channels, f32x4.mul(given, power(norm, -beta)))
  }
  const factor = f32x4.splat(-2 * scalar(control, ALPHA) * beta)
  for (let c = 0; c < channels; c += 4) {
    const at = <usize>c << 2
    const back = f32x4.mul(f32x4.mul(factor, v128.load(x + at)), around(shares, c, radius))
    put(out, c, channels, f32x4.add(v128.load(out + at), back))
  }
}

@inline function put(row: usize, c: i32, channels: i32, x: v128): void {
  const to = row + (<usize>c << 2)
  if (channels - c >= 4) v128.store(to, x)
  else storeSome(to, x, channels - c)
}
