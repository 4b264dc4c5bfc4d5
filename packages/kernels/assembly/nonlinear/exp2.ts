/**
 * 2 to the power of x for x of at most 0, to a share of 1.1e-7; below -126 as at -126. The polynomial is
 * the one through Chebyshev's nodes of [-0.5, 0.5].
 */
@inline export function exp2(power: v128): v128 {
  const x = f32x4.pmax(power, f32x4.splat(-126))
  // 1.5 * 2^23 leaves no room for a fraction: the sum is rounded, and ends in the bits of the number.
  const shift = f32x4.splat(12582912)
  const shifted = f32x4.add(x, shift), part = f32x4.sub(x, f32x4.sub(shifted, shift))
  let sum = f32x4.splat(0.001340043216540429)
  sum = f32x4.add(f32x4.mul(sum, part), f32x4.splat(0.009676037097864609))
  sum = f32x4.add(f32x4.mul(sum, part), f32x4.splat(0.05550327214209104))
  sum = f32x4.add(f32x4.mul(sum, part), f32x4.splat(0.24022107355830596))
  sum = f32x4.add(f32x4.mul(sum, part), f32x4.splat(0.6931472067106204))
  sum = f32x4.add(f32x4.mul(sum, part), f32x4.splat(1.0000000754953489))
  return i32x4.add(sum, i32x4.shl(shifted, 23))
}
