import { TOP_K } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'

// The job's arguments
const X = 0, VALUES = 1, INDICES = 2, ROWS = 3, LENGTH = 4, K = 5, FLOATS = 6, ROWS_A_TASK = 7

/** Numbers of one task, and up to which one thread does it all. */
const TASK: i32 = 4096

/**
 * The k largest of each row of x[rows, length], largest first, and where they stand; of equal ones
 * the first comes first. NaN counts as the largest, -0 as 0. Numbers have 32 bits.
 */
export function topK(
  control: usize, x: usize, values: usize, indices: usize, rows: i32, length: i32, k: i32, floats: bool,
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
  runJob(control, TOP_K, (rows + each - 1) / each, <i64>rows * length <= TASK)
}

export function topKTask(control: usize, task: i32): void {
  const length = argument(control, LENGTH), k = argument(control, K), floats = argument(control, FLOATS)
  const each = argument(control, ROWS_A_TASK)
  const last = min(argument(control, ROWS), (task + 1) * each)
  for (let row = task * each; row < last; row++) {
    const x = address(control, X) + (<usize>(row * length) << 2)
    const keys = address(control, VALUES) + (<usize>(row * k) << 2)
    const places = address(control, INDICES) + (<usize>(row * k) << 2)
    // A heap with the least of those kept on top, where the results will be.
    for (let i = 0; i < k; i++) put(keys, places, i, keyOf(x, i, floats), i)
    for (let i = k / 2 - 1; i >= 0; i--) sink(keys, places, i, k)
    for (let i = k; i < length; i++) {
      const key = keyOf(x, i, floats)
      // Equal ones that come later do not push out those that came before.
      if (key <= load<i32>(keys)) continue
      put(keys, places, 0, key, i)
      sink(keys, places, 0, k)
    }
    // The least goes to the end, again and again.
    for (let end = k - 1; end > 0; end--) {
      const key = load<i32>(keys), place = load<i32>(places)
      put(keys, places, 0, load<i32>(keys + (<usize>end << 2)), load<i32>(places + (<usize>end << 2)))
      put(keys, places, end, key, place)
      sink(keys, places, 0, end)
    }
    for (let i = 0; i < k; i++) {
      const at = <usize>i << 2
      store<i32>(keys + at, load<i32>(x + (<usize>load<i32>(places + at) << 2)))
    }
  }
}

/** An integer that is ordered as the number is. */
@inline function keyOf(x: usize, i: i32, floats: i32): i32 {
  const at = x + (<usize>i << 2)
  if (!floats) return load<i32>(at)
  // Minus 0 plus 0 is 0.
  const value = load<f32>(at) + 0
  if (value != value) return i32.MAX_VALUE
  const bits = reinterpret<i32>(value)
  return bits ^ ((bits >> 31) & i32.MAX_VALUE)
}

@inline function put(keys: usize, places: usize, i: i32, key: i32, place: i32): void {
  store<i32>(keys + (<usize>i << 2), key)
  store<i32>(places + (<usize>i << 2), place)
}

/** Whether one is kept less than another: it is smaller, or equal and stands behind it. */
@inline function isLess(key: i32, place: i32, otherKey: i32, otherPlace: i32): bool {
  return key < otherKey || (key == otherKey && place > otherPlace)
}

/** Moves number i of a heap of `count` down to where it belongs. */
function sink(keys: usize, places: usize, i: i32, count: i32): void {
  const key = load<i32>(keys + (<usize>i << 2)), place = load<i32>(places + (<usize>i << 2))
  while (true) {
    let child = 2 * i + 1
    if (child >= count) break
    let childKey = load<i32>(keys + (<usize>child << 2)), childPlace = load<i32>(places + (<usize>child << 2))
    if (child + 1 < count) {
      const otherKey = load<i32>(keys + (<usize>child << 2), 4), otherPlace = load<i32>(places + (<usize>child << 2), 4)
      if (isLess(otherKey, otherPlace, childKey, childPlace)) {
        child++
        childKey = otherKey
        childPlace = otherPlace
      }
    }
    if (!isLess(childKey, childPlace, key, place)) break
    put(keys, places, i, childKey, childPlace)
    i = child
  }
  put(keys, places, i, key, place)
}
