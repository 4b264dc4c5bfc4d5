// Gradients of a level at four neighbouring pixels.

/** The rise to the right. */
@inline export function right(pixel: usize): v128 {
  return f32x4.sub(v128.load(pixel, 4), v128.load(pixel - 4))
}

/** The rise upwards: rows are `down` bytes apart. */
@inline export function up(pixel: usize, down: usize): v128 {
  return f32x4.sub(v128.load(pixel - down), v128.load(pixel + down))
}

@inline export function length(x: v128, y: v128): v128 {
  return f32x4.sqrt(f32x4.add(f32x4.mul(x, x), f32x4.mul(y, y)))
}

/**
 * The direction as a share of a whole turn, 0 to 1, from x towards y, within 2e-6: M. Abramowitz and I. Stegun,
 * Handbook of mathematical functions (1964), 4.4.49.
 */
@inline export function turn(y: v128, x: v128): v128 {
  const ax = f32x4.abs(x), ay = f32x4.abs(y), zero = f32x4.splat(0)
  const ratio = f32x4.div(f32x4.min(ax, ay), f32x4.max(f32x4.max(ax, ay), f32x4.splat(1e-37)))
  const square = f32x4.mul(ratio, ratio)
  let sum = f32x4.splat(<f32>(0.0208351 / (2 * Math.PI)))
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(<f32>(-0.0851330 / (2 * Math.PI))))
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(<f32>(0.1801410 / (2 * Math.PI))))
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(<f32>(-0.3302995 / (2 * Math.PI))))
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(<f32>(0.9998660 / (2 * Math.PI))))
  let part = f32x4.mul(sum, ratio)
  part = v128.bitselect(f32x4.sub(f32x4.splat(0.25), part), part, f32x4.gt(ay, ax))
  part = v128.bitselect(f32x4.sub(f32x4.splat(0.5), part), part, f32x4.lt(x, zero))
  return v128.bitselect(f32x4.sub(f32x4.splat(1), part), part, f32x4.lt(y, zero))
}

/** Writes q ** (i * i) for i from -radius to radius: the weights of a Gaussian whose second one is q. */
export function bell(q: f64, radius: i32, weights: usize): void {
  const middle = weights + (<usize>radius << 2)
  let weight = 1.0, factor = q
  for (let i = 0; i <= radius; i++) {
    store<f32>(middle + (<usize>i << 2), <f32>weight)
    store<f32>(middle - (<usize>i << 2), <f32>weight)
    weight *= factor
    factor *= q * q
  }
}
