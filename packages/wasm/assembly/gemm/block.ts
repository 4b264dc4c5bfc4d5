import { tile4x8 } from './tile'

/**
 * C[rows, columns] (+)= A[rows, K] * B[K, columns] on one thread. All strides are in bytes.
 *
 * A lies in groups of four rows: `aGroup` from group to group, `aRow` from row to row, `aStep` from
 * one k to the next. B lies in panels of eight columns: `bPanel` from panel to panel, `bStep` from k
 * to k. Of a last panel with fewer columns the lanes beyond are read and not used.
 * `spare` are 128 bytes of this thread's own, for tiles that stick out of C.
 */
export function multiplyBlock(
  a: usize, aGroup: usize, aRow: usize, aStep: usize, rows: i32,
  b: usize, bPanel: usize, bStep: usize, columns: i32,
  c: usize, cRow: usize,
  K: i32, accumulate: bool, spare: usize,
): void {
  for (let j = 0; j < columns; j += 8) {
    const width = min(8, columns - j)
    let group = a
    let to = c + (<usize>j << 2)
    for (let i = 0; i < rows; i += 4) {
      const height = min(4, rows - i)
      const a1 = height > 1 ? group + aRow : group
      const a2 = height > 2 ? a1 + aRow : a1
      const a3 = height > 3 ? a2 + aRow : a2
      if (width == 8 && height == 4) {
        tile4x8(group, a1, a2, a3, aStep, b, bStep, to, cRow, K, accumulate)
      } else {
        if (accumulate) copyTile(spare, 32, to, cRow, height, width)
        tile4x8(group, a1, a2, a3, aStep, b, bStep, spare, 32, K, accumulate)
        copyTile(to, cRow, spare, 32, height, width)
      }
      group += aGroup
      to += cRow << 2
    }
    b += bPanel
  }
}

function copyTile(to: usize, toRow: usize, from: usize, fromRow: usize, height: i32, width: i32): void {
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      store<f32>(to + (<usize>j << 2), load<f32>(from + (<usize>j << 2)))
    }
    to += toRow
    from += fromRow
  }
}
