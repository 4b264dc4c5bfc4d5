import { POOL_AVERAGE, POOL_MAX, POOL_MAX_INTEGER } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'
import { storeLanes } from './lanes'
import {
  batch, filterDepth, filterHeight, filterWidth, inChannels, inDepth, inHeight, inWidth, outDepth,
  outHeight, outWidth, padFront, padLeft, padTop, strideDepth, strideHeight, strideWidth,
} from './window'

// The job's arguments
const WINDOW = 0, X = 1, Y = 2, ROWS_A_TASK = 3

/** Numbers that one task reads, about. */
const TASK: f64 = 131072
/** Smaller jobs stay on one thread. */
const ALONE: f64 = 16384

/** y = the largest number under each window; of NaNs alone, or of padding alone, -Infinity. */
export function maxPool(control: usize, window: usize, x: usize, y: usize): void {
  pool(control, POOL_MAX, window, x, y)
}

/** As `maxPool`, of 32-bit integers. */
export function maxPoolOfIntegers(control: usize, window: usize, x: usize, y: usize): void {
  pool(control, POOL_MAX_INTEGER, window, x, y)
}

/** y = the mean of what each window covers; padding does not count. */
export function averagePool(control: usize, window: usize, x: usize, y: usize): void {
  pool(control, POOL_AVERAGE, window, x, y)
}

function pool(control: usize, kind: i32, window: usize, x: usize, y: usize): void {
  const rows = batch(window) * outDepth(window) * outHeight(window)
  const work = <f64>outWidth(window) * inChannels(window) *
    filterDepth(window) * filterHeight(window) * filterWidth(window)
  const each = max(1, <i32>(TASK / max(1, work)))
  openJob(control)
  setAddress(control, WINDOW, window)
  setAddress(control, X, x)
  setAddress(control, Y, y)
  setArgument(control, ROWS_A_TASK, each)
  runJob(control, kind, (rows + each - 1) / each, work * rows < ALONE)
}

export function poolTask(control: usize, kind: i32, task: i32): void {
  const window = address(control, WINDOW)
  const each = argument(control, ROWS_A_TASK)
  const height = outHeight(window), depth = outDepth(window)
  const last = min((task + 1) * each, batch(window) * depth * height)
  for (let row = task * each; row < last; row++) {
    poolRow(
      kind, window, address(control, X), address(control, Y),
      row / (height * depth), (row / height) % depth, row % height,
    )
  }
}

function poolRow(kind: i32, window: usize, x: usize, y: usize, image: i32, plane: i32, row: i32): void {
  const channels = inChannels(window), width = inWidth(window), height = inHeight(window)
  const depth = inDepth(window), columns = outWidth(window)
  const pixel = <usize>channels << 2
  const line = pixel * width
  const slice = line * height

  const z = plane * strideDepth(window) - padFront(window)
  const firstZ = max(0, z), planes = max(0, min(depth, z + filterDepth(window)) - firstZ)
  const v = row * strideHeight(window) - padTop(window)
  const firstV = max(0, v), rows = max(0, min(height, v + filterHeight(window)) - firstV)
  const from = x + (<usize>image * depth + firstZ) * slice + <usize>firstV * line
  let to = y + ((<usize>image * outDepth(window) + plane) * outHeight(window) + row) * columns * pixel

  for (let column = 0; column < columns; column++) {
    const u = column * strideWidth(window) - padLeft(window)
    const firstU = max(0, u), across = max(0, min(width, u + filterWidth(window)) - firstU)
    const corner = from + <usize>firstU * pixel
    let c = 0
    if (kind == POOL_AVERAGE) {
      const count = f32x4.splat(<f32>(planes * rows * across))
      for (; c + 16 <= channels; c += 16) {
        const at = <usize>c << 2
        mean16(to + at, corner + at, count, planes, rows, across, slice, line, pixel)
      }
      for (; c < channels; c += 4) {
        const sum = total(corner + (<usize>c << 2), planes, rows, across, slice, line, pixel)
        storeLanes(to + (<usize>c << 2), f32x4.div(sum, count), channels - c)
      }
    } else if (kind == POOL_MAX) {
      for (; c + 16 <= channels; c += 16) {
        const at = <usize>c << 2
        largest16(to + at, corner + at, planes, rows, across, slice, line, pixel)
      }
      for (; c < channels; c += 4) {
        const at = <usize>c << 2
        storeLanes(to + at, largest(corner + at, planes, rows, across, slice, line, pixel), channels - c)
      }
    } else {
      for (; c < channels; c += 4) {
        const at = <usize>c << 2
        storeLanes(to + at, largestInteger(corner + at, planes, rows, across, slice, line, pixel), channels - c)
      }
    }
    to += pixel
  }
}

/** `pmax(m, x)` is x only where m < x: NaNs are passed over, and of equals the first stays. */
function largest16(
  to: usize, corner: usize, planes: i32, rows: i32, across: i32, slice: usize, line: usize, pixel: usize,
): void {
  let m0 = f32x4.splat(-Infinity), m1 = m0, m2 = m0, m3 = m0
  for (let i = 0; i < planes; i++) {
    for (let j = 0; j < rows; j++) {
      let at = corner + <usize>i * slice + <usize>j * line
      for (let k = 0; k < across; k++) {
        m0 = f32x4.pmax(m0, v128.load(at))
        m1 = f32x4.pmax(m1, v128.load(at, 16))
        m2 = f32x4.pmax(m2, v128.load(at, 32))
        m3 = f32x4.pmax(m3, v128.load(at, 48))
        at += pixel
      }
    }
  }
  v128.store(to, m0)
  v128.store(to, m1, 16)
  v128.store(to, m2, 32)
  v128.store(to, m3, 48)
}

function largest(
  corner: usize, planes: i32, rows: i32, across: i32, slice: usize, line: usize, pixel: usize,
): v128 {
  let m = f32x4.splat(-Infinity)
  for (let i = 0; i < planes; i++) {
    for (let j = 0; j < rows; j++) {
      let at = corner + <usize>i * slice + <usize>j * line
      for (let k = 0; k < across; k++) {
        m = f32x4.pmax(m, v128.load(at))
        at += pixel
      }
    }
  }
  return m
}

function largestInteger(
  corner: usize, planes: i32, rows: i32, across: i32, slice: usize, line: usize, pixel: usize,
): v128 {
  let m = i32x4.splat(i32.MIN_VALUE)
  for (let i = 0; i < planes; i++) {
    for (let j = 0; j < rows; j++) {
      let at = corner + <usize>i * slice + <usize>j * line
      for (let k = 0; k < across; k++) {
        m = i32x4.max_s(m, v128.load(at))
        at += pixel
      }
    }
  }
  return m
}

/** Line by line, so that sums over large windows lose less. */
function mean16(
  to: usize, corner: usize, count: v128, planes: i32, rows: i32, across: i32,
  slice: usize, line: usize, pixel: usize,
): void {
  const zero = f32x4.splat(0)
  let s0 = zero, s1 = zero, s2 = zero, s3 = zero
  for (let i = 0; i < planes; i++) {
    for (let j = 0; j < rows; j++) {
      let at = corner + <usize>i * slice + <usize>j * line
      let p0 = zero, p1 = zero, p2 = zero, p3 = zero
      for (let k = 0; k < across; k++) {
        p0 = f32x4.add(p0, v128.load(at))
        p1 = f32x4.add(p1, v128.load(at, 16))
        p2 = f32x4.add(p2, v128.load(at, 32))
        p3 = f32x4.add(p3, v128.load(at, 48))
        at += pixel
      }
      s0 = f32x4.add(s0, p0)
      s1 = f32x4.add(s1, p1)
      s2 = f32x4.add(s2, p2)
      s3 = f32x4.add(s3, p3)
    }
  }
  v128.store(to, f32x4.div(s0, count))
  v128.store(to, f32x4.div(s1, count), 16)
  v128.store(to, f32x4.div(s2, count), 32)
  v128.store(to, f32x4.div(s3, count), 48)
}

function total(
  corner: usize, planes: i32, rows: i32, across: i32, slice: usize, line: usize, pixel: usize,
): v128 {
  let sum = f32x4.splat(0)
  for (let i = 0; i < planes; i++) {
    for (let j = 0; j < rows; j++) {
      let at = corner + <usize>i * slice + <usize>j * line
      let part = f32x4.splat(0)
      for (let k = 0; k < across; k++) {
        part = f32x4.add(part, v128.load(at))
        at += pixel
      }
      sum = f32x4.add(sum, part)
    }
  }
  return sum
}
