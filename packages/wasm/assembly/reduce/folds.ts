// What numbers are folded by. The numbers are known to src/kernels/reduce/reduce.ts.
export const SUM = 0, MAX = 1, MIN = 2, SUM_INT = 3, MAX_INT = 4, MIN_INT = 5

/** What a fold begins with, four times. */
@inline export function start(name: i32): v128 {
  switch (name) {
    case MAX: return f32x4.splat(-Infinity)
    case MIN: return f32x4.splat(Infinity)
    case MAX_INT: return i32x4.splat(i32.MIN_VALUE)
    case MIN_INT: return i32x4.splat(i32.MAX_VALUE)
  }
  return i32x4.splat(0)
}

/** Lane by lane. Once NaN, a fold stays NaN. */
@inline export function fold(name: i32, a: v128, b: v128): v128 {
  switch (name) {
    case SUM: return f32x4.add(a, b)
    case MAX: return f32x4.max(a, b)
    case MIN: return f32x4.min(a, b)
    case SUM_INT: return i32x4.add(a, b)
    case MAX_INT: return i32x4.max_s(a, b)
    case MIN_INT: return i32x4.min_s(a, b)
  }
  return a
}

/** All four lanes folded, in each lane. */
@inline export function across(name: i32, a: v128): v128 {
  const pairs = fold(name, a, v128.shuffle<i32>(a, a, 2, 3, 0, 1))
  return fold(name, pairs, v128.shuffle<i32>(pairs, pairs, 1, 0, 3, 2))
}

/** The first `count` of four lanes as they are, the others as a fold begins. */
@inline export function only(name: i32, x: v128, count: i32): v128 {
  return v128.bitselect(x, start(name), i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count)))
}
