// Non-maximum suppression: of a slope, only its steepest place may be an edge. Planes have a frame of one
// value; `map` gets 1 for what may be an edge and 2 for what is one, whose places in the map go to `stack`.
// Both give the number of these.

/** As scikit-image: neighbours are interpolated along the slope, and pixels at the border are no edges. */
export function suppressInterpolated(
  height: i32, width: i32, down: usize, right: usize, magnitude: usize, low: f32, high: f32,
  map: usize, stack: usize,
): i32 {
  const stride = width + 2
  const limit = f32x4.splat(low)
  let count = 0
  memory.fill(map, 0, stride * (height + 2))
  for (let y = 2; y < height; y++) for (let x = 2; x < width; x++) {
    const i = y * stride + x
    if (!(x & 3) && x + 4 <= width && !v128.any_true(f32x4.ge(v128.load(magnitude + (<usize>i << 2)), limit))) {
      x += 3
      continue
    }
    const m = at(magnitude, i)
    if (!(m >= low)) continue
    const d = at(down, i), r = at(right, i)
    const along = (d <= 0) == (r <= 0)
    const steep = abs(d) > abs(r)
    const weight = steep ? abs(r) / abs(d) : abs(d) / abs(r)
    const corner = along ? stride + 1 : 1 - stride
    const side = steep ? (along ? stride : -stride) : 1
    if (!(between(magnitude, i + corner, i + side, weight) <= m)) continue
    if (!(between(magnitude, i - corner, i - side, weight) <= m)) continue
    if (m >= high) {
      store<u8>(map + i, 2)
      store<i32>(stack + (<usize>(count++) << 2), i)
    } else store<u8>(map + i, 1)
  }
  return count
}

/** One product is rounded to 32 bits and the other is not, as compilers read scikit-image's source. */
@inline function between(magnitude: usize, corner: i32, side: i32, weight: f32): f64 {
  return <f64>(at(magnitude, corner) * weight) + <f64>at(magnitude, side) * (1.0 - <f64>weight)
}

/** As OpenCV: one of four directions, in its whole numbers; of two equal neighbours the first is kept. */
export function suppressInFour(
  height: i32, width: i32, down: usize, right: usize, magnitude: usize, low: f64, high: f64,
  map: usize, stack: usize,
): i32 {
  const stride = width + 2
  const limit = f32x4.splat(<f32>low)
  let count = 0
  memory.fill(map, 0, stride * (height + 2))
  for (let y = 1; y <= height; y++) for (let x = 1; x <= width; x++) {
    const i = y * stride + x
    if (!(x & 3) && x + 3 <= width && !v128.any_true(f32x4.ge(v128.load(magnitude + (<usize>i << 2)), limit))) {
      x += 3
      continue
    }
    const m = at(magnitude, i)
    if (!(<f64>m > low)) continue
    const d = at(down, i), r = at(right, i)
    const rise = 32768 * <f64>abs(d), shallow = 13573 * <f64>abs(r)
    if (rise < shallow) {
      if (!(m > at(magnitude, i - 1) && m >= at(magnitude, i + 1))) continue
    } else if (rise > shallow + 65536 * <f64>abs(r)) {
      if (!(m > at(magnitude, i - stride) && m >= at(magnitude, i + stride))) continue
    } else {
      const corner = (d < 0) == (r < 0) ? stride + 1 : stride - 1
      if (!(m > at(magnitude, i - corner) && m > at(magnitude, i + corner))) continue
    }
    if (<f64>m > high) {
      store<u8>(map + i, 2)
      store<i32>(stack + (<usize>(count++) << 2), i)
    } else store<u8>(map + i, 1)
  }
  return count
}

@inline function at(plane: usize, i: i32): f32 {
  return load<f32>(plane + (<usize>i << 2))
}
