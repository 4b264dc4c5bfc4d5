// Means of all pixels nearby, weighed by how like their patches are. As Darbon and others (2008), one
// shift after the other and each for both pixels that it joins; the sums over patches are taken anew for
// each row, which single precision bears, and integral images do not.
import { padPlanes, planeStride } from '../linear/rows'

/**
 * A patch reaches from 1 - half to half. `noise` is taken off a sum of squares over a patch, `scale`
 * brings the rest to the distance that is weighed. `size` is 2 * (half + reach) + 1. `scratch` has room
 * for the planes (see rows.ts) twice, one plane and 2 * half + 1 rows.
 */
export function nonLocalMeans(
  images: i32, height: i32, width: i32, channels: i32, source: usize, target: usize,
  half: i32, reach: i32, noise: f32, scale: f32, ySources: usize, xSources: usize, scratch: usize,
): void {
  const size = 2 * (half + reach) + 1, margin = half + reach
  const stride = planeStride(width, size), plane = stride * <usize>(height + size - 1)
  const planes = scratch, sums = planes + plane * <usize>channels
  const weights = sums + plane * <usize>channels, rows = weights + plane
  const pixels = height * width
  for (let n = 0; n < images; n++) {
    const first = <usize>(n * pixels * channels) << 2
    padPlanes(source + first, planes, height, width, channels, size, ySources, xSources, 0)
    const own = f32x4.extract_lane(weigh(f32x4.splat(0)), 0)
    for (let at: usize = 0; at < plane; at += 4) store<f32>(weights + at, own)
    for (let at: usize = 0; at < plane * <usize>channels; at += 4) store<f32>(sums + at, own * load<f32>(planes + at))
    for (let ty = 0; ty <= reach; ty++) for (let tx = ty == 0 ? 1 : -reach; tx <= reach; tx++) {
      shift(height, width, channels, half, margin, ty, tx, noise, scale, planes, sums, weights, rows, stride, plane)
    }
    for (let c = 0; c < channels; c++) for (let y = 0; y < height; y++) {
      const at = <usize>(y + margin) * stride + (<usize>margin << 2)
      for (let x = 0; x < width; x++) {
        const place = at + (<usize>x << 2)
        const mean = load<f32>(sums + <usize>c * plane + place) / load<f32>(weights + place)
        store<f32>(target + first + (<usize>((y * width + x) * channels + c) << 2), mean)
      }
    }
  }
}

/** Lets all pixels that lie (ty, tx) apart count for each other. */
function shift(
  height: i32, width: i32, channels: i32, half: i32, margin: i32, ty: i32, tx: i32, noise: f32, scale: f32,
  planes: usize, sums: usize, weights: usize, rows: usize, stride: usize, plane: usize,
): void {
  const start = margin + min(0, -tx), count = width + abs(tx)
  const between = <usize>ty * stride + <usize>(tx << 2)
  const ring = 2 * half
  const columns = rows + <usize>ring * stride
  const offset = <usize>(start + 1 - half) << 2
  for (let y = margin - ty + 1 - half; y < margin + height + half; y++) {
    const at = <usize>y * stride + offset
    squares(planes + at, between, channels, plane, rows + <usize>(y % ring) * stride, count + ring)
    const middle = y - half
    if (middle < margin - ty) continue
    total(rows, stride, ring, columns, count + ring)
    const place = <usize>middle * stride + (<usize>start << 2)
    join(columns, ring, noise, scale, channels, planes + place, sums + place, weights + place, between, plane, count)
  }
}

/** Squares of the differences, summed over the channels. */
function squares(row: usize, between: usize, channels: i32, plane: usize, out: usize, count: i32): void {
  for (let i = 0; i < count; i += 4) {
    const at = <usize>i << 2
    let sum = f32x4.splat(0)
    for (let c: usize = 0; c < <usize>channels; c++) {
      const place = row + at + c * plane
      const change = f32x4.sub(v128.load(place), v128.load(place + between))
      sum = f32x4.add(sum, f32x4.mul(change, change))
    }
    v128.store(out + at, sum)
  }
}

function total(rows: usize, stride: usize, size: i32, out: usize, count: i32): void {
  for (let i = 0; i < count; i += 4) {
    let at = rows + (<usize>i << 2)
    let sum = v128.load(at)
    for (let k = 1; k < size; k++) {
      at += stride
      sum = f32x4.add(sum, v128.load(at))
    }
    v128.store(out + (<usize>i << 2), sum)
  }
}

/** What the last vector counts too many lies beyond the edges. */
function join(
  columns: usize, size: i32, noise: f32, scale: f32, channels: i32,
  values: usize, sums: usize, weights: usize, between: usize, plane: usize, count: i32,
): void {
  const less = f32x4.splat(noise), factor = f32x4.splat(scale)
  for (let i = 0; i < count; i += 4) {
    const at = <usize>i << 2
    let sum = v128.load(columns + at)
    for (let k = 1; k < size; k++) sum = f32x4.add(sum, v128.load(columns + at + (<usize>k << 2)))
    const distance = f32x4.mul(f32x4.pmax(f32x4.sub(sum, less), f32x4.splat(0)), factor)
    const weight = weigh(distance)
    add(weights + at, weight)
    add(weights + at + between, weight)
    for (let c: usize = 0; c < <usize>channels; c++) {
      const place = at + c * plane
      const one = v128.load(values + place), other = v128.load(values + place + between)
      add(sums + place, f32x4.mul(weight, other))
      add(sums + place + between, f32x4.mul(weight, one))
    }
  }
}

@inline function add(at: usize, more: v128): void {
  v128.store(at, f32x4.add(v128.load(at), more))
}

/**
 * exp(-distance), and 0 beyond 5, as scikit-image approximates it: the bits of a float are nearly the
 * logarithm of it (Schraudolph 1999), to 4 percent. The sum with 1.5 * 2^23 makes a whole number.
 */
@inline function weigh(distance: v128): v128 {
  const steps = f32x4.add(f32x4.mul(distance, f32x4.splat(<f32>(-524288 / Math.LN2))), f32x4.splat(12582912))
  // Of 1023 * 2^20 - 60801 in the upper half of a double is, in a float, (127 * 2^20 - 60801) * 8.
  const bits = i32x4.add(i32x4.shl(steps, 4), i32x4.splat((127 * 1048576 - 60801) * 8 - (0x4b400000 << 4)))
  return v128.and(bits, f32x4.le(distance, f32x4.splat(5)))
}
