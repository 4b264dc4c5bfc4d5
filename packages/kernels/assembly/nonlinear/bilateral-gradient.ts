// The gradient of bilateral.ts in the image: of the values that are averaged, and of their weights.
import { meansOf } from './bilateral'
import { exp2 } from './exp2'
import { fill, padPlanes, planeStride } from '../linear/rows'

/**
 * `gradient` is that of the result. Else as in `bilateral`; `scratch` has
 * room for the planes three times, three vectors for each channel and 80 bytes more.
 */
export function bilateralGradient(
  images: i32, height: i32, width: i32, channels: i32, source: usize, target: usize, gradient: usize,
  size: i32, distances: usize, likeness: f32, ySources: usize, xSources: usize, value: f32, scratch: usize,
): void {
  const stride = planeStride(width, size), plane = stride * <usize>(height + size - 1)
  const shares = scratch + (<usize>(channels + 1) << 4), inner = shares + (<usize>channels << 4)
  const planes = inner + (<usize>channels << 4), slopes = planes + plane * <usize>channels
  const arriving = slopes + plane * <usize>channels
  const image = <usize>(height * width * channels) << 2, half = <usize>(size >> 1)
  for (let n = 0; n < images; n++) {
    const first = <usize>n * image
    padPlanes(source + first, planes, height, width, channels, size, ySources, xSources, value)
    // A window of one pixel has the sources that lie within the image.
    padPlanes(gradient + first, arriving, height, width, channels, 1, ySources + (half << 2), xSources + (half << 2), 0)
    fill(slopes, <i32>(plane >> 2) * channels, 0)
    const arrivingStride = planeStride(width, 1), arrivingPlane = arrivingStride * <usize>height
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x += 4) {
      const at = <usize>y * stride + (<usize>x << 2)
      const from = arriving + <usize>y * arrivingStride + (<usize>x << 2)
      meansOf(planes + at, stride, plane, size, channels, distances, likeness, scratch)
      const weights = v128.load(shares - 16), inside = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(width - x))
      for (let c: usize = 0; c < <usize>channels; c++) {
        const share = f32x4.div(v128.load(from + c * arrivingPlane), weights)
        v128.store(shares + (c << 4), v128.and(share, inside))
      }
      trace(planes + at, slopes + at, stride, plane, size, channels, distances, likeness, scratch, shares, inner, inside)
    }
    gather(slopes, target + first, height, width, channels, size, ySources, xSources)
  }
}

/** Adds to the slopes of a window what four means depend on. */
function trace(
  window: usize, slopes: usize, stride: usize, plane: usize, size: i32, channels: i32, distances: usize,
  likeness: f32, means: usize, shares: usize, inner: usize, inside: v128,
): void {
  const half = <usize>(size >> 1), center = half * stride + (half << 2)
  const factor = f32x4.splat(likeness), twice = f32x4.splat(2 * likeness * <f32>Math.LN2)
  let distance = distances
  for (let c: usize = 0; c < <usize>channels; c++) v128.store(inner + (c << 4), f32x4.splat(0))
  for (let ky = 0; ky < size; ky++) {
    let at = <usize>ky * stride
    for (let kx = 0; kx < size; kx++, at += 4, distance += 4) {
      let squares = f32x4.splat(0), pull = f32x4.splat(0)
      for (let c: usize = 0; c < <usize>channels; c++) {
        const other = v128.load(window + at + c * plane)
        const change = f32x4.sub(other, v128.load(window + center + c * plane))
        squares = f32x4.add(squares, f32x4.mul(change, change))
        const apart = f32x4.sub(other, v128.load(means + (c << 4)))
        pull = f32x4.add(pull, f32x4.mul(v128.load(shares + (c << 4)), apart))
      }
      const weight = exp2(f32x4.add(v128.load_splat<f32>(distance), f32x4.mul(factor, squares)))
      pull = f32x4.mul(f32x4.mul(pull, weight), twice)
      for (let c: usize = 0; c < <usize>channels; c++) {
        const change = f32x4.sub(v128.load(window + at + c * plane), v128.load(window + center + c * plane))
        const pulled = f32x4.mul(pull, change)
        const slope = f32x4.add(f32x4.mul(weight, v128.load(shares + (c << 4))), pulled)
        add(slopes + at + c * plane, v128.and(slope, inside))
        add(inner + (c << 4), pulled)
      }
    }
  }
  for (let c: usize = 0; c < <usize>channels; c++) {
    const own = v128.and(f32x4.neg(v128.load(inner + (c << 4))), inside)
    add(slopes + center + c * plane, own)
  }
}

@inline function add(at: usize, more: v128): void {
  v128.store(at, f32x4.add(v128.load(at), more))
}

/** The adjoint of `padPlanes`: what lies beyond the edges goes to where it came from. */
function gather(
  planes: usize, image: usize, height: i32, width: i32, channels: i32, size: i32,
  ySources: usize, xSources: usize,
): void {
  const stride = planeStride(width, size)
  fill(image, height * width * channels, 0)
  let from = planes
  for (let c = 0; c < channels; c++) for (let y = 0; y < height + size - 1; y++, from += stride) {
    const row = load<i32>(ySources + (<usize>y << 2))
    if (row < 0) continue
    for (let x = 0; x < width + size - 1; x++) {
      const column = load<i32>(xSources + (<usize>x << 2))
      if (column < 0) continue
      const at = image + (<usize>((row * width + column) * channels + c) << 2)
      store<f32>(at, load<f32>(at) + load<f32>(from + (<usize>x << 2)))
    }
  }
}
