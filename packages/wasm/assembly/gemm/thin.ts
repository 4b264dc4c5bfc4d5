import { multiplyAdd } from './multiply-add'

/**
 * Products with so few rows that copying B would cost more than the product itself.
 * C[M, N] = A[M, K] * B[K, N], columns [first, last), B as it lies. Strides are in bytes.
 */
export function multiplyThin(
  a: usize, aRow: usize, aStep: usize, M: i32,
  b: usize, bRow: usize, bColumn: usize, first: i32, last: i32,
  c: usize, cRow: usize, K: i32,
): void {
  for (let i = 0; i < M; i++) {
    if (bRow == 4 && aStep == 4) dots(a, b, bColumn, first, last, c, K)
    else if (bColumn == 4) sums(a, aStep, b, bRow, first, last, c, K)
    else strided(a, aStep, b, bRow, bColumn, first, last, c, K)
    a += aRow
    c += cRow
  }
}

/** B's columns lie along memory: one dot product a column. */
function dots(a: usize, b: usize, bColumn: usize, first: i32, last: i32, c: usize, K: i32): void {
  for (let j = first; j < last; j++) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0
    let x = a, y = b + <usize>j * bColumn
    let k = 0
    for (; k + 16 <= K; k += 16) {
      s0 = multiplyAdd(v128.load(x), v128.load(y), s0)
      s1 = multiplyAdd(v128.load(x, 16), v128.load(y, 16), s1)
      s2 = multiplyAdd(v128.load(x, 32), v128.load(y, 32), s2)
      s3 = multiplyAdd(v128.load(x, 48), v128.load(y, 48), s3)
      x += 64
      y += 64
    }
    for (; k + 4 <= K; k += 4) {
      s0 = multiplyAdd(v128.load(x), v128.load(y), s0)
      x += 16
      y += 16
    }
    s0 = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3))
    let sum = f32x4.extract_lane(s0, 0) + f32x4.extract_lane(s0, 1) +
      (f32x4.extract_lane(s0, 2) + f32x4.extract_lane(s0, 3))
    for (; k < K; k++) {
      sum += load<f32>(x) * load<f32>(y)
      x += 4
      y += 4
    }
    store<f32>(c + (<usize>j << 2), sum)
  }
}

/** B's rows lie along memory: a weighted sum of rows, 32 columns at a time. */
function sums(a: usize, aStep: usize, b: usize, bRow: usize, first: i32, last: i32, c: usize, K: i32): void {
  let j = first
  for (; j + 32 <= last; j += 32) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0
    let x = a, y = b + (<usize>j << 2)
    for (let k = 0; k < K; k++) {
      const w = v128.load32_splat(x)
      s0 = multiplyAdd(w, v128.load(y), s0)
      s1 = multiplyAdd(w, v128.load(y, 16), s1)
      s2 = multiplyAdd(w, v128.load(y, 32), s2)
      s3 = multiplyAdd(w, v128.load(y, 48), s3)
      s4 = multiplyAdd(w, v128.load(y, 64), s4)
      s5 = multiplyAdd(w, v128.load(y, 80), s5)
      s6 = multiplyAdd(w, v128.load(y, 96), s6)
      s7 = multiplyAdd(w, v128.load(y, 112), s7)
      x += aStep
      y += bRow
    }
    const to = c + (<usize>j << 2)
    v128.store(to, s0); v128.store(to, s1, 16); v128.store(to, s2, 32); v128.store(to, s3, 48)
    v128.store(to, s4, 64); v128.store(to, s5, 80); v128.store(to, s6, 96); v128.store(to, s7, 112)
  }
  for (; j + 4 <= last; j += 4) {
    let s = f32x4.splat(0)
    let x = a, y = b + (<usize>j << 2)
    for (let k = 0; k < K; k++) {
      s = multiplyAdd(v128.load32_splat(x), v128.load(y), s)
      x += aStep
      y += bRow
    }
    v128.store(c + (<usize>j << 2), s)
  }
  strided(a, aStep, b, bRow, 4, j, last, c, K)
}

function strided(
  a: usize, aStep: usize, b: usize, bRow: usize, bColumn: usize, first: i32, last: i32, c: usize, K: i32,
): void {
  for (let j = first; j < last; j++) {
    let sum: f32 = 0
    let x = a, y = b + <usize>j * bColumn
    for (let k = 0; k < K; k++) {
      sum += load<f32>(x) * load<f32>(y)
      x += aStep
      y += bRow
    }
    store<f32>(c + (<usize>j << 2), sum)
  }
}
