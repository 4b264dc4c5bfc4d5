// Levels of an octave: planes one behind the other, rows `stride` floats apart, a multiple of 16, so that
// whole rows are done in whole vectors. What lies behind the last column is finite and means nothing.
import { weighPairs } from '../linear/correlate'

/**
 * Twice as high and wide. Each pixel becomes one with the share `before` of the pixel before it, and one with
 * the share `behind` of the one behind; at the edges, of itself. `rows` has room for half of the target.
 */
export function enlarge(
  image: usize, height: i32, width: i32, rows: usize, target: usize, stride: i32, before: f32, behind: f32,
): void {
  const bytes = <usize>stride << 2
  for (let y = 0; y < height; y++) {
    const row = rows + <usize>y * bytes
    memory.fill(row, 0, bytes)
    widen(image + (<usize>(y * width) << 2), width, row, before, behind)
  }
  for (let y = 0; y < height; y++) {
    const here = rows + <usize>y * bytes, to = target + <usize>(2 * y) * bytes
    mix(here, y > 0 ? here - bytes : here, before, to, bytes)
    mix(here, y + 1 < height ? here + bytes : here, behind, to + bytes, bytes)
  }
}

/** out = row + share * (other - row) */
function mix(row: usize, other: usize, share: f32, out: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(out + at, mixed(v128.load(row + at), v128.load(other + at), f32x4.splat(share)))
  }
}

@inline function mixed(one: v128, other: v128, share: v128): v128 {
  return f32x4.add(one, f32x4.mul(share, f32x4.sub(other, one)))
}

function widen(row: usize, width: i32, out: usize, before: f32, behind: f32): void {
  const first = f32x4.splat(before), second = f32x4.splat(behind)
  widenOne(row, width, 0, out, before, behind)
  let x = 1
  for (; x + 5 <= width; x += 4) {
    const from = row + (<usize>x << 2), to = out + (<usize>x << 3)
    const here = v128.load(from)
    const left = mixed(here, v128.load(from - 4), first), right = mixed(here, v128.load(from, 4), second)
    v128.store(to, v128.shuffle<f32>(left, right, 0, 4, 1, 5))
    v128.store(to, v128.shuffle<f32>(left, right, 2, 6, 3, 7), 16)
  }
  for (; x < width; x++) widenOne(row, width, x, out, before, behind)
}

function widenOne(row: usize, width: i32, x: i32, out: usize, before: f32, behind: f32): void {
  const from = row + (<usize>x << 2), to = out + (<usize>x << 3)
  const here = load<f32>(from)
  const left = x > 0 ? load<f32>(from - 4) : here, right = x + 1 < width ? load<f32>(from, 4) : here
  store<f32>(to, here + before * (left - here))
  store<f32>(to, here + behind * (right - here), 4)
}

/** Every second pixel of every second row, `height` by `width` of them. */
export function halve(source: usize, sourceStride: i32, target: usize, height: i32, width: i32, stride: i32): void {
  for (let y = 0; y < height; y++) {
    const from = source + (<usize>(2 * y * sourceStride) << 2), to = target + (<usize>(y * stride) << 2)
    for (let x = 0; x < width; x++) store<f32>(to + (<usize>x << 2), load<f32>(from + (<usize>x << 3)))
    memory.fill(to + (<usize>width << 2), 0, <usize>(stride - width) << 2)
  }
}

/**
 * Gaussian blur with 2 * radius + 1 taps; beyond the edges pixels are mirrored at the outermost. `scratch`
 * has room for a row with what lies beyond its ends, and an address for each tap.
 */
export function blur(
  source: usize, target: usize, height: i32, width: i32, stride: i32, taps: usize, radius: i32, scratch: usize,
): void {
  const size = 2 * radius + 1, bytes = <usize>stride << 2
  const middle = scratch + (<usize>radius << 2)
  const places = scratch + bytes + (<usize>size << 2)
  for (let y = 0; y < height; y++) {
    for (let k = 0; k < size; k++) {
      store<usize>(places + (<usize>k << 2), source + <usize>mirrored(y + k - radius, height) * bytes)
    }
    weighPairs(places, taps, size, middle, stride)
    for (let beyond = 1; beyond <= radius; beyond++) {
      copy(middle, mirrored(-beyond, width), -beyond)
      copy(middle, mirrored(width - 1 + beyond, width), width - 1 + beyond)
    }
    for (let k = 0; k < size; k++) store<usize>(places + (<usize>k << 2), scratch + (<usize>k << 2))
    weighPairs(places, taps, size, target + <usize>y * bytes, stride)
  }
}

function mirrored(index: i32, length: i32): i32 {
  if (length == 1) return 0
  while (index < 0 || index >= length) index = index < 0 ? -index : 2 * length - 2 - index
  return index
}

@inline function copy(row: usize, from: i32, to: i32): void {
  store<f32>(row + (to << 2), load<f32>(row + (<usize>from << 2)))
}
