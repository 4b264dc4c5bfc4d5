// Numbers of 32 bits, two at a time, as numbers of 64 bits and back.

@inline export function two(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at))
}

@inline export function low(values: v128): v128 {
  return f64x2.promote_low_f32x4(values)
}

@inline export function high(values: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i64>(values, values, 1, 1))
}

@inline export function join(first: v128, second: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(first), f32x4.demote_f64x2_zero(second), 0, 2)
}
