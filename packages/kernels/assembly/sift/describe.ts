// The descriptor of a keypoint: 4 by 4 histograms of 8 directions, of a square turned as the keypoint is
// (Lowe 2004, section 6). Its order is OpenCV's.
import { bell, length, right, turn, up } from './gradients'

const across = 4
const bins = 8
/** With a cell around, and bins behind the last, which is the first again. */
const cell: usize = (bins + 2) << 2
const line: usize = <usize>(across + 2) * cell

/**
 * `cosine` and `sine` are those of the keypoint's direction, divided by the pixels of a cell's side; `direction`
 * is the direction in bins. `q` is the weight of what is one pixel away. `weights` has room for 2 * radius + 5
 * floats, `histogram` for 360 and 4. Writes 128 floats of length 1.
 */
export function describe(
  level: usize, height: i32, width: i32, stride: i32, row: i32, column: i32, radius: i32, q: f64,
  cosine: f32, sine: f32, direction: f32, weights: usize, histogram: usize, descriptor: usize,
): void {
  bell(q, radius, weights)
  memory.fill(histogram, 0, <usize>(across + 2) * line)
  const down = <usize>stride << 2, middle = weights + (<usize>radius << 2)
  const cosines = f32x4.splat(cosine), sines = f32x4.splat(sine)
  const half = f32x4.splat(<f32>across / 2 - 0.5), low = f32x4.splat(-1), high = f32x4.splat(<f32>across)
  const one = f32x4.splat(1), lanes = f32x4(0, 1, 2, 3)
  // Half the side of the square with a cell around, in cells.
  const reach = <f32>across / 2 + 0.5
  for (let y = max(1, row - radius); y <= min(height - 2, row + radius); y++) {
    const i = <f32>(y - row)
    // Where this row enters and leaves the square, or a little wider.
    let first = <f32>(max(1, column - radius) - column), last = <f32>(min(width - 2, column + radius) - column)
    if (abs(cosine) > 1e-6) {
      const centre = -i * sine / cosine, wide = reach / abs(cosine)
      first = max(first, floor(centre - wide)), last = min(last, ceil(centre + wide))
    }
    if (abs(sine) > 1e-6) {
      const centre = i * cosine / sine, wide = reach / abs(sine)
      first = max(first, floor(centre - wide)), last = min(last, ceil(centre + wide))
    }
    const weight = f32x4.splat(load<f32>(middle + ((y - row) << 2)))
    const end = f32x4.splat(last)
    const acrossRow = f32x4.splat(i * sine), downRow = f32x4.splat(i * cosine)
    for (let j = first; j <= last; j += 4) {
      const places = f32x4.add(f32x4.splat(j), lanes)
      const x = f32x4.add(f32x4.add(f32x4.mul(places, cosines), acrossRow), half)
      const y4 = f32x4.add(f32x4.sub(downRow, f32x4.mul(places, sines)), half)
      const within = v128.and(
        v128.and(v128.and(f32x4.gt(x, low), f32x4.lt(x, high)), v128.and(f32x4.gt(y4, low), f32x4.lt(y4, high))),
        f32x4.le(places, end),
      )
      if (!v128.any_true(within)) continue
      const offset = <i32>j
      const pixel = level + (<usize>(y * stride + column + offset) << 2)
      // What is not within may be anything.
      const dx = v128.and(within, right(pixel)), dy = v128.and(within, up(pixel, down))
      const around = v128.and(within, v128.load(middle + (offset << 2)))
      const vote = f32x4.mul(f32x4.mul(length(dx, dy), around), weight)
      const z = f32x4.add(f32x4.mul(turn(dy, dx), f32x4.splat(<f32>bins)), f32x4.splat(direction))
      const x0 = f32x4.floor(x), y0 = f32x4.floor(y4), z0 = f32x4.floor(z)
      const toX = f32x4.sub(x, x0), toY = f32x4.sub(y4, y0), toZ = f32x4.sub(z, z0)
      const below = f32x4.mul(vote, toY), above = f32x4.sub(vote, below)
      const belowRight = f32x4.mul(below, toX), belowLeft = f32x4.sub(below, belowRight)
      const aboveRight = f32x4.mul(above, toX), aboveLeft = f32x4.sub(above, aboveRight)
      const cells = f32x4.add(f32x4.mul(f32x4.add(y0, one), f32x4.splat(<f32>(across + 2))), f32x4.add(x0, one))
      const bin = v128.and(i32x4.trunc_sat_f32x4_s(z0), i32x4.splat(bins - 1))
      const index = i32x4.add(i32x4.mul(i32x4.trunc_sat_f32x4_s(cells), i32x4.splat(bins + 2)), bin)
      const place = i32x4.add(i32x4.splat(<i32>histogram), i32x4.shl(v128.and(within, index), 2))
      // Two neighbouring bins at once, of two pixels.
      const rest = f32x4.sub(one, toZ)
      const shares = v128.shuffle<f32>(rest, toZ, 0, 4, 1, 5), moreShares = v128.shuffle<f32>(rest, toZ, 2, 6, 3, 7)
      const p = i32x4.extract_lane(place, 0), q = i32x4.extract_lane(place, 1)
      spread(p, q, shares, firsts(aboveLeft), firsts(aboveRight), firsts(belowLeft), firsts(belowRight))
      const r = i32x4.extract_lane(place, 2), s = i32x4.extract_lane(place, 3)
      spread(r, s, moreShares, lasts(aboveLeft), lasts(aboveRight), lasts(belowLeft), lasts(belowRight))
    }
  }
  collect(histogram, descriptor)
  normalize(descriptor)
}

@inline function firsts(votes: v128): v128 {
  return v128.shuffle<f32>(votes, votes, 0, 0, 1, 1)
}

@inline function lasts(votes: v128): v128 {
  return v128.shuffle<f32>(votes, votes, 2, 2, 3, 3)
}

@inline function spread(
  one: usize, other: usize, shares: v128, aboveLeft: v128, aboveRight: v128, belowLeft: v128, belowRight: v128,
): void {
  addPair(one, other, f32x4.mul(shares, aboveLeft))
  addPair(one + cell, other + cell, f32x4.mul(shares, aboveRight))
  addPair(one + line, other + line, f32x4.mul(shares, belowLeft))
  addPair(one + line + cell, other + line + cell, f32x4.mul(shares, belowRight))
}

@inline function addPair(one: usize, other: usize, votes: v128): void {
  v128.store64_lane(one, f32x4.add(v128.load64_splat(one), votes), 0)
  v128.store64_lane(other, f32x4.add(v128.load64_splat(other), votes), 1)
}

/** Takes the 4 by 4 cells from among those around. */
function collect(histogram: usize, descriptor: usize): void {
  for (let y = 0; y < across; y++) for (let x = 0; x < across; x++) {
    const from = histogram + <usize>(y + 1) * line + <usize>(x + 1) * cell
    const to = descriptor + (<usize>((y * across + x) * bins) << 2)
    store<f32>(from, load<f32>(from) + load<f32>(from, bins << 2))
    v128.store(to, v128.load(from))
    v128.store(to, v128.load(from, 16), 16)
  }
}

/** To length 1, no value above a fifth, and to length 1 again. */
function normalize(descriptor: usize): void {
  const most = f32x4.splat(lengthOf(descriptor) * 0.2)
  for (let at: usize = 0; at < 512; at += 16) {
    v128.store(descriptor + at, f32x4.min(v128.load(descriptor + at), most))
  }
  const scale = f32x4.splat(1 / max(lengthOf(descriptor), f32.EPSILON))
  for (let at: usize = 0; at < 512; at += 16) {
    v128.store(descriptor + at, f32x4.mul(v128.load(descriptor + at), scale))
  }
}

function lengthOf(descriptor: usize): f32 {
  let sum = f32x4.splat(0)
  for (let at: usize = 0; at < 512; at += 16) {
    const four = v128.load(descriptor + at)
    sum = f32x4.add(sum, f32x4.mul(four, four))
  }
  const two = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1)
  return sqrt<f32>(two + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
}
