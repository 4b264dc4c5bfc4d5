import { finishRows } from '../gemm/finish'
import { multiplyAdd } from '../gemm/multiply-add'
import { DEPTHWISE } from '../kinds'
import { storeLanes } from '../pool/lanes'
import {
  batch, dilationHeight, dilationWidth, filterHeight, filterWidth, firstAtLeast, inChannels,
  inHeight, inWidth, outHeight, outWidth, padLeft, padTop, strideHeight, strideWidth,
} from '../pool/window'
import { address, argument, openJob, runJob, scalar, setAddress, setArgument, setScalar } from '../threads/job'

// The job's arguments
const WINDOW = 0, X = 1, FILTER = 2, Y = 3, ROWS_A_TASK = 4
const BIAS = 5, ACTIVATION = 6, SLOPE = 7, SLOPES = 8

/** Multiplications of one task, about. */
const TASK: f64 = 131072
/** Smaller jobs stay on one thread. */
const ALONE: f64 = 30000

/**
 * y = activation(each channel of x under its own filter + bias).
 * x: [batch, height, width, channels], filter: [height, width, channels].
 */
export function depthwise(
  control: usize, window: usize, x: usize, filter: usize, y: usize,
  bias: usize, activation: i32, slope: f32, slopes: usize,
): void {
  const rows = batch(window) * outHeight(window)
  const work = <f64>outWidth(window) * inChannels(window) * filterHeight(window) * filterWidth(window)
  const each = max(1, <i32>(TASK / max(1, work)))
  openJob(control)
  setAddress(control, WINDOW, window)
  setAddress(control, X, x)
  setAddress(control, FILTER, filter)
  setAddress(control, Y, y)
  setArgument(control, ROWS_A_TASK, each)
  setAddress(control, BIAS, bias)
  setArgument(control, ACTIVATION, activation)
  setScalar(control, SLOPE, slope)
  setAddress(control, SLOPES, slopes)
  runJob(control, DEPTHWISE, (rows + each - 1) / each, work * rows < ALONE)
}

export function depthwiseTask(control: usize, task: i32): void {
  const window = address(control, WINDOW)
  const each = argument(control, ROWS_A_TASK)
  const height = outHeight(window), columns = outWidth(window), channels = inChannels(window)
  const line = <usize>columns * channels << 2
  const first = task * each
  const last = min(first + each, batch(window) * height)
  for (let row = first; row < last; row++) {
    rowOf(
      window, address(control, X), address(control, FILTER), address(control, Y) + <usize>row * line,
      row / height, row % height,
    )
  }
  finishRows(
    address(control, Y) + <usize>first * line, <usize>channels << 2, (last - first) * columns, channels,
    address(control, BIAS), argument(control, ACTIVATION), scalar(control, SLOPE), address(control, SLOPES),
  )
}

function rowOf(window: usize, x: usize, filter: usize, to: usize, image: i32, row: i32): void {
  const channels = inChannels(window), width = inWidth(window), height = inHeight(window)
  const tap = <usize>channels << 2
  const line = tap * width
  const apartV = dilationHeight(window), apartU = dilationWidth(window)
  const v = row * strideHeight(window) - padTop(window)
  const firstTap = firstAtLeast(-v, apartV)
  const rows = min(filterHeight(window), firstAtLeast(height - v, apartV)) - firstTap
  const from = x + <usize>image * height * line + <usize>(v + firstTap * apartV) * line
  const weights = filter + <usize>firstTap * filterWidth(window) * tap
  const weightLine = <usize>filterWidth(window) * tap
  const stepV = <usize>apartV * line, stepU = <usize>apartU * tap

  for (let column = 0; column < outWidth(window); column++) {
    const u = column * strideWidth(window) - padLeft(window)
    const left = firstAtLeast(-u, apartU)
    const across = min(filterWidth(window), firstAtLeast(width - u, apartU)) - left
    const corner = from + <usize>(u + left * apartU) * tap
    const w = weights + <usize>left * tap
    let c = 0
    for (; c + 16 <= channels; c += 16) {
      const at = <usize>c << 2
      sum16(to + at, corner + at, w + at, rows, across, stepV, stepU, weightLine, tap)
    }
    for (; c < channels; c += 4) {
      const at = <usize>c << 2
      storeLanes(to + at, sum(corner + at, w + at, rows, across, stepV, stepU, weightLine, tap), channels - c)
    }
    to += tap
  }
}

function sum16(
  to: usize, corner: usize, weights: usize, rows: i32, across: i32,
  stepV: usize, stepU: usize, weightLine: usize, tap: usize,
): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0
  for (let j = 0; j < rows; j++) {
    let x = corner + <usize>j * stepV, w = weights + <usize>j * weightLine
    for (let k = 0; k < across; k++) {
      s0 = multiplyAdd(v128.load(x), v128.load(w), s0)
      s1 = multiplyAdd(v128.load(x, 16), v128.load(w, 16), s1)
      s2 = multiplyAdd(v128.load(x, 32), v128.load(w, 32), s2)
      s3 = multiplyAdd(v128.load(x, 48), v128.load(w, 48), s3)
      x += stepU
      w += tap
    }
  }
  v128.store(to, s0)
  v128.store(to, s1, 16)
  v128.store(to, s2, 32)
  v128.store(to, s3, 48)
}

function sum(
  corner: usize, weights: usize, rows: i32, across: i32,
  stepV: usize, stepU: usize, weightLine: usize, tap: usize,
): v128 {
  let s = f32x4.splat(0)
  for (let j = 0; j < rows; j++) {
    let x = corner + <usize>j * stepV, w = weights + <usize>j * weightLine
    for (let k = 0; k < across; k++) {
      s = multiplyAdd(v128.load(x), v128.load(w), s)
      x += stepU
      w += tap
    }
  }
  return s
}
