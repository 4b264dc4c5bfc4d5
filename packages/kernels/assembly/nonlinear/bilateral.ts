// Means of surroundings, weighed by how near a pixel is and how like the one in the middle.
import { exp2 } from './exp2'
import { padPlanes, planeStride } from '../linear/rows'

/**
 * `distances` holds for each pixel of the window the power of two that its distance weighs, `likeness`
 * is what the square of a difference is multiplied by to get another. `scratch` has room for the planes
 * (see rows.ts), a vector for each channel and 80 bytes more; `target` for a vector more.
 */
export function bilateral(
  images: i32, height: i32, width: i32, channels: i32, source: usize, target: usize,
  size: i32, distances: usize, likeness: f32, ySources: usize, xSources: usize, value: f32, scratch: usize,
): void {
  const stride = planeStride(width, size), plane = stride * <usize>(height + size - 1)
  const sums = scratch, planes = scratch + (<usize>(channels + 1) << 4)
  const image = <usize>(height * width * channels) << 2, row = <usize>(width * channels) << 2
  let out = target
  for (let n = 0; n < images; n++) {
    padPlanes(source + <usize>n * image, planes, height, width, channels, size, ySources, xSources, value)
    for (let y = 0; y < height; y++, out += row) {
      const window = planes + <usize>y * stride
      if (channels == 1) gray(window, stride, size, distances, likeness, out, width)
      else for (let x = 0; x < width; x += 4) {
        meansOf(window + (<usize>x << 2), stride, plane, size, channels, distances, likeness, sums)
        scatter(sums, channels, out + (<usize>(x * channels) << 2), min(4, width - x))
      }
    }
  }
}

/** Eight pixels at once; what goes beyond the row, the next row overwrites. */
function gray(window: usize, stride: usize, size: i32, distances: usize, likeness: f32, out: usize, width: i32): void {
  const half = <usize>(size >> 1), factor = f32x4.splat(likeness)
  let x = 0
  for (; x < width; x += 8) {
    const first = window + (<usize>x << 2)
    const middle = first + half * stride + (half << 2)
    const p = v128.load(middle), q = v128.load(middle, 16)
    let a = f32x4.splat(0), b = f32x4.splat(0), aWeights = f32x4.splat(0), bWeights = f32x4.splat(0)
    let distance = distances
    for (let ky = 0; ky < size; ky++) {
      let at = first + <usize>ky * stride
      for (let kx = 0; kx < size; kx++, at += 4, distance += 4) {
        const power = v128.load_splat<f32>(distance)
        const r = v128.load(at), s = v128.load(at, 16)
        const u = f32x4.sub(r, p), v = f32x4.sub(s, q)
        const f = exp2(f32x4.add(power, f32x4.mul(factor, f32x4.mul(u, u))))
        const g = exp2(f32x4.add(power, f32x4.mul(factor, f32x4.mul(v, v))))
        aWeights = f32x4.add(aWeights, f)
        bWeights = f32x4.add(bWeights, g)
        a = f32x4.add(a, f32x4.mul(f, r))
        b = f32x4.add(b, f32x4.mul(g, s))
      }
    }
    v128.store(out + (<usize>x << 2), f32x4.div(a, aWeights))
    if (x + 4 < width) v128.store(out + (<usize>x << 2), f32x4.div(b, bWeights), 16)
  }
}

/** Leaves the means of each channel of four pixels in `sums`, and behind them the sums of weights. */
export function meansOf(
  window: usize, stride: usize, plane: usize, size: i32, channels: i32,
  distances: usize, likeness: f32, sums: usize,
): void {
  const half = <usize>(size >> 1), factor = f32x4.splat(likeness)
  const middle = window + half * stride + (half << 2)
  for (let c = 0; c < channels; c++) v128.store(sums + (<usize>c << 4), f32x4.splat(0))
  let weights = f32x4.splat(0), distance = distances
  for (let ky = 0; ky < size; ky++) {
    let at = window + <usize>ky * stride
    for (let kx = 0; kx < size; kx++, at += 4, distance += 4) {
      let squares = f32x4.splat(0)
      for (let c: usize = 0; c < <usize>channels; c++) {
        const change = f32x4.sub(v128.load(at + c * plane), v128.load(middle + c * plane))
        squares = f32x4.add(squares, f32x4.mul(change, change))
      }
      const weight = exp2(f32x4.add(v128.load_splat<f32>(distance), f32x4.mul(factor, squares)))
      weights = f32x4.add(weights, weight)
      for (let c: usize = 0; c < <usize>channels; c++) {
        const sum = sums + (c << 4)
        v128.store(sum, f32x4.add(v128.load(sum), f32x4.mul(weight, v128.load(at + c * plane))))
      }
    }
  }
  v128.store(sums + (<usize>channels << 4), weights)
  for (let c: usize = 0; c < <usize>channels; c++) {
    const sum = sums + (c << 4)
    v128.store(sum, f32x4.div(v128.load(sum), weights))
  }
}

/** Vectors of one channel each become pixels. */
function scatter(vectors: usize, channels: i32, out: usize, count: i32): void {
  for (let x = 0; x < count; x++) for (let c = 0; c < channels; c++) {
    store<f32>(out + (<usize>(x * channels + c) << 2), load<f32>(vectors + (<usize>(c * 4 + x) << 2)))
  }
}
