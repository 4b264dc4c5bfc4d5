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

/** B's rows lie along memory: a weighted sum of rows, four at a time, read in the order they lie in. */
function sums(a: usize, aStep: usize, b: usize, bRow: usize, first: i32, last: i32, c: usize, K: i32): void {
  const count = (last - first) & ~3
  const to = c + (<usize>first << 2)
  const end = to + (<usize>count << 2)
  let x = a, row = b + (<usize>first << 2)
  memory.fill(to, 0, <usize>count << 2)
  let k = 0
  for (; k + 4 <= K; k += 4) {
    const w0 = v128.load32_splat(x), w1 = v128.load32_splat(x + aStep)
    const w2 = v128.load32_splat(x + 2 * aStep), w3 = v128.load32_splat(x + 3 * aStep)
    let y0 = row, y1 = y0 + bRow, y2 = y1 + bRow, y3 = y2 + bRow
    for (let at = to; at < end; at += 16) {
      let s = multiplyAdd(w0, v128.load(y0), v128.load(at))
      s = multiplyAdd(w1, v128.load(y1), s)
      s = multiplyAdd(w2, v128.load(y2), s)
      v128.store(at, multiplyAdd(w3, v128.load(y3), s))
      y0 += 16; y1 += 16; y2 += 16; y3 += 16
    }
    x += aStep << 2
    row += bRow << 2
  }
  for (; k < K; k++) {
    const w = v128.load32_splat(x)
    let y = row
    for (let at = to; at < end; at += 16) {
      v128.store(at, multiplyAdd(w, v128.load(y), v128.load(at)))
      y += 16
    }
    x += aStep
    row += bRow
  }
  strided(a, aStep, b, bRow, 4, first + count, last, c, K)
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
