// A Gaussian whose every sum is made in 64 bits and rounded once: scikit-image's edges hang on the last bit
// where neighbours are equally strong.
import { fill, pad } from '../linear/rows'
import { join, two } from './doubles'

/**
 * Weighs down the columns, then along the rows, and divides by `shares` where that is not 0: `shareRows` rows,
 * of which the middle one stands for all that are `radius` or more from an edge. `taps` are 64 bits. Writes
 * into a plane with a frame of one value. `scratch` has room for three rows and an address for each tap.
 */
export function smooth(
  height: i32, width: i32, source: usize, target: usize, taps: usize, radius: i32,
  ySources: usize, xSources: usize, shares: usize, shareRows: i32, scratch: usize,
): void {
  const size = 2 * radius + 1
  const bytes = <usize>width << 2, padded = <usize>(width + size) << 2
  const outside = scratch, row = outside + bytes, around = row + bytes, places = around + padded
  fill(outside, width, 0)
  for (let y = 0; y < height; y++) {
    for (let k = 0; k < size; k++) {
      const from = load<i32>(ySources + (<usize>(y + k) << 2))
      store<usize>(places + (<usize>k << 2), from < 0 ? outside : source + <usize>from * bytes)
    }
    weighPairs(places, taps, radius, row, width)
    pad(row, around, width, 1, size, xSources, 0)
    for (let k = 0; k < size; k++) store<usize>(places + (<usize>k << 2), around + (<usize>k << 2))
    const out = target + (<usize>((y + 1) * (width + 2) + 1) << 2)
    weighPairs(places, taps, radius, out, width)
    if (shares != 0) {
      const share = y < radius ? y : max(radius, y - (height - shareRows))
      divide(out, shares + <usize>share * bytes, width)
    }
  }
}

/** out[i] = the middle place times its tap, then pair by pair from the outermost: the order of SciPy. */
function weighPairs(places: usize, taps: usize, radius: i32, out: usize, count: i32): void {
  const middle = load<usize>(places + (<usize>radius << 2))
  const last = places + (<usize>(2 * radius) << 2)
  let i = 0
  for (; i + 8 <= count; i += 8) {
    const offset = <usize>i << 2, at = middle + offset
    const tap = v128.load_splat<f64>(taps + (<usize>radius << 3))
    let a = f64x2.mul(two(at), tap), b = f64x2.mul(two(at + 8), tap)
    let c = f64x2.mul(two(at + 16), tap), d = f64x2.mul(two(at + 24), tap)
    for (let t = 0; t < radius; t++) {
      const one = load<usize>(places + (<usize>t << 2)) + offset
      const other = load<usize>(last - (<usize>t << 2)) + offset
      const weight = v128.load_splat<f64>(taps + (<usize>t << 3))
      a = f64x2.add(a, f64x2.mul(f64x2.add(two(one), two(other)), weight))
      b = f64x2.add(b, f64x2.mul(f64x2.add(two(one + 8), two(other + 8)), weight))
      c = f64x2.add(c, f64x2.mul(f64x2.add(two(one + 16), two(other + 16)), weight))
      d = f64x2.add(d, f64x2.mul(f64x2.add(two(one + 24), two(other + 24)), weight))
    }
    v128.store(out + offset, join(a, b))
    v128.store(out + offset, join(c, d), 16)
  }
  for (; i < count; i++) {
    const offset = <usize>i << 2
    let sum = <f64>load<f32>(middle + offset) * load<f64>(taps + (<usize>radius << 3))
    for (let t = 0; t < radius; t++) {
      const one = <f64>load<f32>(load<usize>(places + (<usize>t << 2)) + offset)
      const other = <f64>load<f32>(load<usize>(last - (<usize>t << 2)) + offset)
      sum += (one + other) * load<f64>(taps + (<usize>t << 3))
    }
    store<f32>(out + offset, <f32>sum)
  }
}

function divide(values: usize, by: usize, count: i32): void {
  let i = 0
  for (; i + 4 <= count; i += 4) {
    const at = <usize>i << 2
    v128.store(values + at, f32x4.div(v128.load(values + at), v128.load(by + at)))
  }
  for (; i < count; i++) {
    const at = <usize>i << 2
    store<f32>(values + at, load<f32>(values + at) / load<f32>(by + at))
  }
}
