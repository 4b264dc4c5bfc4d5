// The magnitude of the changes of an image along both axes, each a difference of neighbours smoothed
// along the other axis by the weights side, middle, side. Edges as in correlate.ts, for three taps.
import { fill, pad, rowBytes } from './rows'

/** out = sqrt(down * down + right * right + eps); four at once, also where fewer are left. */
export function edges(
  images: i32, height: i32, width: i32, channels: i32, source: usize, target: usize,
  side: f32, middle: f32, eps: f32, ySources: usize, xSources: usize, value: f32, scratch: usize,
): void {
  const bytes = rowBytes(width, channels, 3)
  const outside = scratch, rows = scratch + bytes
  fill(outside, (width + 2) * channels, value)
  const count = width * channels, image = <usize>count * <usize>height << 2
  for (let n = 0; n < images; n++) {
    const from = source + <usize>n * image
    for (let y = 0; y < height; y++) {
      pad(from + (<usize>(y * count) << 2), rows + <usize>y * bytes, width, channels, 3, xSources, value)
    }
    for (let y = 0; y < height; y++) {
      const above = load<i32>(ySources + (<usize>y << 2)), below = load<i32>(ySources + (<usize>(y + 2) << 2))
      magnitudes(
        above < 0 ? outside : rows + <usize>above * bytes, rows + <usize>y * bytes,
        below < 0 ? outside : rows + <usize>below * bytes, channels,
        side, middle, eps, target + <usize>n * image + (<usize>(y * count) << 2), count,
      )
    }
  }
}

function magnitudes(
  above: usize, row: usize, below: usize, channels: i32,
  side: f32, middle: f32, eps: f32, out: usize, count: i32,
): void {
  const one = <usize>channels << 2, two = one << 1
  const a = f32x4.splat(side), b = f32x4.splat(middle), more = f32x4.splat(eps)
  for (let i = 0; i < count; i += 4) {
    const at = <usize>i << 2
    const p = v128.load(above + at), q = v128.load(above + at + one), r = v128.load(above + at + two)
    const s = v128.load(below + at), t = v128.load(below + at + one), u = v128.load(below + at + two)
    const v = v128.load(row + at), w = v128.load(row + at + two)
    const rise = f32x4.sub(u, p), fall = f32x4.sub(s, r)
    // side * (s - p + u - r) and side * (r - p + u - s), in two differences of opposite corners
    const down = f32x4.add(f32x4.mul(a, f32x4.add(rise, fall)), f32x4.mul(b, f32x4.sub(t, q)))
    const right = f32x4.add(f32x4.mul(a, f32x4.sub(rise, fall)), f32x4.mul(b, f32x4.sub(w, v)))
    const sum = f32x4.add(f32x4.mul(down, down), f32x4.mul(right, right))
    v128.store(out + at, f32x4.sqrt(f32x4.add(sum, more)))
  }
}
