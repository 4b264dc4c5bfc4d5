import { GATHER } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'

// The job's arguments
const X = 0, INDICES = 1, OUT = 2, ROWS = 3, COUNT = 4, LENGTH = 5, WIDTH = 6, ROWS_A_TASK = 7

/** Words of one task, and up to which one thread does it all. */
const TASK: i32 = 16384

/**
 * out[outer, count, width] = x[outer, length, width] at `count` indices of the middle axis, in words
 * of 32 bits. The indices lie within the axis.
 */
export function gather(
  control: usize, x: usize, indices: usize, out: usize, outer: i32, count: i32, length: i32, width: i32,
): void {
  const rows = outer * count, rowsATask = max(1, TASK / width)
  openJob(control)
  setAddress(control, X, x)
  setAddress(control, INDICES, indices)
  setAddress(control, OUT, out)
  setArgument(control, ROWS, rows)
  setArgument(control, COUNT, count)
  setArgument(control, LENGTH, length)
  setArgument(control, WIDTH, width)
  setArgument(control, ROWS_A_TASK, rowsATask)
  runJob(control, GATHER, (rows + rowsATask - 1) / rowsATask, <i64>rows * width <= TASK)
}

export function gatherTask(control: usize, task: i32): void {
  const count = argument(control, COUNT), each = argument(control, ROWS_A_TASK)
  const bytes = <usize>argument(control, WIDTH) << 2
  const last = min(argument(control, ROWS), (task + 1) * each)
  let out = address(control, OUT) + <usize>(task * each) * bytes
  for (let row = task * each; row < last; row++) {
    const index = load<i32>(address(control, INDICES) + (<usize>(row % count) << 2))
    const from = address(control, X) + (<usize>(row / count) * argument(control, LENGTH) + index) * bytes
    copyRow(out, from, bytes)
    out += bytes
  }
}

/** A call of memory.copy costs as much as some dozen words. */
@inline function copyRow(to: usize, from: usize, bytes: usize): void {
  if (bytes > 1024) return memory.copy(to, from, bytes)
  for (; bytes >= 16; bytes -= 16) {
    v128.store(to, v128.load(from))
    to += 16
    from += 16
  }
  for (; bytes; bytes -= 4) {
    store<i32>(to, load<i32>(from))
    to += 4
    from += 4
  }
}
