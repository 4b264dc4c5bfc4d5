/** Numbers of one task: 64 KiB of each array, some 20 microseconds. */
const SPAN: i32 = 16384

@inline export function spans(n: i32): i32 {
  return n / SPAN + i32(n % SPAN != 0)
}

/** Where a task begins and ends, in bytes from the start of each array. */
@inline export function spanBegin(task: i32): usize {
  return (<usize>task * SPAN) << 2
}

@inline export function spanEnd(task: i32, n: i32): usize {
  return <usize>(task + 1 == spans(n) ? n : (task + 1) * SPAN) << 2
}

/**
 * Stores the lanes of `x` that lie before `end`. What was loaded beyond a tensor's end may be
 * anything, and is computed with; it is never stored.
 */
@inline export function put(array: usize, at: usize, end: usize, x: v128): void {
  const to = array + at
  if (at + 16 <= end) {
    v128.store(to, x)
    return
  }
  v128.store_lane<f32>(to, x, 0)
  if (at + 4 < end) v128.store_lane<f32>(to, x, 1, 4)
  if (at + 8 < end) v128.store_lane<f32>(to, x, 2, 8)
}
