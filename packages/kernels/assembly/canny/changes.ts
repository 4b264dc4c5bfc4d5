// How a plane [height, width] changes. It and all that is made of it have a frame of one value around them.
import { high, join, low } from './doubles'

/** Fills the frame of a plane with what stands beside it. */
export function frame(height: i32, width: i32, plane: usize): void {
  const bytes = <usize>(width + 2) << 2
  let row = plane + bytes
  for (let y = 0; y < height; y++, row += bytes) {
    store<f32>(row, load<f32>(row + 4))
    store<f32>(row + bytes - 4, load<f32>(row + bytes - 8))
  }
  memory.copy(plane, plane + bytes, bytes)
  memory.copy(row, row - bytes, bytes)
}

/**
 * Sobel's differences from row to row and from column to column, and their magnitude: the root of the sum of
 * squares, or with `l1` the sum of both sizes, framed by 0. Rounded where SciPy rounds: after a difference, and
 * after a mean.
 */
export function changes(
  height: i32, width: i32, plane: usize, down: usize, right: usize, magnitude: usize, l1: bool,
): void {
  const bytes = <usize>(width + 2) << 2
  memory.fill(magnitude, 0, bytes * <usize>(height + 2))
  for (let y = 1; y <= height; y++) {
    const at = <usize>y * bytes
    const row = plane + at
    changesOfRow(row - bytes, row, row + bytes, down + at + 4, right + at + 4, magnitude + at + 4, width, l1)
  }
}

function changesOfRow(
  above: usize, row: usize, below: usize, down: usize, right: usize, magnitude: usize, count: i32, l1: bool,
): void {
  let i = 0
  for (; i + 4 <= count; i += 4) {
    const at = <usize>i << 2
    const p = v128.load(above + at), q = v128.load(above + at, 4), r = v128.load(above + at, 8)
    const s = v128.load(below + at), t = v128.load(below + at, 4), u = v128.load(below + at, 8)
    const v = v128.load(row + at), w = v128.load(row + at, 8)
    const d = mean(f32x4.sub(s, p), f32x4.sub(t, q), f32x4.sub(u, r))
    const e = mean(f32x4.sub(r, p), f32x4.sub(w, v), f32x4.sub(u, s))
    v128.store(down + at, d)
    v128.store(right + at, e)
    v128.store(magnitude + at, l1
      ? f32x4.add(f32x4.abs(d), f32x4.abs(e))
      : f32x4.sqrt(f32x4.add(f32x4.mul(d, d), f32x4.mul(e, e))))
  }
  for (; i < count; i++) {
    const at = <usize>i << 2
    const p = load<f32>(above + at), q = load<f32>(above + at, 4), r = load<f32>(above + at, 8)
    const s = load<f32>(below + at), t = load<f32>(below + at, 4), u = load<f32>(below + at, 8)
    const v = load<f32>(row + at), w = load<f32>(row + at, 8)
    const d = meanOf(s - p, t - q, u - r), e = meanOf(r - p, w - v, u - s)
    store<f32>(down + at, d)
    store<f32>(right + at, e)
    store<f32>(magnitude + at, l1 ? abs(d) + abs(e) : sqrt<f32>(d * d + e * e))
  }
}

/** 2 middle + (before + after), rounded once. */
@inline function mean(before: v128, middle: v128, after: v128): v128 {
  const a = low(middle), b = high(middle)
  return join(
    f64x2.add(f64x2.add(a, a), f64x2.add(low(before), low(after))),
    f64x2.add(f64x2.add(b, b), f64x2.add(high(before), high(after))),
  )
}

@inline function meanOf(before: f32, middle: f32, after: f32): f32 {
  return <f32>(2 * <f64>middle + (<f64>before + <f64>after))
}
