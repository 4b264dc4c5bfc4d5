/** Stores the first `count` of four 32-bit lanes, 1 to 3 of them. */
@inline export function storeSome(to: usize, x: v128, count: i32): void {
  if (count & 2) {
    v128.store64_lane(to, x, 0)
    if (count & 1) v128.store32_lane(to + 8, x, 2)
  } else {
    v128.store32_lane(to, x, 0)
  }
}

/** The four lanes that are wanted of `x` where the mask has bits set, of `y` elsewhere. */
@inline export function choose(mask: v128, x: v128, y: v128): v128 {
  return v128.bitselect(x, y, mask)
}
