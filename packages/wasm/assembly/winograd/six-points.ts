import { multiplyAdd } from '../gemm/multiply-add'

// The minimal filtering on six points: 0, 1, -1, 1/2, -2 and infinity. 1/2 and -2 instead of the
// usual 2 and -2 make the largest error a third (Barabasz and others, "Error analysis and improving
// the accuracy of Winograd convolution for deep neural networks", 2020): 3e-6 of the largest value
// for outputs, 5e-6 for gradients by filters.

/** B^T d: six neighbouring values of the input to their values at the six points. */
export function inputAtSix(to: usize, toStep: usize, from: usize, step: usize): void {
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

/** G g: two to five taps of a filter to their values at the six points; may be in place. */
export function tapsAtSix(to: usize, toStep: usize, from: usize, step: usize, taps: i32): void {
  const last = v128.load(from + <usize>(taps - 1) * step)
  // Horner's rule at 1, -1, 1/2 (times a power of 2) and -2.
  let atOne = last, atMinusOne = last, atMinusTwo = last
  for (let i = taps - 2; i >= 0; i--) {
    const g = v128.load(from + <usize>i * step)
    atOne = f32x4.add(atOne, g)
    atMinusOne = f32x4.sub(g, atMinusOne)
    atMinusTwo = multiplyAdd(f32x4.splat(-2), atMinusTwo, g)
  }
  const g0 = v128.load(from)
  let atHalf = g0
  for (let i = 1; i < taps; i++) {
    atHalf = multiplyAdd(f32x4.splat(2), atHalf, v128.load(from + <usize>i * step))
  }
  const scale: f32 = -16.0 / 15.0 / <f32>(1 << (taps - 1))
  const third = f32x4.splat(1.0 / 3.0)
  v128.store(to, g0)
  v128.store(to + toStep, f32x4.mul(third, atOne))
  v128.store(to + 2 * toStep, f32x4.neg(f32x4.mul(third, atMinusOne)))
  v128.store(to + 3 * toStep, f32x4.mul(f32x4.splat(scale), atHalf))
  v128.store(to + 4 * toStep, f32x4.mul(f32x4.splat(1.0 / 15.0), atMinusTwo))
  v128.store(to + 5 * toStep, last)
}

/** A^T x: values at the six points to `count` outputs. */
export function outputFromSix(to: usize, toStep: usize, from: usize, step: usize, count: i32): void {
  const x0 = v128.load(from)
  const x1 = v128.load(from + step)
  const x2 = v128.load(from + 2 * step)
  let x3 = v128.load(from + 3 * step)
  let x4 = v128.load(from + 4 * step)
  const sum = f32x4.add(x1, x2), difference = f32x4.sub(x1, x2)
  const half = f32x4.splat(0.5), minusTwo = f32x4.splat(-2)
  v128.store(to, f32x4.add(f32x4.add(x0, sum), f32x4.add(x3, x4)))
  for (let i = 1; i < count; i++) {
    to += toStep
    x3 = f32x4.mul(half, x3)
    x4 = f32x4.mul(minusTwo, x4)
    let y = f32x4.add(i & 1 ? difference : sum, f32x4.add(x3, x4))
    if (i == count - 1) y = f32x4.add(y, v128.load(from + 5 * step))
    v128.store(to, y)
  }
}
