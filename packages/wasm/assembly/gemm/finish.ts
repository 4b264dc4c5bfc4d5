/** The activations that can be fused. The numbers are known to src/kernels/activation.ts. */
export const LINEAR = 0
export const RELU = 1
export const RELU6 = 2
export const LEAKY_RELU = 3
export const PRELU = 4

/**
 * Adds a bias to each row of C[rows, columns] and applies an activation, in place.
 * bias: `columns` numbers or 0; slope: of the leaky activation; slopes: PRELU's, one per column.
 */
export function finishRows(
  c: usize, cRow: usize, rows: i32, columns: i32,
  bias: usize, activation: i32, slope: f32, slopes: usize,
): void {
  if (!bias && activation == LINEAR) return
  const zero = f32x4.splat(0), six = f32x4.splat(6)
  for (let i = 0; i < rows; i++) {
    let j = 0
    for (; j + 4 <= columns; j += 4) {
      const at = c + (<usize>j << 2)
      let x = v128.load(at)
      if (bias) x = f32x4.add(x, v128.load(bias + (<usize>j << 2)))
      if (activation == RELU) x = f32x4.max(x, zero)
      else if (activation == RELU6) x = f32x4.min(f32x4.max(x, zero), six)
      else if (activation >= LEAKY_RELU) {
        const by = activation == PRELU ? v128.load(slopes + (<usize>j << 2)) : f32x4.splat(slope)
        x = v128.bitselect(f32x4.mul(x, by), x, f32x4.lt(x, zero))
      }
      v128.store(at, x)
    }
    for (; j < columns; j++) {
      const at = c + (<usize>j << 2)
      let x = load<f32>(at)
      if (bias) x += load<f32>(bias + (<usize>j << 2))
      if (activation == RELU) x = max(x, <f32>0)
      else if (activation == RELU6) x = min(max(x, <f32>0), <f32>6)
      else if (activation >= LEAKY_RELU && x < 0) {
        x *= activation == PRELU ? load<f32>(slopes + (<usize>j << 2)) : slope
      }
      store<f32>(at, x)
    }
    c += cRow
  }
}
