import { SEGMENT_SUM } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument, threadsOf } from '../threads/job'

// The job's arguments
const X = 0, IDS = 1, OUT = 2, ROWS = 3, WIDTH = 4, SEGMENTS = 5, SEGMENTS_A_TASK = 6

/** Numbers up to which one thread does it all. */
const ALONE: i64 = 16384

/**
 * out[s] = the sum of the rows of x[rows, width] whose id is s, for `segments` segments. Ids beyond
 * them are dropped. Each task owns some segments and adds in the order of the rows; so the cut may
 * follow the threads, and each task reads all ids.
 */
export function segmentSum(
  control: usize, x: usize, ids: usize, out: usize, rows: i32, width: i32, segments: i32,
): void {
  const alone = <i64>(rows + segments) * width <= ALONE
  const tasks = alone ? 1 : threadsOf(control)
  const each = (segments + tasks - 1) / tasks
  openJob(control)
  setAddress(control, X, x)
  setAddress(control, IDS, ids)
  setAddress(control, OUT, out)
  setArgument(control, ROWS, rows)
  setArgument(control, WIDTH, width)
  setArgument(control, SEGMENTS, segments)
  setArgument(control, SEGMENTS_A_TASK, each)
  runJob(control, SEGMENT_SUM, (segments + each - 1) / each, alone)
}

export function segmentSumTask(control: usize, task: i32): void {
  const width = argument(control, WIDTH), each = argument(control, SEGMENTS_A_TASK)
  const from = task * each, segments = min(each, argument(control, SEGMENTS) - from)
  const bytes = <usize>width << 2
  const out = address(control, OUT) + <usize>from * bytes
  memory.fill(out, 0, <usize>segments * bytes)
  let x = address(control, X)
  let id = address(control, IDS)
  for (const end = id + (<usize>argument(control, ROWS) << 2); id < end; id += 4) {
    const segment = load<i32>(id) - from
    if (<u32>segment < <u32>segments) addRow(out + <usize>segment * bytes, x, width)
    x += bytes
  }
}

@inline function addRow(to: usize, x: usize, count: i32): void {
  for (; count >= 4; count -= 4) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(x)))
    to += 16
    x += 16
  }
  for (; count; count--) {
    store<f32>(to, load<f32>(to) + load<f32>(x))
    to += 4
    x += 4
  }
}
