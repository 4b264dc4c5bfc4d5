// Correlation of float32 images [images, height, width, channels] with a kernel [kernelHeight,
// kernelWidth]. Where the kernel reaches beyond an edge, `ySources` (height + kernelHeight - 1 numbers)
// and `xSources` (width + kernelWidth - 1) say which row and column stand there; -1 is `value`. `scratch`
// has room for height + 1 rows with what lies beyond their ends, and an address for each tap.
import { fill, pad, rowBytes } from './rows'

/**
 * out[y, x] = sum of taps[ky, kx] * image[y + ky, x + kx], counted from the kernel's first tap.
 * `symmetric` says that the taps are the same from either end: then pairs are weighed at once.
 */
export function correlate(
  images: i32, height: i32, width: i32, channels: i32, source: usize, target: usize,
  kernelHeight: i32, kernelWidth: i32, taps: usize, symmetric: bool,
  ySources: usize, xSources: usize, value: f32, scratch: usize,
): void {
  const bytes = rowBytes(width, channels, kernelWidth)
  const plain = kernelWidth == 1
  const stride = plain ? <usize>(width * channels) << 2 : bytes
  const outside = scratch, rows = scratch + bytes
  const places = rows + bytes * <usize>height
  fill(outside, (width + kernelWidth - 1) * channels, value)
  const count = width * channels, image = <usize>count * <usize>height << 2
  const pixel = <usize>channels << 2
  for (let n = 0; n < images; n++) {
    const from = source + <usize>n * image
    if (!plain) for (let y = 0; y < height; y++) {
      pad(from + (<usize>(y * count) << 2), rows + <usize>y * bytes, width, channels, kernelWidth, xSources, value)
    }
    const first = plain ? from : rows
    for (let y = 0; y < height; y++) {
      let place = places
      for (let ky = 0; ky < kernelHeight; ky++) {
        const row = load<i32>(ySources + (<usize>(y + ky) << 2))
        let at = row < 0 ? outside : first + <usize>row * stride
        for (let kx = 0; kx < kernelWidth; kx++) {
          store<usize>(place, at)
          place += 4
          at += pixel
        }
      }
      const out = target + <usize>n * image + (<usize>(y * count) << 2)
      if (symmetric) weighPairs(places, taps, kernelHeight * kernelWidth, out, count)
      else weigh(places, taps, kernelHeight * kernelWidth, out, count)
    }
  }
}

/** The adjoint of `correlate`: every value of `source` goes, weighed, to where `correlate` took it from. */
export function spread(
  images: i32, height: i32, width: i32, channels: i32, source: usize, target: usize,
  kernelHeight: i32, kernelWidth: i32, taps: usize, ySources: usize, xSources: usize, scratch: usize,
): void {
  const bytes = rowBytes(width, channels, kernelWidth)
  const count = width * channels, image = <usize>count * <usize>height << 2
  for (let n = 0; n < images; n++) {
    const from = source + <usize>n * image, to = target + <usize>n * image
    fill(scratch, <i32>(bytes >> 2) * height, 0)
    fill(to, count * height, 0)
    for (let y = 0; y < height; y++) for (let ky = 0; ky < kernelHeight; ky++) {
      const row = load<i32>(ySources + (<usize>(y + ky) << 2))
      if (row < 0) continue
      for (let kx = 0; kx < kernelWidth; kx++) {
        const tap = load<f32>(taps + (<usize>(ky * kernelWidth + kx) << 2))
        const place = scratch + <usize>row * bytes + (<usize>(kx * channels) << 2)
        addScaled(from + (<usize>(y * count) << 2), tap, place, count)
      }
    }
    for (let y = 0; y < height; y++) for (let x = 0; x < width + kernelWidth - 1; x++) {
      const column = load<i32>(xSources + (<usize>x << 2))
      if (column < 0) continue
      const place = scratch + <usize>y * bytes + (<usize>(x * channels) << 2)
      addScaled(place, 1, to + (<usize>(y * count + column * channels) << 2), channels)
    }
  }
}

/** out[i] = sum over all places of tap * place[i]; sixteen at once, also where fewer are left. */
function weigh(places: usize, taps: usize, size: i32, out: usize, count: i32): void {
  for (let i = 0; i < count; i += 16) {
    let a = f32x4.splat(0), b = f32x4.splat(0), c = f32x4.splat(0), d = f32x4.splat(0)
    const offset = <usize>i << 2
    for (let t = 0; t < size; t++) {
      const at = load<usize>(places + (<usize>t << 2)) + offset
      const tap = v128.load_splat<f32>(taps + (<usize>t << 2))
      a = f32x4.add(a, f32x4.mul(tap, v128.load(at)))
      b = f32x4.add(b, f32x4.mul(tap, v128.load(at, 16)))
      c = f32x4.add(c, f32x4.mul(tap, v128.load(at, 32)))
      d = f32x4.add(d, f32x4.mul(tap, v128.load(at, 48)))
    }
    store16(out + offset, a, b, c, d)
  }
}

/** The same where the taps are the same from either end. */
export function weighPairs(places: usize, taps: usize, size: i32, out: usize, count: i32): void {
  const half = size >> 1
  const middle = load<usize>(places + (<usize>half << 2))
  for (let i = 0; i < count; i += 16) {
    const offset = <usize>i << 2
    const at = middle + offset
    const tap = v128.load_splat<f32>(taps + (<usize>half << 2))
    let a = f32x4.mul(tap, v128.load(at)), b = f32x4.mul(tap, v128.load(at, 16))
    let c = f32x4.mul(tap, v128.load(at, 32)), d = f32x4.mul(tap, v128.load(at, 48))
    for (let t = 0; t < half; t++) {
      const one = load<usize>(places + (<usize>t << 2)) + offset
      const other = load<usize>(places + (<usize>(size - 1 - t) << 2)) + offset
      const weight = v128.load_splat<f32>(taps + (<usize>t << 2))
      a = f32x4.add(a, f32x4.mul(weight, f32x4.add(v128.load(one), v128.load(other))))
      b = f32x4.add(b, f32x4.mul(weight, f32x4.add(v128.load(one, 16), v128.load(other, 16))))
      c = f32x4.add(c, f32x4.mul(weight, f32x4.add(v128.load(one, 32), v128.load(other, 32))))
      d = f32x4.add(d, f32x4.mul(weight, f32x4.add(v128.load(one, 48), v128.load(other, 48))))
    }
    store16(out + offset, a, b, c, d)
  }
}

@inline function store16(out: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(out, a)
  v128.store(out, b, 16)
  v128.store(out, c, 32)
  v128.store(out, d, 48)
}

/** out += scale * values */
function addScaled(values: usize, scale: f32, out: usize, count: i32): void {
  const factor = f32x4.splat(scale)
  let i = 0
  for (; i + 4 <= count; i += 4) {
    const at = <usize>i << 2
    v128.store(out + at, f32x4.add(v128.load(out + at), f32x4.mul(factor, v128.load(values + at))))
  }
  for (; i < count; i++) {
    const at = <usize>i << 2
    store<f32>(out + at, load<f32>(out + at) + scale * load<f32>(values + at))
  }
}
