import { multiplyAdd } from '../gemm/multiply-add'

// Winograd's minimal filtering (Lavin and Gray, "Fast algorithms for convolutional neural networks",
// 2015) on six points: 0, 1, -1, 1/2, -2 and infinity. Six points give m outputs of r taps for any
// m + r = 7: F(4x4, 3x3), F(3x3, 4x4), F(2x2, 5x5). The transform of the input depends on the points
// alone, so that the convolution and both of its gradients share it.
//
// 1/2 and -2 instead of the usual 2 and -2 make the largest error a third (Barabasz and others,
// "Error analysis and improving the accuracy of Winograd convolution for deep neural networks", 2020):
// 2e-6 of the largest value for outputs, 5e-6 for filter gradients, as the tests hold.
//
// Each function transforms four channels in one dimension: six values, `step` bytes apart.

/** B^T d: six neighbouring values of the input to their values at the six points. */
export function transformInput(to: usize, toStep: usize, from: usize, step: usize): void {
  const d0 = v128.load(from)
  const d1 = v128.load(from + step)
  const d2 = v128.load(from + 2 * step)
  const d3 = v128.load(from + 3 * step)
  const d4 = v128.load(from + 4 * step)
  const d5 = v128.load(from + 5 * step)
  const half3 = f32x4.splat(1.5)
  const even = f32x4.sub(d4, d2), odd = f32x4.sub(d3, d1)
  const u = multiplyAdd(half3, d3, even), v = multiplyAdd(half3, d2, odd)
  v128.store(to, multiplyAdd(half3, odd, f32x4.add(f32x4.sub(d0, d2), even)))
  v128.store(to + toStep, f32x4.add(u, v))
  v128.store(to + 2 * toStep, f32x4.sub(u, v))
  v128.store(to + 3 * toStep, f32x4.add(even, f32x4.add(odd, odd)))
  v128.store(to + 4 * toStep, multiplyAdd(f32x4.splat(-0.5), odd, even))
  v128.store(to + 5 * toStep, multiplyAdd(half3, even, f32x4.sub(f32x4.sub(d5, d3), odd)))
}

/** G g: `taps` values of a filter, two to five, to their values at the six points; may be in place. */
export function transformTaps(to: usize, toStep: usize, from: usize, step: usize, taps: i32): void {
  const zero = f32x4.splat(0)
  const g0 = v128.load(from)
  const g1 = v128.load(from + step)
  const g2 = taps > 2 ? v128.load(from + 2 * step) : zero
  const g3 = taps > 3 ? v128.load(from + 3 * step) : zero
  const g4 = taps > 4 ? v128.load(from + 4 * step) : zero
  const last = v128.load(from + <usize>(taps - 1) * step)
  const even = f32x4.add(f32x4.add(g0, g2), g4), odd = f32x4.add(g1, g3)
  const two = f32x4.splat(2), minusTwo = f32x4.splat(-2), third = f32x4.splat(1.0 / 3.0)
  // Horner's rule at 1/2 (times 16) and at -2.
  const atHalf = multiplyAdd(two, multiplyAdd(two, multiplyAdd(two, multiplyAdd(two, g0, g1), g2), g3), g4)
  const atMinusTwo = multiplyAdd(minusTwo, multiplyAdd(minusTwo, multiplyAdd(minusTwo, multiplyAdd(minusTwo, g4, g3), g2), g1), g0)
  v128.store(to, g0)
  v128.store(to + toStep, f32x4.mul(third, f32x4.add(odd, even)))
  v128.store(to + 2 * toStep, f32x4.mul(third, f32x4.sub(odd, even)))
  v128.store(to + 3 * toStep, f32x4.mul(f32x4.splat(-1.0 / 15.0), atHalf))
  v128.store(to + 4 * toStep, f32x4.mul(f32x4.splat(1.0 / 15.0), atMinusTwo))
  v128.store(to + 5 * toStep, last)
}

/** A^T x: values at the six points to `count` outputs, two to five. */
export function transformOutput(to: usize, toStep: usize, from: usize, step: usize, count: i32): void {
  const x0 = v128.load(from)
  const x1 = v128.load(from + step)
  const x2 = v128.load(from + 2 * step)
  const x3 = v128.load(from + 3 * step)
  const x4 = v128.load(from + 4 * step)
  const x5 = v128.load(from + 5 * step)
  const sum = f32x4.add(x1, x2), difference = f32x4.sub(x1, x2)
  v128.store(to, f32x4.add(f32x4.add(x0, sum), f32x4.add(x3, x4)))
  let y = multiplyAdd(f32x4.splat(0.5), x3, multiplyAdd(f32x4.splat(-2), x4, difference))
  v128.store(to + toStep, count == 2 ? f32x4.add(y, x5) : y)
  if (count == 2) return
  y = multiplyAdd(f32x4.splat(0.25), x3, multiplyAdd(f32x4.splat(4), x4, sum))
  v128.store(to + 2 * toStep, count == 3 ? f32x4.add(y, x5) : y)
  if (count == 3) return
  y = multiplyAdd(f32x4.splat(0.125), x3, multiplyAdd(f32x4.splat(-8), x4, difference))
  v128.store(to + 3 * toStep, count == 4 ? f32x4.add(y, x5) : y)
  if (count == 4) return
  y = multiplyAdd(f32x4.splat(0.0625), x3, multiplyAdd(f32x4.splat(16), x4, sum))
  v128.store(to + 4 * toStep, f32x4.add(y, x5))
}
