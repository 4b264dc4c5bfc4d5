/**
 * Copies panels [first, last) of B[K, N], eight columns each, into [panel][K][8], with zeros beyond
 * N. Strides are in bytes; `panelBytes` from panel to panel, K << 5 where B is all that they hold.
 */
export function packColumns(
  to: usize, panelBytes: usize, b: usize, bRow: usize, bColumn: usize, K: i32, N: i32,
  first: i32, last: i32,
): void {
  for (let panel = first; panel < last; panel++) {
    const j = panel << 3
    const width = min(8, N - j)
    let from = b + <usize>j * bColumn
    let out = to + <usize>panel * panelBytes
    if (width == 8 && bColumn == 4) {
      for (let k = 0; k < K; k++) {
        v128.store(out, v128.load(from))
        v128.store(out, v128.load(from, 16), 16)
        out += 32
        from += bRow
      }
    } else if (width == 8 && bRow == 4) {
      packTransposed(out, from, bColumn, K, 32)
      packTransposed(out + 16, from + (bColumn << 2), bColumn, K, 32)
    } else {
      for (let k = 0; k < K; k++) {
        for (let i = 0; i < 8; i++) {
          store<f32>(out + (<usize>i << 2), i < width ? load<f32>(from + <usize>i * bColumn) : 0)
        }
        out += 32
        from += bRow
      }
    }
  }
}

/** Copies A[rows, K] into groups of four rows, [group][K][4]. Strides are in bytes. */
export function packRows(to: usize, a: usize, aRow: usize, aStep: usize, rows: i32, K: i32): void {
  for (let i = 0; i < rows; i += 4) {
    let from = a + <usize>i * aRow
    const height = min(4, rows - i)
    if (height == 4 && aRow == 4) {
      for (let k = 0; k < K; k++) {
        v128.store(to, v128.load(from))
        to += 16
        from += aStep
      }
    } else if (height == 4 && aStep == 4) {
      packTransposed(to, from, aRow, K, 16)
      to += <usize>K << 4
    } else {
      for (let k = 0; k < K; k++) {
        for (let r = 0; r < 4; r++) {
          store<f32>(to + (<usize>r << 2), r < height ? load<f32>(from + <usize>r * aRow) : 0)
        }
        to += 16
        from += aStep
      }
    }
  }
}

/** Four rows of K neighbouring numbers, `stride` apart, to K rows of four, `toStep` apart. */
function packTransposed(to: usize, from: usize, stride: usize, K: i32, toStep: usize): void {
  let f0 = from, f1 = f0 + stride, f2 = f1 + stride, f3 = f2 + stride
  let k = 0
  for (; k + 4 <= K; k += 4) {
    const r0 = v128.load(f0), r1 = v128.load(f1), r2 = v128.load(f2), r3 = v128.load(f3)
    const x0 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5), x1 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7)
    const y0 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5), y1 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7)
    v128.store(to, v128.shuffle<i64>(x0, y0, 0, 2)); to += toStep
    v128.store(to, v128.shuffle<i64>(x0, y0, 1, 3)); to += toStep
    v128.store(to, v128.shuffle<i64>(x1, y1, 0, 2)); to += toStep
    v128.store(to, v128.shuffle<i64>(x1, y1, 1, 3)); to += toStep
    f0 += 16; f1 += 16; f2 += 16; f3 += 16
  }
  for (; k < K; k++) {
    store<f32>(to, load<f32>(f0)); store<f32>(to, load<f32>(f1), 4)
    store<f32>(to, load<f32>(f2), 8); store<f32>(to, load<f32>(f3), 12)
    to += toStep
    f0 += 4; f1 += 4; f2 += 4; f3 += 4
  }
}
