import { multiplyAdd } from '../gemm/multiply-add'
import { DEPTHWISE_INPUT } from '../kinds'
import { storeLanes } from '../pool/lanes'
import {
  batch, dilationHeight, dilationWidth, filterHeight, filterWidth, inChannels, inHeight, inWidth,
  outHeight, outWidth, padLeft, padTop, strideHeight, strideWidth,
} from '../pool/window'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'

// The job's arguments
const WINDOW = 0, DY = 1, FILTER = 2, DX = 3, ROWS_A_TASK = 4, TAPS = 5

/** Multiplications of one task, about. */
const TASK: f64 = 131072
/** Smaller jobs stay on one thread. */
const ALONE: f64 = 30000

/** Bytes of scratch that `depthwiseBackpropInput` needs. */
export function depthwiseBackpropInputScratch(window: usize): usize {
  return <usize>inWidth(window) * tapBytes(window)
}

/** For each column of x: how many taps reach it, then where each finds its dy and its weight. */
@inline function tapBytes(window: usize): usize {
  return 4 + (<usize>filterWidth(window) << 3)
}

/** dx = what each number of x gets back from all windows that it lay under. */
export function depthwiseBackpropInput(
  control: usize, window: usize, dy: usize, filter: usize, dx: usize, scratch: usize,
): void {
  listTaps(window, scratch)
  const rows = batch(window) * inHeight(window)
  const work = <f64>inWidth(window) * inChannels(window) * filterHeight(window) * filterWidth(window) /
    (<f64>strideHeight(window) * strideWidth(window))
  const each = max(1, <i32>(TASK / max(1, work)))
  openJob(control)
  setAddress(control, WINDOW, window)
  setAddress(control, DY, dy)
  setAddress(control, FILTER, filter)
  setAddress(control, DX, dx)
  setArgument(control, ROWS_A_TASK, each)
  setAddress(control, TAPS, scratch)
  runJob(control, DEPTHWISE_INPUT, (rows + each - 1) / each, work * rows < ALONE)
}

function listTaps(window: usize, taps: usize): void {
  const tap = inChannels(window) << 2, step = strideWidth(window)
  const wide = filterWidth(window), columns = outWidth(window)
  for (let u = 0; u < inWidth(window); u++) {
    let at = taps + <usize>u * tapBytes(window) + 4, count = 0
    for (let k = 0; k < wide; k++) {
      const from = u + padLeft(window) - k * dilationWidth(window)
      if (from < 0 || from % step != 0 || from / step >= columns) continue
      store<i32>(at, from / step * tap)
      store<i32>(at, k * tap, 4)
      at += 8
      count++
    }
    store<i32>(taps + <usize>u * tapBytes(window), count)
  }
}

export function depthwiseInputTask(control: usize, task: i32): void {
  const window = address(control, WINDOW)
  const each = argument(control, ROWS_A_TASK), height = inHeight(window), channels = inChannels(window)
  const line = <usize>inWidth(window) * channels << 2
  const tap = <usize>inChannels(window) << 2
  const dyLine = tap * outWidth(window), weightLine = tap * filterWidth(window)
  const step = strideHeight(window), rows = outHeight(window)
  const last = min((task + 1) * each, batch(window) * height)
  for (let row = task * each; row < last; row++) {
    const to = address(control, DX) + <usize>row * line
    const image = address(control, DY) + <usize>(row / height) * rows * dyLine
    memory.fill(to, 0, line)
    for (let k = 0; k < filterHeight(window); k++) {
      const from = row % height + padTop(window) - k * dilationHeight(window)
      if (from < 0 || from % step != 0 || from / step >= rows) continue
      addRow(
        window, address(control, TAPS), to, image + <usize>(from / step) * dyLine,
        address(control, FILTER) + <usize>k * weightLine,
      )
    }
  }
}

/** Adds to one row of dx what comes from one row of dy by one row of the filter. */
function addRow(window: usize, taps: usize, to: usize, dy: usize, weights: usize): void {
  const channels = inChannels(window)
  for (let u = 0; u < inWidth(window); u++) {
    const count = load<i32>(taps)
    let c = 0
    for (; c + 16 <= channels; c += 16) add16(to + (<usize>c << 2), dy, weights, <usize>c << 2, taps + 4, count)
    for (; c < channels; c += 4) {
      const at = <usize>c << 2
      let s = v128.load(to + at)
      for (let i = 0; i < count; i++) {
        const tap = taps + 4 + (<usize>i << 3)
        s = multiplyAdd(v128.load(dy + load<u32>(tap) + at), v128.load(weights + load<u32>(tap, 4) + at), s)
      }
      storeLanes(to + at, s, channels - c)
    }
    to += <usize>channels << 2
    taps += tapBytes(window)
  }
}

function add16(to: usize, dy: usize, weights: usize, at: usize, taps: usize, count: i32): void {
  let s0 = v128.load(to), s1 = v128.load(to, 16), s2 = v128.load(to, 32), s3 = v128.load(to, 48)
  for (let i = 0; i < count; i++) {
    const x = dy + load<u32>(taps) + at, w = weights + load<u32>(taps, 4) + at
    s0 = multiplyAdd(v128.load(x), v128.load(w), s0)
    s1 = multiplyAdd(v128.load(x, 16), v128.load(w, 16), s1)
    s2 = multiplyAdd(v128.load(x, 32), v128.load(w, 32), s2)
    s3 = multiplyAdd(v128.load(x, 48), v128.load(w, 48), s3)
    taps += 8
  }
  v128.store(to, s0)
  v128.store(to, s1, 16)
  v128.store(to, s2, 32)
  v128.store(to, s3, 48)
}
