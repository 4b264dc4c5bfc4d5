import { multiplyAdd } from '../gemm/multiply-add'
import { DEPTHWISE_FILTER, DEPTHWISE_FILTER_SUM } from '../kinds'
import { storeLanes } from '../pool/lanes'
import {
  batch, dilationHeight, dilationWidth, filterHeight, filterWidth, firstAtLeast, firstBeyond, inChannels,
  inHeight, inWidth, outHeight, outWidth, padLeft, padTop, strideHeight, strideWidth,
} from '../pool/window'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'

// The job's arguments
const WINDOW = 0, X = 1, DY = 2, PARTS = 3, ROWS_A_TASK = 4
const DFILTER = 5, SIZE = 6, COUNT = 7, EACH = 8, MORE = 9

/** Multiplications of one task, about. */
const TASK: f64 = 262144
/** Smaller jobs stay on one thread. */
const ALONE: f64 = 30000
/** Each part is a filter's worth of memory, and all are added up in the end. */
const MOST_PARTS: i32 = 32

@inline function filterSize(window: usize): i32 {
  return filterHeight(window) * filterWidth(window) * inChannels(window)
}

/** How many rows of dy make one part of the sum. Depends on shapes alone. */
function rowsAPart(window: usize): i32 {
  const rows = batch(window) * outHeight(window)
  const work = <f64>outWidth(window) * filterSize(window)
  return max(max(1, <i32>(TASK / max(1, work))), (rows + MOST_PARTS - 1) / MOST_PARTS)
}

/** Bytes of scratch that `depthwiseBackpropFilter` needs. */
export function depthwiseBackpropFilterScratch(window: usize): usize {
  const rows = batch(window) * outHeight(window), each = rowsAPart(window)
  return <usize>((rows + each - 1) / each) * filterSize(window) << 2
}

/**
 * dFilter = for each weight, the sum of all products of what it met in x with that window's
 * dy. `more`: on top of what is in dFilter.
 */
export function depthwiseBackpropFilter(
  control: usize, window: usize, x: usize, dy: usize, dFilter: usize, more: bool, scratch: usize,
): void {
  const rows = batch(window) * outHeight(window), each = rowsAPart(window), size = filterSize(window)
  const parts = (rows + each - 1) / each
  openJob(control)
  setAddress(control, WINDOW, window)
  setAddress(control, X, x)
  setAddress(control, DY, dy)
  setAddress(control, PARTS, scratch)
  setArgument(control, ROWS_A_TASK, each)
  runJob(control, DEPTHWISE_FILTER, parts, <f64>rows * outWidth(window) * size < ALONE)
  openJob(control)
  setAddress(control, PARTS, scratch)
  setAddress(control, DFILTER, dFilter)
  setArgument(control, SIZE, size)
  setArgument(control, COUNT, parts)
  setArgument(control, EACH, 2048)
  setArgument(control, MORE, i32(more))
  runJob(control, DEPTHWISE_FILTER_SUM, (size + 2047) >> 11, <f64>size * parts < 65536)
}

export function depthwiseFilterTask(control: usize, task: i32): void {
  const window = address(control, WINDOW)
  const bytes = <usize>filterSize(window) << 2
  const to = address(control, PARTS) + <usize>task * bytes
  memory.fill(to, 0, bytes)
  const height = outHeight(window), deep = filterHeight(window)
  const tap = <usize>inChannels(window) << 2
  const line = <usize>inWidth(window) * inChannels(window) << 2
  const each = argument(control, ROWS_A_TASK)
  const last = min((task + 1) * each, batch(window) * height)
  for (let row = task * each; row < last; row++) {
    const dy = address(control, DY) + <usize>row * outWidth(window) * tap
    const image = address(control, X) + <usize>(row / height) * inHeight(window) * line
    for (let k = 0; k < deep; k++) {
      const v = (row % height) * strideHeight(window) - padTop(window) + k * dilationHeight(window)
      if (v < 0 || v >= inHeight(window)) continue
      addRow(window, to + <usize>k * filterWidth(window) * tap, image + <usize>v * line, dy)
    }
  }
}

/** Adds to one row of the filter's gradient what one row of x and one of dy make. */
function addRow(window: usize, to: usize, x: usize, dy: usize): void {
  const channels = inChannels(window), step = strideWidth(window)
  const tap = <usize>channels << 2
  for (let k = 0; k < filterWidth(window); k++) {
    const shift = k * dilationWidth(window) - padLeft(window)
    const first = firstAtLeast(-shift, step)
    const count = min(outWidth(window), firstBeyond(inWidth(window) - 1 - shift, step)) - first
    const from = x + <usize>(first * step + shift) * tap
    const by = dy + <usize>first * tap
    const stepX = tap * step
    let c = 0
    for (; c + 16 <= channels; c += 16) {
      const at = <usize>c << 2
      add16(to + at, from + at, by + at, count, stepX, tap)
    }
    for (; c < channels; c += 4) {
      const at = <usize>c << 2
      storeLanes(to + at, add(v128.load(to + at), from + at, by + at, count, stepX, tap), channels - c)
    }
    to += tap
  }
}

function add16(to: usize, x: usize, dy: usize, count: i32, stepX: usize, tap: usize): void {
  let s0 = v128.load(to), s1 = v128.load(to, 16), s2 = v128.load(to, 32), s3 = v128.load(to, 48)
  for (let i = 0; i < count; i++) {
    s0 = multiplyAdd(v128.load(x), v128.load(dy), s0)
    s1 = multiplyAdd(v128.load(x, 16), v128.load(dy, 16), s1)
    s2 = multiplyAdd(v128.load(x, 32), v128.load(dy, 32), s2)
    s3 = multiplyAdd(v128.load(x, 48), v128.load(dy, 48), s3)
    x += stepX
    dy += tap
  }
  v128.store(to, s0)
  v128.store(to, s1, 16)
  v128.store(to, s2, 32)
  v128.store(to, s3, 48)
}

function add(s: v128, x: usize, dy: usize, count: i32, stepX: usize, tap: usize): v128 {
  for (let i = 0; i < count; i++) {
    s = multiplyAdd(v128.load(x), v128.load(dy), s)
    x += stepX
    dy += tap
  }
  return s
}

/** Adds the parts up, in their order. */
export function depthwiseFilterSumTask(control: usize, task: i32): void {
  const size = argument(control, SIZE), count = argument(control, COUNT), each = argument(control, EACH)
  const last = min((task + 1) * each, size)
  for (let i = task * each; i < last; i += 4) {
    const to = address(control, DFILTER) + (<usize>i << 2)
    let s = argument(control, MORE) ? v128.load(to) : f32x4.splat(0)
    for (let part = 0; part < count; part++) {
      s = f32x4.add(s, v128.load(address(control, PARTS) + ((<usize>part * size + i) << 2)))
    }
    storeLanes(to, s, last - i)
  }
}
