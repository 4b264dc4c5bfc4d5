/**
 * Lets every pixel of `image` [height, width, channels] vote in the histogram of its cell, with the size
 * of its gradient, for the bin that the direction lies in; see hog-cells.ts, which this equals.
 * `cosines` and `sines` are those of the lower borders of the bins, as f64. `scratch` has room for 20 bytes
 * of each pixel of a row that has a cell, up to a multiple of 4.
 */
export function hogCells(
  height: i32, width: i32, channels: i32, image: usize, cellHeight: i32, cellWidth: i32,
  orientations: i32, cosines: usize, sines: usize, scratch: usize, histograms: usize,
): void {
  const rows = height / cellHeight, columns = width / cellWidth
  const row = <usize>(width * channels) << 2, cell = <usize>orientations << 3
  const used = columns * cellWidth
  const line = <usize>(used + 3 & ~3) << 2
  const downs = scratch, rights = downs + line, bins = rights + line, votes = bins + line
  const share = 1 / <f64>(cellHeight * cellWidth)
  memory.fill(histograms, 0, <usize>(rows * columns) * cell)
  for (let y = 0; y < rows * cellHeight; y++) {
    const at = image + <usize>y * row
    const reach = y > 0 && y < height - 1 ? row : 0
    if (channels == 1) {
      changes(at, reach, line, downs, rights)
      // There is no gradient across the edge.
      store<f32>(rights, 0)
      if (used == width) store<f32>(rights + (<usize>(width - 1) << 2), 0)
    } else largestChanges(at, reach, used, width - 1, channels, downs, rights)
    const histogram = histograms + <usize>(y / cellHeight * columns) * cell
    if (vote(downs, rights, line, cell, cosines, sines, share, bins, votes)) {
      collectNaN(bins, votes, columns, cellWidth, cell, histogram)
    } else collect(bins, votes, columns, cellWidth, cell, histogram)
  }
}

/** The gradients of a row of one channel; a reach of 0 is an edge, across which nothing changes. */
function changes(at: usize, reach: usize, line: usize, downs: usize, rights: usize): void {
  const inner = i32x4.splat(reach ? -1 : 0)
  const end = downs + line
  for (; downs < end; downs += 16, rights += 16, at += 16) {
    const down = f32x4.sub(v128.load(at + reach), v128.load(at - reach))
    v128.store(downs, v128.and(inner, down))
    v128.store(rights, f32x4.sub(v128.load(at, 4), v128.load(at - 4)))
  }
}

/** The gradient of the channel that changes most. */
function largestChanges(
  at: usize, reach: usize, count: i32, last: i32, channels: i32, downs: usize, rights: usize,
): void {
  const pixel = <usize>channels << 2
  for (let x = 0; x < count; x++, downs += 4, rights += 4) {
    let most: f64 = -1
    for (const end = at + pixel; at < end; at += 4) {
      const down: f32 = reach ? load<f32>(at + reach) - load<f32>(at - reach) : 0
      const right: f32 = x > 0 && x < last ? load<f32>(at + pixel) - load<f32>(at - pixel) : 0
      const size = <f64>down * <f64>down + <f64>right * <f64>right
      // NaN is kept, whatever comes after it.
      if (size <= most || most != most) continue
      most = size
      store<f32>(downs, down)
      store<f32>(rights, right)
    }
  }
}

/** The place of the bin in a histogram, and the vote, of each pixel of a row. True if any is NaN. */
function vote(
  downs: usize, rights: usize, line: usize, cell: usize, cosines: usize, sines: usize, share: f64,
  bins: usize, votes: usize,
): bool {
  const zero = f32x4.splat(0), sign = f32x4.splat(-0.0)
  const shares = f64x2.splat(share), tolerance = f64x2.splat(-1e-9)
  let isNaN = i32x4.splat(0)
  const end = downs + line
  for (; downs < end; downs += 16, rights += 16, bins += 16, votes += 32) {
    const down = v128.load(downs), right = v128.load(rights)
    // Half a turn makes no difference: all are turned to point down.
    const isUp = v128.or(f32x4.lt(down, zero), v128.and(f32x4.eq(down, zero), f32x4.le(right, zero)))
    const turn = v128.and(isUp, sign)
    const v = v128.xor(down, turn), u = v128.xor(right, turn)
    const v0 = f64x2.promote_low_f32x4(v), u0 = f64x2.promote_low_f32x4(u)
    const v1 = f64x2.promote_low_f32x4(v128.shuffle<i64>(v, v, 1, 1))
    const u1 = f64x2.promote_low_f32x4(v128.shuffle<i64>(u, u, 1, 1))
    const near0 = f64x2.mul(tolerance, f64x2.add(f64x2.abs(u0), v0))
    const near1 = f64x2.mul(tolerance, f64x2.add(f64x2.abs(u1), v1))
    let bin0 = i64x2.splat(0), bin1 = i64x2.splat(0)
    for (let border: usize = 8; border < cell; border += 8) {
      const cosine = v128.load64_splat(cosines + border), sine = v128.load64_splat(sines + border)
      const beyond0 = f64x2.sub(f64x2.mul(v0, cosine), f64x2.mul(u0, sine))
      const beyond1 = f64x2.sub(f64x2.mul(v1, cosine), f64x2.mul(u1, sine))
      bin0 = i64x2.sub(bin0, f64x2.ge(beyond0, near0))
      bin1 = i64x2.sub(bin1, f64x2.ge(beyond1, near1))
    }
    v128.store(bins, i32x4.shl(v128.shuffle<i32>(bin0, bin1, 0, 2, 4, 6), 3))
    const vote0 = f64x2.mul(f64x2.sqrt(f64x2.add(f64x2.mul(v0, v0), f64x2.mul(u0, u0))), shares)
    const vote1 = f64x2.mul(f64x2.sqrt(f64x2.add(f64x2.mul(v1, v1), f64x2.mul(u1, u1))), shares)
    v128.store(votes, vote0)
    v128.store(votes, vote1, 16)
    const sum = f64x2.add(vote0, vote1)
    isNaN = v128.or(isNaN, f64x2.ne(sum, sum))
  }
  return v128.any_true(isNaN)
}

/** Adds the votes of a row of pixels to a row of histograms. */
function collect(
  bins: usize, votes: usize, columns: i32, cellWidth: i32, cell: usize, histogram: usize,
): void {
  for (let column = 0; column < columns; column++, histogram += cell) {
    const end = bins + (<usize>cellWidth << 2)
    for (; bins < end; bins += 4, votes += 8) {
      const place = histogram + <usize>load<i32>(bins)
      store<f64>(place, load<f64>(place) + load<f64>(votes))
    }
  }
}

/** The same where a vote may be NaN: it makes the whole histogram NaN. */
function collectNaN(
  bins: usize, votes: usize, columns: i32, cellWidth: i32, cell: usize, histogram: usize,
): void {
  collect(bins, votes, columns, cellWidth, cell, histogram)
  for (let column = 0; column < columns; column++, histogram += cell) {
    for (let x = 0; x < cellWidth; x++, votes += 8) {
      const vote = load<f64>(votes)
      if (vote != vote) for (let bin: usize = 0; bin < cell; bin += 8) store<f64>(histogram + bin, NaN)
    }
  }
}
