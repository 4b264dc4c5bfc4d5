import { TOP_K } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'

// The job's arguments
const X = 0, VALUES = 1, INDICES = 2, ROWS = 3, LENGTH = 4, K = 5, FLOATS = 6, ROWS_A_TASK = 7, SCRATCH = 8

/** Numbers of one task, and up to which one thread does it all. */
const TASK: i32 = 4096

/**
 * The k largest of each row of x[rows, length], largest first, and where they stand; of equal ones
 * the first comes first. NaN counts as the largest, -0 as 0. Numbers have 32 bits.
 * scratch: 8 * k bytes for each thread.
 */
export function topK(
  control: usize, x: usize, values: usize, indices: usize, rows: i32, length: i32, k: i32, floats: bool,
  scratch: usize,
): void {
  const each = max(1, TASK / length)
  openJob(control)
  setAddress(control, X, x)
  setAddress(control, VALUES, values)
  setAddress(control, INDICES, indices)
  setArgument(control, ROWS, rows)
  setArgument(control, LENGTH, length)
  setArgument(control, K, k)
  setArgument(control, FLOATS, i32(floats))
  setArgument(control, ROWS_A_TASK, each)
  setAddress(control, SCRATCH, scratch)
  runJob(control, TOP_K, (rows + each - 1) / each, <i64>rows * length <= TASK)
}

export function topKTask(control: usize, task: i32, thread: i32): void {
  const length = argument(control, LENGTH), k = argument(control, K), floats = argument(control, FLOATS)
  const each = argument(control, ROWS_A_TASK)
  const last = min(argument(control, ROWS), (task + 1) * each)
  const heap = address(control, SCRATCH) + (<usize>(thread * k) << 3)
  for (let row = task * each; row < last; row++) {
    const x = address(control, X) + (<usize>(row * length) << 2)
    keepLargest(heap, k, x, length, floats)
    sortDown(heap, k)
    const values = address(control, VALUES) + (<usize>(row * k) << 2)
    const indices = address(control, INDICES) + (<usize>(row * k) << 2)
    for (let i = 0; i < k; i++) {
      const place = ~(<i32>load<i64>(heap + (<usize>i << 3)))
      store<i32>(indices + (<usize>i << 2), place)
      store<i32>(values + (<usize>i << 2), load<i32>(x + (<usize>place << 2)))
    }
  }
}

/** Leaves the k largest in a heap, the least of them on top. */
function keepLargest(heap: usize, k: i32, x: usize, length: i32, floats: i32): void {
  for (let i = 0; i < k; i++) store<i64>(heap + (<usize>i << 3), keyOf(x, i, floats))
  for (let i = k / 2 - 1; i >= 0; i--) sink(heap, i, k, load<i64>(heap + (<usize>i << 3)))
  for (let i = k; i < length; i++) {
    const key = keyOf(x, i, floats)
    if (key > load<i64>(heap)) sink(heap, 0, k, key)
  }
}

/** Sorts such a heap, largest first: the least goes to the end, again and again. */
function sortDown(heap: usize, k: i32): void {
  for (let end = k - 1; end > 0; end--) {
    const at = heap + (<usize>end << 3)
    const least = load<i64>(heap), next = load<i64>(at)
    store<i64>(at, least)
    sink(heap, 0, end, next)
  }
}

/** An integer that is ordered as the number is, and among equal ones by who comes first. */
@inline function keyOf(x: usize, i: i32, floats: i32): i64 {
  const at = x + (<usize>i << 2)
  let key = load<i32>(at)
  if (floats) {
    // Minus 0 plus 0 is 0.
    const value = load<f32>(at) + 0
    const bits = reinterpret<i32>(value)
    key = value != value ? i32.MAX_VALUE : bits ^ ((bits >> 31) & i32.MAX_VALUE)
  }
  return (<i64>key << 32) | <i64><u32>~i
}

/** Puts a key in the place of number i of a heap of `count`, or as far below it as it belongs. */
function sink(heap: usize, i: i32, count: i32, key: i64): void {
  let at = heap + (<usize>i << 3)
  for (let child = 2 * i + 1; child < count; child = 2 * child + 1) {
    const left = heap + (<usize>child << 3)
    const other = child + 1 < count ? left + 8 : left
    const right = load<i64>(other) < load<i64>(left)
    const least = right ? other : left
    if (key <= load<i64>(least)) break
    child += i32(right)
    store<i64>(at, load<i64>(least))
    at = least
  }
  store<i64>(at, key)
}
