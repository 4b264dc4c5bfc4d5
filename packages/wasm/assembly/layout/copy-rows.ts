import { COPY_ROWS } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'

const FROM = 0, FROM_STRIDE = 1, TO = 2, TO_STRIDE = 3, ROWS = 4, RUN = 5, LAST_RUN = 6, PER_TASK = 7

/** Bytes of one task. */
const CHUNK: usize = 65536
/** Below this many bytes other threads are not worth waking. */
const ALONE: usize = 262144

/**
 * Copies `rows` runs of `run` bytes each; strides are bytes from row to row. The cuts of slices and
 * the parts of concatenations are such rows.
 */
export function copyRows(
  control: usize, from: usize, fromStride: usize, to: usize, toStride: usize, rows: i32, run: usize,
): void {
  const total = <usize>rows * run
  if (!total) return
  let last = run
  if (rows == 1 || (fromStride == run && toStride == run)) {
    // One long run: cut anew, whatever its rows were.
    rows = <i32>((total - 1) / CHUNK) + 1
    run = fromStride = toStride = CHUNK
    last = total - <usize>(rows - 1) * CHUNK
  }
  const perTask = <i32>(run < CHUNK ? CHUNK / run : 1)
  openJob(control)
  setAddress(control, FROM, from)
  setAddress(control, FROM_STRIDE, fromStride)
  setAddress(control, TO, to)
  setAddress(control, TO_STRIDE, toStride)
  setArgument(control, ROWS, rows)
  setAddress(control, RUN, run)
  setAddress(control, LAST_RUN, last)
  setArgument(control, PER_TASK, perTask)
  runJob(control, COPY_ROWS, (rows - 1) / perTask + 1, total < ALONE)
}

export function copyRowsTask(control: usize, task: i32): void {
  const rows = argument(control, ROWS), perTask = argument(control, PER_TASK)
  const fromStride = address(control, FROM_STRIDE), toStride = address(control, TO_STRIDE)
  const first = task * perTask, end = min(rows, first + perTask)
  let from = address(control, FROM) + <usize>first * fromStride
  let to = address(control, TO) + <usize>first * toStride
  for (let row = first; row < end; row++) {
    copyRun(from, to, address(control, row + 1 == rows ? LAST_RUN : RUN))
    from += fromStride
    to += toStride
  }
}

/** Calling the host's memory.copy costs more than copying this many bytes here. */
const SHORT: usize = 512

@inline function copyRun(from: usize, to: usize, bytes: usize): void {
  if (bytes > SHORT) {
    memory.copy(to, from, bytes)
    return
  }
  let at: usize = 0
  for (; at + 16 <= bytes; at += 16) v128.store(to + at, v128.load(from + at))
  for (; at + 4 <= bytes; at += 4) store<u32>(to + at, load<u32>(from + at))
  for (; at < bytes; at++) store<u8>(to + at, load<u8>(from + at))
}
