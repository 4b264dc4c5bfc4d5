// Where the difference of neighbouring levels is the largest or the smallest of its 27 neighbours in space and
// scale, found between pixels and levels, with enough contrast and no edge (Lowe 2004, sections 3 and 4).

/** Nearer to the edges nothing is looked for. */
const border = 5
const steps = 5
/** Bytes of what is written for each: y, x, level, contrast between pixels; layer, row and column of the pixel. */
const record = 28

/**
 * Those of one row, from 5 on, row by row. `layers` + 3 levels; `differences` has room for three rows of
 * layers + 2; `seen` a byte for each pixel: places that are found twice count once. Gives how many are in `list`.
 */
export function extrema(
  levels: usize, height: i32, width: i32, stride: i32, layers: i32, row: i32,
  least: f32, contrast: f32, edge: f32, differences: usize, seen: usize, list: usize,
): i32 {
  if (row == border) {
    memory.fill(seen, 0, height * width)
    for (let y = row - 1; y <= row; y++) subtract(levels, height, stride, layers, y, differences)
  }
  subtract(levels, height, stride, layers, row + 1, differences)
  const plane = <usize>(height * stride) << 2, bytes = <usize>stride << 2
  let end = list
  for (let layer = 1; layer <= layers; layer++) {
    const middle = differences + <usize>(3 * layer) * bytes
    const above = <usize>((row - 1) % 3) * bytes, here = <usize>(row % 3) * bytes, below = <usize>((row + 1) % 3) * bytes
    for (let x = border; x < width - border; x += 4) {
      let found = candidates(middle, above, here, below, 3 * bytes, <usize>x << 2, least)
      for (let at = x; found && at < width - border; at++, found >>= 1) {
        if (found & 1) end = refine(levels, plane, height, width, stride, layers, layer, row, at, contrast, edge, seen, end)
      }
    }
  }
  return <i32>(end - list) / record
}

/** All differences of a row, each where every third row lies. */
function subtract(levels: usize, height: i32, stride: i32, layers: i32, row: i32, differences: usize): void {
  const plane = <usize>(height * stride) << 2, bytes = <usize>stride << 2
  let from = levels + <usize>row * bytes, to = differences + <usize>(row % 3) * bytes
  for (let layer = 0; layer < layers + 2; layer++, from += plane, to += 3 * bytes) {
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(to + at, f32x4.sub(v128.load(from + plane + at), v128.load(from + at)))
    }
  }
}

/** Which of four neighbouring pixels are extrema, as bits. */
function candidates(middle: usize, above: usize, here: usize, below: usize, layer: usize, at: usize, least: f32): i32 {
  const value = v128.load(middle + here + at), zero = f32x4.splat(0)
  const strong = f32x4.gt(f32x4.abs(value), f32x4.splat(least))
  if (!v128.any_true(strong)) return 0
  const one = middle + above + at, two = middle + here + at, three = middle + below + at
  let high = f32x4.max(v128.load(two - 4), v128.load(two, 4)), low = f32x4.min(v128.load(two - 4), v128.load(two, 4))
  high = f32x4.max(high, highest(one)), low = f32x4.min(low, lowest(one))
  high = f32x4.max(high, highest(three)), low = f32x4.min(low, lowest(three))
  let found = extreme(value, high, low, zero, strong)
  if (!v128.any_true(found)) return 0
  for (let side = 0; side < 2; side++) {
    const other = side ? middle + layer + at : middle - layer + at
    high = f32x4.max(highest(other + above), f32x4.max(highest(other + here), highest(other + below)))
    low = f32x4.min(lowest(other + above), f32x4.min(lowest(other + here), lowest(other + below)))
    found = extreme(value, high, low, zero, found)
  }
  return i32x4.bitmask(found)
}

@inline function highest(at: usize): v128 {
  return f32x4.max(v128.load(at), f32x4.max(v128.load(at - 4), v128.load(at, 4)))
}

@inline function lowest(at: usize): v128 {
  return f32x4.min(v128.load(at), f32x4.min(v128.load(at - 4), v128.load(at, 4)))
}

@inline function extreme(value: v128, high: v128, low: v128, zero: v128, among: v128): v128 {
  const top = v128.and(f32x4.gt(value, zero), f32x4.ge(value, high))
  const bottom = v128.and(f32x4.lt(value, zero), f32x4.le(value, low))
  return v128.and(among, v128.or(top, bottom))
}

/** The difference of levels at a pixel. */
@inline function at(pixel: usize, plane: usize): f64 {
  return <f64>load<f32>(pixel + plane) - <f64>load<f32>(pixel)
}

/** Goes to the top of the parabola through a pixel's neighbours, and writes it down if it is worth it. */
function refine(
  levels: usize, plane: usize, height: i32, width: i32, stride: i32, layers: i32,
  layer: i32, row: i32, column: i32, contrast: f32, edge: f32, seen: usize, end: usize,
): usize {
  const down = <usize>stride << 2
  for (let step = 0; step < steps; step++) {
    const here = levels + <usize>layer * plane + (<usize>(row * stride + column) << 2)
    const before = here - plane, behind = here + plane
    const value = at(here, plane), twice = 2 * value
    const gx = (at(here + 4, plane) - at(here - 4, plane)) * 0.5
    const gy = (at(here + down, plane) - at(here - down, plane)) * 0.5
    const gs = (at(behind, plane) - at(before, plane)) * 0.5
    const xx = at(here + 4, plane) + at(here - 4, plane) - twice
    const yy = at(here + down, plane) + at(here - down, plane) - twice
    const ss = at(behind, plane) + at(before, plane) - twice
    const xy = (at(here + down + 4, plane) - at(here + down - 4, plane) - at(here - down + 4, plane) + at(here - down - 4, plane)) * 0.25
    const xs = (at(behind + 4, plane) - at(behind - 4, plane) - at(before + 4, plane) + at(before - 4, plane)) * 0.25
    const ys = (at(behind + down, plane) - at(behind - down, plane) - at(before + down, plane) + at(before - down, plane)) * 0.25
    // By Cramer's rule; where there is no one top, it stays.
    const a = yy * ss - ys * ys, b = xs * ys - xy * ss, c = xy * ys - yy * xs
    const determinant = xx * a + xy * b + xs * c
    const scale = determinant == 0 ? 0 : -1 / determinant
    const toX = scale * (a * gx + b * gy + c * gs)
    const toY = scale * (b * gx + (xx * ss - xs * xs) * gy + (xy * xs - xx * ys) * gs)
    const toS = scale * (c * gx + (xy * xs - xx * ys) * gy + (xx * yy - xy * xy) * gs)
    if (abs(toX) < 0.5 && abs(toY) < 0.5 && abs(toS) < 0.5) {
      const top = value + 0.5 * (gx * toX + gy * toY + gs * toS)
      if (!(abs(top) >= contrast)) return end
      const trace = xx + yy, product = xx * yy - xy * xy
      if (!(product > 0 && trace * trace * edge < (edge + 1) * (edge + 1) * product)) return end
      const mark = seen + row * width + column, bit = <u8>1 << <u8>(layer - 1)
      if (load<u8>(mark) & bit) return end
      store<u8>(mark, load<u8>(mark) | bit)
      store<f32>(end, <f32>(row + toY))
      store<f32>(end, <f32>(column + toX), 4)
      store<f32>(end, <f32>(layer + toS), 8)
      store<f32>(end, <f32>abs(top), 12)
      store<f32>(end, <f32>layer, 16)
      store<f32>(end, <f32>row, 20)
      store<f32>(end, <f32>column, 24)
      return end + record
    }
    // Far beyond the image, or no number at all.
    if (!(abs(toX) < width && abs(toY) < height && abs(toS) < layers + 2)) return end
    column += <i32>nearest(toX)
    row += <i32>nearest(toY)
    layer += <i32>nearest(toS)
    if (layer < 1 || layer > layers) return end
    if (column < border || column >= width - border || row < border || row >= height - border) return end
  }
  return end
}
