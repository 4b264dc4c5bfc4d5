// In which directions a level rises around a keypoint (Lowe 2004, section 5).
import { bell, length, right, turn, up } from './gradients'

const bins = 36

/**
 * `q` is the weight of what is one pixel away. `weights` has room for 2 * radius + 5 floats, `histogram` for
 * twice 36 and 4. Writes the peaks as shares of a turn from x towards y, downwards, and gives how many.
 */
export function orientations(
  level: usize, height: i32, width: i32, stride: i32, row: i32, column: i32,
  radius: i32, q: f64, weights: usize, histogram: usize, peaks: usize,
): i32 {
  bell(q, radius, weights)
  const raw = histogram + 8, smooth = raw + ((bins + 2) << 2)
  memory.fill(histogram, 0, (bins + 4) << 2)
  const middle = weights + (<usize>radius << 2), down = <usize>stride << 2
  const first = max(1, column - radius), last = min(width - 2, column + radius)
  for (let y = max(1, row - radius); y <= min(height - 2, row + radius); y++) {
    const weight = f32x4.splat(load<f32>(middle + ((y - row) << 2)))
    for (let x = first; x <= last; x += 4) {
      const pixel = level + (<usize>(y * stride + x) << 2)
      const dx = right(pixel), dy = f32x4.neg(up(pixel, down))
      const vote = f32x4.mul(f32x4.mul(length(dx, dy), weight), v128.load(middle + ((x - column) << 2)))
      const bin = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(turn(dy, dx), f32x4.splat(<f32>bins))))
      add(raw, i32x4.extract_lane(bin, 0), f32x4.extract_lane(vote, 0))
      if (x + 1 <= last) add(raw, i32x4.extract_lane(bin, 1), f32x4.extract_lane(vote, 1))
      if (x + 2 <= last) add(raw, i32x4.extract_lane(bin, 2), f32x4.extract_lane(vote, 2))
      if (x + 3 <= last) add(raw, i32x4.extract_lane(bin, 3), f32x4.extract_lane(vote, 3))
    }
  }
  // A whole turn is none. Two bins stand again on either side.
  add(raw, 0, load<f32>(raw + (bins << 2)))
  v128.store64_lane(raw + (bins << 2), v128.load64_zero(raw), 0)
  v128.store64_lane(histogram, v128.load64_zero(raw + ((bins - 2) << 2)), 0)
  let most: f32 = 0
  for (let i = 0; i < bins; i++) {
    const place = raw + (i << 2)
    const far = load<f32>(place - 8) + load<f32>(place + 8), near = load<f32>(place - 4) + load<f32>(place + 4)
    const sum = far * 0.0625 + near * 0.25 + load<f32>(place) * 0.375
    store<f32>(smooth + (i << 2), sum)
    most = max(most, sum)
  }
  let count = 0
  for (let i = 0; i < bins; i++) {
    const here = load<f32>(smooth + (i << 2))
    const before = load<f32>(smooth + ((i + bins - 1) % bins << 2)), behind = load<f32>(smooth + ((i + 1) % bins << 2))
    if (!(here > before && here > behind && here >= most * 0.8)) continue
    const bin = <f32>i + 0.5 * (before - behind) / (before - 2 * here + behind)
    store<f32>(peaks + (<usize>(count++) << 2), (bin < 0 ? bin + <f32>bins : bin) / <f32>bins)
  }
  return count
}

@inline function add(histogram: usize, bin: i32, vote: f32): void {
  const place = histogram + (<usize>bin << 2)
  store<f32>(place, load<f32>(place) + vote)
}
