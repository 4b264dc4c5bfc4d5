/**
 * Codes of local binary patterns of an image [height, width] with `margin` zeros around it, each row
 * `stride` floats: bit p says whether point p, between pixels by bilinear interpolation, is at least as
 * bright as the middle. In f64 and in the order of scikit-image, so that equal stays equal.
 *
 * Points in the same column of the circle share what is interpolated along a row. A point has 16 bytes in
 * `points`: how far down it lies (f64), its column (i32, -1 where it is a pixel), and how far right that pixel
 * lies (i32). A column has, for each x up to a multiple of 8, the pixel to the left of it (i32) in `lefts` and
 * how far from that it lies (f64) in `rights`. `rows` has room for 2 * margin rows of f64 of each column.
 */
export function lbp(
  height: i32, width: i32, margin: i32, stride: i32, padded: usize,
  pointCount: i32, points: usize, columnCount: i32, lefts: usize, rights: usize,
  rows: usize, codes: usize,
): void {
  const row = <usize>stride << 2
  const origin = padded + <usize>margin * row + (<usize>margin << 2)
  const padWidth = (width + 7) & ~7
  const line = <usize>padWidth << 3
  const kept = 2 * margin
  // The next row that is to be interpolated, and the furthest that a middle needs.
  let next = 1 - margin
  for (let y = 0; y < height; y++) {
    for (; next < y + margin; next++) {
      const from = origin + <usize>next * row
      for (let column = 0; column < columnCount; column++) {
        const first = <usize>(column * padWidth)
        const to = rows + <usize>(column * kept + (next + margin) % kept) * line
        interpolate(from, lefts + (first << 2), rights + (first << 3), padWidth, to)
      }
    }
    const middle = origin + <usize>y * row
    const out = codes + (<usize>(y * width) << 2)
    memory.fill(out, 0, <usize>padWidth << 2)
    let bit: f32 = 1
    for (let p = 0; p < pointCount; p++, bit *= 2) {
      const point = points + (<usize>p << 4)
      const at = <f64>y + load<f64>(point)
      const column = load<i32>(point, 8)
      if (column < 0) {
        const pixel = origin + <usize><i32>at * row + (<usize>load<i32>(point, 12) << 2)
        exact(middle, pixel, padWidth, bit, out)
      } else {
        const first = rows + <usize>(column * kept) * line
        const upper = first + <usize>((<i32>floor(at) + margin) % kept) * line
        const lower = first + <usize>((<i32>ceil(at) + margin) % kept) * line
        between(middle, upper, lower, at - floor(at), padWidth, bit, out)
      }
    }
  }
}

/** What lies between the pixels of a row, at every x. */
function interpolate(row: usize, lefts: usize, rights: usize, width: i32, out: usize): void {
  const one = f64x2.splat(1)
  for (let x = 0; x < width; x += 2) {
    const place = lefts + (<usize>x << 2)
    const at = row + (<usize>load<i32>(place) << 2), other = row + (<usize>load<i32>(place, 4) << 2)
    // Two neighbours lie in neighbouring columns, but where rounding brings them to one.
    const near = other == at + 4
    const left = near ? v128.load64_zero(at) : v128.load32_lane(other, v128.load32_zero(at), 1)
    const right = near ? v128.load64_zero(at, 4) : v128.load32_lane(other, v128.load32_zero(at, 4), 1, 4)
    const share = v128.load(rights + (<usize>x << 3))
    const value = f64x2.add(
      f64x2.mul(f64x2.sub(one, share), f64x2.promote_low_f32x4(left)),
      f64x2.mul(share, f64x2.promote_low_f32x4(right)),
    )
    v128.store(out + (<usize>x << 3), value)
  }
}

/** A point that is a pixel. */
function exact(middle: usize, point: usize, width: i32, bit: f32, out: usize): void {
  const end = out + (<usize>width << 2), bits = f32x4.splat(bit)
  for (; out < end; out += 32, point += 32, middle += 32) {
    const one = f32x4.sub(v128.load(point), v128.load(middle))
    const other = f32x4.sub(v128.load(point, 16), v128.load(middle, 16))
    add(one, bits, out)
    add(other, bits, out + 16)
  }
}

/** A point between two rows. */
function between(
  middle: usize, upper: usize, lower: usize, down: f64, width: i32, bit: f32, out: usize,
): void {
  const above = f64x2.splat(1 - down), below = f64x2.splat(down), bits = f32x4.splat(bit)
  const end = out + (<usize>width << 2)
  for (; out < end; out += 16, middle += 16, upper += 32, lower += 32) {
    const one = f64x2.sub(
      f64x2.add(f64x2.mul(above, v128.load(upper)), f64x2.mul(below, v128.load(lower))),
      f64x2.promote_low_f32x4(v128.load64_zero(middle)),
    )
    const other = f64x2.sub(
      f64x2.add(f64x2.mul(above, v128.load(upper, 16)), f64x2.mul(below, v128.load(lower, 16))),
      f64x2.promote_low_f32x4(v128.load64_zero(middle, 8)),
    )
    const zero = f64x2.splat(0)
    const mask = v128.shuffle<i32>(f64x2.ge(one, zero), f64x2.ge(other, zero), 0, 2, 4, 6)
    v128.store(out, f32x4.add(v128.load(out), v128.and(mask, bits)))
  }
}

@inline function add(difference: v128, bits: v128, out: usize): void {
  const set = v128.and(f32x4.ge(difference, f32x4.splat(0)), bits)
  v128.store(out, f32x4.add(v128.load(out), set))
}
