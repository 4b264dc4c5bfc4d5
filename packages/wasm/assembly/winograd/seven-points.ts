import { multiplyAdd } from '../gemm/multiply-add'

// The minimal filtering on seven points: 0, 1, -1, 2, -2, -1/3 and infinity, of all that were tried
// the set that errs least among those whose opposite points share sums: 6e-6 of the largest value
// for outputs of up to 64 channels and for gradients by filters. So F(3x3, 5x5) takes 5.4 products
// an output where F(2x2, 5x5) takes 9 and the definition 25.

/** B^T d: seven neighbouring values of the input to their values at the seven points. */
export function inputAtSeven(to: usize, toStep: usize, from: usize, step: usize): void {
  const d1 = v128.load(from + step)
  const d2 = v128.load(from + 2 * step)
  const d3 = v128.load(from + 3 * step)
  const d4 = v128.load(from + 4 * step)
  const d5 = v128.load(from + 5 * step)
  const three = f32x4.splat(3), minusFour = f32x4.splat(-4)
  // (x^2 - 4) times the values, from the power 0 of x on, and (x^2 - 1) times them, from 1 on.
  const s0 = multiplyAdd(minusFour, v128.load(from), d2)
  const s1 = multiplyAdd(minusFour, d1, d3)
  const s2 = multiplyAdd(minusFour, d2, d4)
  const s3 = multiplyAdd(minusFour, d3, d5)
  const s4 = multiplyAdd(minusFour, d4, v128.load(from + 6 * step))
  const t2 = f32x4.sub(d4, d2)
  const low = multiplyAdd(three, s2, s1), high = multiplyAdd(three, s3, s2)
  const low2 = multiplyAdd(three, t2, f32x4.sub(d3, d1)), high2 = multiplyAdd(three, f32x4.sub(d5, d3), t2)
  const all = f32x4.sub(s3, s1)
  v128.store(to, f32x4.mul(f32x4.splat(0.25), multiplyAdd(three, all, f32x4.sub(s2, s0))))
  v128.store(to + toStep, f32x4.add(high, low))
  v128.store(to + 2 * toStep, f32x4.sub(high, low))
  v128.store(to + 3 * toStep, multiplyAdd(f32x4.splat(2), low2, high2))
  v128.store(to + 4 * toStep, multiplyAdd(f32x4.splat(-2), low2, high2))
  v128.store(to + 5 * toStep, all)
  v128.store(to + 6 * toStep, multiplyAdd(three, f32x4.sub(s4, s2), all))
}

/** G g: two to five taps of a filter to their values at the seven points; may be in place. */
export function tapsAtSeven(to: usize, toStep: usize, from: usize, step: usize, taps: i32): void {
  const last = v128.load(from + <usize>(taps - 1) * step)
  // Horner's rule at 1, -1, 2, -2 and -1/3 (times a power of -3).
  let atOne = last, atMinusOne = last, atTwo = last, atMinusTwo = last
  for (let i = taps - 2; i >= 0; i--) {
    const g = v128.load(from + <usize>i * step)
    atOne = f32x4.add(atOne, g)
    atMinusOne = f32x4.sub(g, atMinusOne)
    atTwo = multiplyAdd(f32x4.splat(2), atTwo, g)
    atMinusTwo = multiplyAdd(f32x4.splat(-2), atMinusTwo, g)
  }
  const g0 = v128.load(from)
  let atThird = g0
  let power: f32 = 1
  for (let i = 1; i < taps; i++) {
    atThird = multiplyAdd(f32x4.splat(-3), atThird, v128.load(from + <usize>i * step))
    power *= -3
  }
  v128.store(to, g0)
  v128.store(to + toStep, f32x4.mul(f32x4.splat(-1.0 / 24.0), atOne))
  v128.store(to + 2 * toStep, f32x4.mul(f32x4.splat(1.0 / 12.0), atMinusOne))
  v128.store(to + 3 * toStep, f32x4.mul(f32x4.splat(1.0 / 168.0), atTwo))
  v128.store(to + 4 * toStep, f32x4.mul(f32x4.splat(-1.0 / 120.0), atMinusTwo))
  v128.store(to + 5 * toStep, f32x4.mul(f32x4.splat(<f32>(-243.0 / 280.0) / power), atThird))
  v128.store(to + 6 * toStep, f32x4.mul(f32x4.splat(1.0 / 3.0), last))
}

/** A^T x: values at the seven points to `count` outputs. */
export function outputFromSeven(to: usize, toStep: usize, from: usize, step: usize, count: i32): void {
  const x1 = v128.load(from + step)
  const x2 = v128.load(from + 2 * step)
  const x3 = v128.load(from + 3 * step)
  const x4 = v128.load(from + 4 * step)
  const sum = f32x4.add(x1, x2), difference = f32x4.sub(x1, x2)
  let sum2 = f32x4.add(x3, x4), difference2 = f32x4.sub(x3, x4)
  let third = v128.load(from + 5 * step)
  const minusThird = f32x4.splat(-1.0 / 3.0), two = f32x4.splat(2), four = f32x4.splat(4)
  v128.store(to, f32x4.add(f32x4.add(v128.load(from), sum), f32x4.add(sum2, third)))
  difference2 = f32x4.mul(two, difference2)
  sum2 = f32x4.mul(four, sum2)
  for (let i = 1; i < count; i++) {
    to += toStep
    third = f32x4.mul(minusThird, third)
    let y = third
    if (i & 1) {
      y = f32x4.add(difference, f32x4.add(difference2, y))
      difference2 = f32x4.mul(four, difference2)
    } else {
      y = f32x4.add(sum, f32x4.add(sum2, y))
      sum2 = f32x4.mul(four, sum2)
    }
    if (i == count - 1) y = f32x4.add(y, v128.load(from + 6 * step))
    v128.store(to, y)
  }
}
