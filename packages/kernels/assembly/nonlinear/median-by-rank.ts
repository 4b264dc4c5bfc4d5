// The median of any window. All values of a channel are ranked once; then a window slides over each row
// and counts the ranks it holds in a tree of 16 branches per node, which finds the middle one.

const digits = 11
const buckets: i32 = 1 << digits

/** Lists where the levels of a tree above `count` ranks begin, from the ranks themselves; counts nothing. */
function plant(tree: usize, starts: usize, count: i32): i32 {
  let levels = 0, at = tree
  for (let nodes = count; nodes > 1 || levels == 0; levels++) {
    store<usize>(starts + (<usize>levels << 2), at)
    // Whole families of 16.
    nodes = (nodes + 15) >> 4
    at += <usize>nodes << 6
  }
  memory.fill(tree, 0, at - tree)
  return levels
}

/**
 * Sources as in correlate.ts. `scratch` has room for 6 numbers for each pixel of a channel and
 * 4096 more.
 */
export function medianByRank(
  images: i32, height: i32, width: i32, channels: i32, source: usize, target: usize,
  size: i32, ySources: usize, xSources: usize, value: f32, scratch: usize,
): void {
  // What stands beyond the edges is ranked too, as the last.
  const pixels = height * width, count = pixels + 1, block = <usize>count << 2
  const values = scratch, ranks = values + block, order = ranks + block, other = order + block
  const digitCounts = other + block, starts = digitCounts + (<usize>buckets << 2)
  const levels = plant(starts + 64, starts, count), pixel = <usize>channels << 2
  const middle = (size * size) >> 1
  for (let n = 0; n < images; n++) for (let c = 0; c < channels; c++) {
    const first = <usize>(n * pixels * channels + c) << 2
    for (let i = 0; i < pixels; i++) store<f32>(values + (<usize>i << 2), load<f32>(source + first + <usize>i * pixel))
    store<f32>(values + (<usize>pixels << 2), value)
    rank(values, ranks, order, other, digitCounts, count)
    for (let y = 0; y < height; y++) {
      const rows = ySources + (<usize>y << 2)
      for (let x = 0; x < size; x++) column(rows, size, xSources, x, width, ranks, pixels, starts, levels, 1)
      let out = target + first + <usize>(y * width) * pixel
      for (let x = 0; x < width; x++, out += pixel) {
        const at = find(starts, levels, middle)
        store<f32>(out, load<f32>(values + (<usize>load<i32>(order + (<usize>at << 2)) << 2)))
        column(rows, size, xSources, x, width, ranks, pixels, starts, levels, -1)
        if (x + 1 < width) column(rows, size, xSources, x + size, width, ranks, pixels, starts, levels, 1)
      }
      for (let x = width; x < width + size - 1; x++) {
        column(rows, size, xSources, x, width, ranks, pixels, starts, levels, -1)
      }
    }
  }
}

/** Counts a column of the window in or out. */
function column(
  rows: usize, size: i32, xSources: usize, x: i32, width: i32, ranks: usize, outside: i32,
  starts: usize, levels: i32, change: i32,
): void {
  const from = load<i32>(xSources + (<usize>x << 2))
  for (let ky = 0; ky < size; ky++) {
    const row = load<i32>(rows + (<usize>ky << 2))
    let node = load<i32>(ranks + (<usize>(row < 0 || from < 0 ? outside : row * width + from) << 2))
    for (let l = 0; l < levels; l++) {
      const at = load<usize>(starts + (<usize>l << 2)) + (<usize>node << 2)
      store<i32>(at, load<i32>(at) + change)
      node >>= 4
    }
  }
}

/** The rank of which `before` others in the window are lower. */
function find(starts: usize, levels: i32, before: i32): i32 {
  let node = 0, rest = before
  for (let l = levels - 1; l >= 0; l--) {
    const level = load<usize>(starts + (<usize>l << 2))
    node <<= 4
    for (let held = load<i32>(level + (<usize>node << 2)); rest >= held; held = load<i32>(level + (<usize>node << 2))) {
      rest -= held
      node++
    }
  }
  return node
}

/** Sorts by three digits of 11 bits: `order` lists places from the least value, `ranks` is its inverse. */
function rank(values: usize, ranks: usize, order: usize, other: usize, digitCounts: usize, count: i32): void {
  let from = other, to = order
  for (let i = 0; i < count; i++) store<i32>(from + (<usize>i << 2), i)
  for (let shift = 0; shift < 33; shift += digits) {
    memory.fill(digitCounts, 0, <usize>buckets << 2)
    for (let i = 0; i < count; i++) {
      const at = digitCounts + digitOf(values, i, shift)
      store<i32>(at, load<i32>(at) + 1)
    }
    let sum = 0
    for (let b = 0; b < buckets; b++) {
      const at = digitCounts + (<usize>b << 2), held = load<i32>(at)
      store<i32>(at, sum)
      sum += held
    }
    for (let i = 0; i < count; i++) {
      const place = load<i32>(from + (<usize>i << 2))
      const at = digitCounts + digitOf(values, place, shift), position = load<i32>(at)
      store<i32>(at, position + 1)
      store<i32>(to + (<usize>position << 2), place)
    }
    const last = from
    from = to
    to = last
  }
  for (let i = 0; i < count; i++) store<i32>(ranks + (<usize>load<i32>(from + (<usize>i << 2)) << 2), i)
}

/** Four times the digit: floats as whole numbers of the same order. */
@inline function digitOf(values: usize, place: i32, shift: i32): usize {
  const bits = load<i32>(values + (<usize>place << 2))
  const key = <u32>(bits ^ (bits >> 31 | i32.MIN_VALUE))
  return <usize>((key >> shift) & (buckets - 1)) << 2
}
