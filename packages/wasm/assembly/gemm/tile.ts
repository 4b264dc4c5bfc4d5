import { multiplyAdd } from './multiply-add'

/**
 * C[4, 8] (+)= A[4, K] * B[K, 8], the innermost kernel of every product here.
 *
 * Eight accumulators, two of B, one of A: the largest tile that V8 keeps in the sixteen registers of
 * x64 (NOTES.md). A is read in place through four row pointers, so that neither a matrix nor its
 * transpose nor a picture's patches need packing first; strides are in bytes.
 *
 * a0..a3: the rows of A; aStep: from one k to the next; b: 8 numbers at every bStep.
 */
export function tile4x8(
  a0: usize, a1: usize, a2: usize, a3: usize, aStep: usize,
  b: usize, bStep: usize,
  c: usize, cRow: usize,
  K: i32, accumulate: bool,
): void {
  const cA = c + cRow, cB = cA + cRow, cC = cB + cRow
  const zero = f32x4.splat(0)
  let s00 = zero, s01 = zero, s10 = zero, s11 = zero, s20 = zero, s21 = zero, s30 = zero, s31 = zero
  for (let k = 0; k < K; k++) {
    const b0 = v128.load(b), b1 = v128.load(b, 16)
    const x0 = v128.load32_splat(a0)
    s00 = multiplyAdd(x0, b0, s00); s01 = multiplyAdd(x0, b1, s01)
    const x1 = v128.load32_splat(a1)
    s10 = multiplyAdd(x1, b0, s10); s11 = multiplyAdd(x1, b1, s11)
    const x2 = v128.load32_splat(a2)
    s20 = multiplyAdd(x2, b0, s20); s21 = multiplyAdd(x2, b1, s21)
    const x3 = v128.load32_splat(a3)
    s30 = multiplyAdd(x3, b0, s30); s31 = multiplyAdd(x3, b1, s31)
    a0 += aStep; a1 += aStep; a2 += aStep; a3 += aStep; b += bStep
  }
  // What is there is added last: many blocks of K then round as a sum of sums, not as one long chain.
  if (accumulate) {
    s00 = f32x4.add(s00, v128.load(c)); s01 = f32x4.add(s01, v128.load(c, 16))
    s10 = f32x4.add(s10, v128.load(cA)); s11 = f32x4.add(s11, v128.load(cA, 16))
    s20 = f32x4.add(s20, v128.load(cB)); s21 = f32x4.add(s21, v128.load(cB, 16))
    s30 = f32x4.add(s30, v128.load(cC)); s31 = f32x4.add(s31, v128.load(cC, 16))
  }
  v128.store(c, s00); v128.store(c, s01, 16)
  v128.store(cA, s10); v128.store(cA, s11, 16)
  v128.store(cB, s20); v128.store(cB, s21, 16)
  v128.store(cC, s30); v128.store(cC, s31, 16)
}
