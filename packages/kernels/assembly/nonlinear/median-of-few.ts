// The median of 3x3 and 5x5 pixels, four at once. Columns are sorted first, each for all windows that
// share it; what is left is chosen by exchanges that carry only what the median can still depend on.
import { fill, pad, rowBytes } from '../linear/rows'

/**
 * `size` is 3 or 5; sources as in correlate.ts. `scratch` has room for height + 1 rows with what lies
 * beyond their ends and `size` rows of sorted columns, each with 16 bytes more; so has `target`.
 */
export function medianOfFew(
  images: i32, height: i32, width: i32, channels: i32, source: usize, target: usize,
  size: i32, ySources: usize, xSources: usize, value: f32, scratch: usize,
): void {
  const bytes = rowBytes(width, channels, size) + 16
  const outside = scratch, rows = scratch + bytes, sorted = rows + bytes * <usize>height
  const count = width * channels, row = <usize>count << 2, pixel = <usize>channels << 2
  const padded = (width + size - 1) * channels
  fill(outside, padded, value)
  let from = source, out = target
  for (let n = 0; n < images; n++) {
    for (let y = 0; y < height; y++, from += row) {
      pad(from, rows + <usize>y * bytes, width, channels, size, xSources, value)
    }
    for (let y = 0; y < height; y++, out += row) {
      const at = ySources + (<usize>y << 2)
      const a = rowOf(at, 0, outside, rows, bytes), b = rowOf(at, 1, outside, rows, bytes)
      const c = rowOf(at, 2, outside, rows, bytes)
      if (size == 3) {
        sort3(a, b, c, sorted, bytes, padded)
        // The last vector reaches beyond the row: what it writes there, the next row overwrites.
        for (let i = 0; i < count; i += 4) {
          const offset = <usize>i << 2
          v128.store(out + offset, median3(sorted + offset, bytes, pixel))
        }
      } else {
        const d = rowOf(at, 3, outside, rows, bytes), e = rowOf(at, 4, outside, rows, bytes)
        sort5(a, b, c, d, e, sorted, bytes, padded)
        for (let i = 0; i < count; i += 4) {
          const offset = <usize>i << 2
          v128.store(out + offset, median5(sorted + offset, bytes, pixel))
        }
      }
    }
  }
}

@inline function rowOf(sources: usize, ky: i32, outside: usize, rows: usize, bytes: usize): usize {
  const row = load<i32>(sources + (<usize>ky << 2))
  return row < 0 ? outside : rows + <usize>row * bytes
}

// One instruction each on common machines, unlike min and max; where there is NaN, other code answers.
@inline function lower(a: v128, b: v128): v128 { return f32x4.pmin(a, b) }
@inline function upper(a: v128, b: v128): v128 { return f32x4.pmax(a, b) }

/** Sorts each column of three rows, from the least to the greatest. */
function sort3(a: usize, b: usize, c: usize, out: usize, bytes: usize, count: i32): void {
  for (let i = 0; i < count; i += 4) {
    const at = <usize>i << 2
    const p = v128.load(a + at), q = v128.load(b + at), r = v128.load(c + at)
    const low = lower(p, q), high = upper(p, q), middle = lower(high, r)
    v128.store(out + at, lower(low, middle))
    v128.store(out + bytes + at, upper(low, middle))
    v128.store(out + 2 * bytes + at, upper(high, r))
  }
}

/** Of the least the greatest, of the middle ones the middle, of the greatest the least: their middle. */
@inline function median3(row: usize, bytes: usize, pixel: usize): v128 {
  const least = upper(upper(v128.load(row), v128.load(row + pixel)), v128.load(row + 2 * pixel))
  const middle = middleOf(v128.load(row + bytes), v128.load(row + bytes + pixel), v128.load(row + bytes + 2 * pixel))
  const last = row + 2 * bytes
  const greatest = lower(lower(v128.load(last), v128.load(last + pixel)), v128.load(last + 2 * pixel))
  return middleOf(least, middle, greatest)
}

@inline function middleOf(a: v128, b: v128, c: v128): v128 {
  return upper(lower(a, b), lower(upper(a, b), c))
}

/** Sorts each column of five rows by the nine exchanges of Knuth, volume 3, section 5.3.4. */
function sort5(a: usize, b: usize, c: usize, d: usize, e: usize, out: usize, bytes: usize, count: i32): void {
  for (let i = 0; i < count; i += 4) {
    const at = <usize>i << 2
    let p = v128.load(a + at), q = v128.load(b + at), r = v128.load(c + at)
    let s = v128.load(d + at), t = v128.load(e + at)
    let low: v128
    low = lower(p, s); s = upper(p, s); p = low
    low = lower(q, t); t = upper(q, t); q = low
    low = lower(p, r); r = upper(p, r); p = low
    low = lower(q, s); s = upper(q, s); q = low
    low = lower(p, q); q = upper(p, q); p = low
    low = lower(r, t); t = upper(r, t); r = low
    low = lower(q, r); r = upper(q, r); q = low
    low = lower(s, t); t = upper(s, t); s = low
    low = lower(r, s); s = upper(r, s); r = low
    v128.store(out + at, p)
    v128.store(out + bytes + at, q)
    v128.store(out + 2 * bytes + at, r)
    v128.store(out + 3 * bytes + at, s)
    v128.store(out + 4 * bytes + at, t)
  }
}

/**
 * The median of five sorted columns, a0 to a4 the first of them. Found by search: of rows sorted and the
 * rest merged, whatever could be left out while all 7776 sorted columns of zeros and ones stay right,
 * which is enough for all numbers (Knuth's principle of zeros and ones).
 */
function median5(r0: usize, bytes: usize, pixel: usize): v128 {
  const r1 = r0 + bytes, r2 = r1 + bytes, r3 = r2 + bytes, r4 = r3 + bytes
  let a0 = v128.load(r0), b0 = v128.load(r0 + pixel), c0 = v128.load(r0 + 2 * pixel),
    d0 = v128.load(r0 + 3 * pixel), e0 = v128.load(r0 + 4 * pixel)
  let a1 = v128.load(r1), b1 = v128.load(r1 + pixel), c1 = v128.load(r1 + 2 * pixel),
    d1 = v128.load(r1 + 3 * pixel), e1 = v128.load(r1 + 4 * pixel)
  let a2 = v128.load(r2), b2 = v128.load(r2 + pixel), c2 = v128.load(r2 + 2 * pixel),
    d2 = v128.load(r2 + 3 * pixel), e2 = v128.load(r2 + 4 * pixel)
  let a3 = v128.load(r3), b3 = v128.load(r3 + pixel), c3 = v128.load(r3 + 2 * pixel),
    d3 = v128.load(r3 + 3 * pixel), e3 = v128.load(r3 + 4 * pixel)
  let a4 = v128.load(r4), b4 = v128.load(r4 + pixel), c4 = v128.load(r4 + 2 * pixel),
    d4 = v128.load(r4 + 3 * pixel), e4 = v128.load(r4 + 4 * pixel)
  let low: v128
  low = lower(b0, e0); e0 = upper(b0, e0); b0 = low; b0 = upper(a0, b0)
  low = lower(c0, e0); e0 = upper(c0, e0); c0 = low; c0 = upper(b0, c0)
  low = lower(d0, e0); e0 = upper(d0, e0); d0 = low; d0 = upper(c0, d0)
  low = lower(a1, d1); d1 = upper(a1, d1); a1 = low; low = lower(b1, e1); e1 = upper(b1, e1); b1 = low
  low = lower(b1, d1); d1 = upper(b1, d1); b1 = low; b1 = upper(a1, b1)
  low = lower(c1, e1); e1 = upper(c1, e1); c1 = low; c1 = upper(b1, c1)
  low = lower(d1, e1); e1 = upper(d1, e1); d1 = low; low = lower(c1, d1); d1 = upper(c1, d1); c1 = low
  low = lower(a2, d2); d2 = upper(a2, d2); a2 = low; low = lower(b2, e2); e2 = upper(b2, e2); b2 = low
  low = lower(a2, c2); c2 = upper(a2, c2); a2 = low; low = lower(b2, d2); d2 = upper(b2, d2); b2 = low
  b2 = upper(a2, b2); low = lower(c2, e2); e2 = upper(c2, e2); c2 = low
  low = lower(b2, c2); c2 = upper(b2, c2); b2 = low; d2 = lower(d2, e2)
  low = lower(c2, d2); d2 = upper(c2, d2); c2 = low; low = lower(a3, d3); d3 = upper(a3, d3); a3 = low
  low = lower(b3, e3); e3 = upper(b3, e3); b3 = low; low = lower(a3, c3); c3 = upper(a3, c3); a3 = low
  low = lower(b3, d3); d3 = upper(b3, d3); b3 = low; low = lower(a3, b3); b3 = upper(a3, b3); a3 = low
  c3 = lower(c3, e3); low = lower(b3, c3); c3 = upper(b3, c3); b3 = low; c3 = lower(c3, d3)
  low = lower(a4, d4); d4 = upper(a4, d4); a4 = low; low = lower(b4, e4); e4 = upper(b4, e4); b4 = low
  low = lower(a4, c4); c4 = upper(a4, c4); a4 = low; b4 = lower(b4, d4)
  low = lower(a4, b4); b4 = upper(a4, b4); a4 = low; c4 = lower(c4, e4); b4 = lower(b4, c4)
  low = lower(b3, d1); d1 = upper(b3, d1); b3 = low; low = lower(a4, c2); c2 = upper(a4, c2); a4 = low
  c1 = upper(a3, c1); d2 = lower(d2, e1); b2 = upper(c1, b2)
  low = lower(e0, c2); c2 = upper(e0, c2); e0 = low; c3 = lower(c3, d2)
  low = lower(e0, b2); b2 = upper(e0, b2); e0 = low; e0 = upper(d0, e0); b4 = lower(b4, c3)
  low = lower(a4, e0); e0 = upper(a4, e0); a4 = low; b3 = upper(b2, b3); d1 = lower(d1, b4)
  a4 = upper(b3, a4); c2 = lower(c2, d1); low = lower(a4, c2); c2 = upper(a4, c2); a4 = low
  e0 = upper(a4, e0); e0 = lower(e0, c2)
  return e0
}
