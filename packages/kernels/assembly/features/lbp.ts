/**
 * Codes of local binary patterns of an image [height, width] with `margin` zeros around it, each row
 * `stride` floats: bit p says whether point p, between pixels by bilinear interpolation, is at least as
 * bright as the middle. In f64 and in the order of scikit-image, so that equal stays equal.
 *
 * `downs` has the distance of each point in rows; `rights` has, for each point and column, the column
 * that it lies in (i32) in `columns` and how far from it (f64).
 */
export function lbp(
  height: i32, width: i32, margin: i32, stride: i32, padded: usize,
  points: i32, downs: usize, columns: usize, rights: usize, codes: usize,
): void {
  const row = <usize>stride << 2
  const origin = padded + <usize>margin * row + (<usize>margin << 2)
  for (let y = 0; y < height; y++) {
    const middle = origin + <usize>y * row
    const out = codes + <usize>(y * width) * 8
    let bit: f64 = 1
    for (let p = 0; p < points; p++, bit *= 2) {
      const at = <f64>y + load<f64>(downs + (<usize>p << 3))
      const top = floor(at), down = at - top
      const upper = origin + <usize>(<i32>top) * row
      const lower = origin + <usize>(<i32>ceil(at)) * row
      const place = <usize>p * <usize>width
      const column = columns + (place << 2), right = rights + (place << 3)
      if (load<f64>(right) == 0 && load<f64>(right + (<usize>(width - 1) << 3)) == 0 && down == 0) {
        exact(middle, upper + (<usize>load<i32>(column) << 2), width, bit, p == 0, out)
      } else between(middle, upper, lower, down, column, right, width, bit, p == 0, out)
    }
  }
}

/** A point that is a pixel. */
function exact(middle: usize, point: usize, width: i32, bit: f64, first: bool, out: usize): void {
  const bits = f64x2.splat(bit)
  let x = 0
  for (; x + 2 <= width; x += 2) {
    const at = <usize>x << 2, to = out + (<usize>x << 3)
    const one = f64x2.promote_low_f32x4(v128.load64_zero(point + at))
    const centre = f64x2.promote_low_f32x4(v128.load64_zero(middle + at))
    const set = v128.and(f64x2.ge(f64x2.sub(one, centre), f64x2.splat(0)), bits)
    v128.store(to, first ? set : f64x2.add(v128.load(to), set))
  }
  for (; x < width; x++) {
    const at = <usize>x << 2, to = out + (<usize>x << 3)
    const set = <f64>load<f32>(point + at) - <f64>load<f32>(middle + at) >= 0 ? bit : 0
    store<f64>(to, first ? set : load<f64>(to) + set)
  }
}

/** A point between four pixels. */
function between(
  middle: usize, upper: usize, lower: usize, down: f64, columns: usize, rights: usize,
  width: i32, bit: f64, first: bool, out: usize,
): void {
  const bits = f64x2.splat(bit), one = f64x2.splat(1), below = f64x2.splat(down), above = f64x2.splat(1 - down)
  let x = 0
  for (; x + 2 <= width; x += 2) {
    const left = <usize>load<i32>(columns + (<usize>x << 2)) << 2, to = out + (<usize>x << 3)
    // Two neighbours lie in neighbouring columns, but where rounding brings them to one.
    if (load<i32>(columns + (<usize>(x + 1) << 2)) != load<i32>(columns + (<usize>x << 2)) + 1) {
      single(middle, upper, lower, down, columns, rights, x, bit, first, out)
      single(middle, upper, lower, down, columns, rights, x + 1, bit, first, out)
      continue
    }
    const right = v128.load(rights + (<usize>x << 3)), rest = f64x2.sub(one, right)
    const a = f64x2.promote_low_f32x4(v128.load64_zero(upper + left))
    const b = f64x2.promote_low_f32x4(v128.load64_zero(upper + left, 4))
    const c = f64x2.promote_low_f32x4(v128.load64_zero(lower + left))
    const d = f64x2.promote_low_f32x4(v128.load64_zero(lower + left, 4))
    const high = f64x2.add(f64x2.mul(rest, a), f64x2.mul(right, b))
    const low = f64x2.add(f64x2.mul(rest, c), f64x2.mul(right, d))
    const value = f64x2.add(f64x2.mul(above, high), f64x2.mul(below, low))
    const centre = f64x2.promote_low_f32x4(v128.load64_zero(middle + (<usize>x << 2)))
    const set = v128.and(f64x2.ge(f64x2.sub(value, centre), f64x2.splat(0)), bits)
    v128.store(to, first ? set : f64x2.add(v128.load(to), set))
  }
  for (; x < width; x++) single(middle, upper, lower, down, columns, rights, x, bit, first, out)
}

function single(
  middle: usize, upper: usize, lower: usize, down: f64, columns: usize, rights: usize,
  x: i32, bit: f64, first: bool, out: usize,
): void {
  const left = <usize>load<i32>(columns + (<usize>x << 2)) << 2, to = out + (<usize>x << 3)
  const right = load<f64>(rights + (<usize>x << 3))
  const high = (1 - right) * <f64>load<f32>(upper + left) + right * <f64>load<f32>(upper + left, 4)
  const low = (1 - right) * <f64>load<f32>(lower + left) + right * <f64>load<f32>(lower + left, 4)
  const value = (1 - down) * high + down * low
  const set = value - <f64>load<f32>(middle + (<usize>x << 2)) >= 0 ? bit : 0
  store<f64>(to, first ? set : load<f64>(to) + set)
}
