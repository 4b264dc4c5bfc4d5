// The image of least total variation that is near to a given one, by Chambolle's projection.

/**
 * Each channel for itself: see src/filters/total-variation.ts for the steps. `scratch` has room for two
 * fields and two planes of a channel, each row of `width` rounded up to whole vectors with two more.
 */
export function totalVariation(
  images: i32, height: i32, width: i32, channels: i32, source: usize, target: usize,
  weight: f32, eps: f64, maxIterations: i32, scratch: usize,
): void {
  const stride = (((<usize>width + 3) >> 2) + 2) << 4, plane = stride * <usize>(height + 2)
  const values = scratch, out = values + plane, down = out + plane, right = down + plane
  const pixel = <usize>channels << 2
  // Above the first row and before the first column nothing flows.
  const inside = stride + 16
  for (let n = 0; n < images; n++) for (let c = 0; c < channels; c++) {
    const first = <usize>(n * height * width * channels + c) << 2
    memory.fill(scratch, 0, 4 * plane)
    for (let y = 0, at = source + first; y < height; y++) {
      const row = values + inside + <usize>y * stride
      for (let x = 0; x < width; x++, at += pixel) store<f32>(row + (<usize>x << 2), load<f32>(at))
    }
    project(height, width, values + inside, out + inside, down + inside, right + inside, stride, weight, eps, maxIterations)
    for (let y = 0, at = target + first; y < height; y++) {
      const row = out + inside + <usize>y * stride
      for (let x = 0; x < width; x++, at += pixel) store<f32>(at, load<f32>(row + (<usize>x << 2)))
    }
  }
}

function project(
  height: i32, width: i32, values: usize, out: usize, down: usize, right: usize, stride: usize,
  weight: f32, eps: f64, maxIterations: i32,
): void {
  const pixels = <f64>height * <f64>width
  let initial: f64 = 0, previous: f64 = 0
  for (let i = 0; i < maxIterations; i++) {
    let energy: f64 = 0
    // The last row flows nowhere, so that a row is followed as soon as the next is known.
    for (let y = 0; y <= height; y++) {
      const at = <usize>y * stride
      if (y < height) energy += diverge(values + at, out + at, down + at, right + at, stride, width)
      if (y > 0) {
        const last = at - stride
        energy += <f64>weight * follow(out + last, down + last, right + last, y < height ? stride : 0, width, weight)
      }
    }
    energy /= pixels
    if (i == 0) initial = energy
    else if (abs(previous - energy) < eps * initial) break
    previous = energy
  }
}

/** out = values + d, where d is the negative divergence of the field; gives the sum of d * d. */
function diverge(values: usize, out: usize, down: usize, right: usize, stride: usize, width: i32): f64 {
  let sum = f32x4.splat(0)
  for (let x = 0; x < width; x += 4) {
    const at = <usize>x << 2
    const into = f32x4.add(v128.load(down + at - stride), v128.load(right + at - 4))
    let change = f32x4.sub(into, f32x4.add(v128.load(down + at), v128.load(right + at)))
    v128.store(out + at, f32x4.add(v128.load(values + at), change))
    change = v128.and(change, mask(width - x))
    sum = f32x4.add(sum, f32x4.mul(change, change))
  }
  return sumOf(sum)
}

/** Moves the field against the slope of `out`; gives the sum of the slopes. */
function follow(out: usize, down: usize, right: usize, below: usize, width: i32, weight: f32): f64 {
  const step = f32x4.splat(0.25), share = f32x4.splat(0.25 / weight), one = f32x4.splat(1)
  let sum = f32x4.splat(0)
  for (let x = 0; x < width; x += 4) {
    const at = <usize>x << 2
    const here = v128.load(out + at)
    const inside = mask(width - x), before = mask(width - 1 - x)
    const dy = v128.and(f32x4.sub(v128.load(out + below + at), here), inside)
    const dx = v128.and(f32x4.sub(v128.load(out + at, 4), here), before)
    const slope = f32x4.sqrt(f32x4.add(f32x4.mul(dy, dy), f32x4.mul(dx, dx)))
    sum = f32x4.add(sum, slope)
    const factor = f32x4.div(one, f32x4.add(one, f32x4.mul(share, slope)))
    v128.store(down + at, f32x4.mul(f32x4.sub(v128.load(down + at), f32x4.mul(step, dy)), factor))
    v128.store(right + at, f32x4.mul(f32x4.sub(v128.load(right + at), f32x4.mul(step, dx)), factor))
  }
  return sumOf(sum)
}

/** All bits of the first `count` lanes. */
@inline function mask(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count))
}

@inline function sumOf(sum: v128): f64 {
  return <f64>f32x4.extract_lane(sum, 0) + <f64>f32x4.extract_lane(sum, 1)
    + <f64>f32x4.extract_lane(sum, 2) + <f64>f32x4.extract_lane(sum, 3)
}
