/** Stores the first `count` lanes, or all four where there are more: the end of a row of channels. */
@inline export function storeLanes(to: usize, value: v128, count: i32): void {
  if (count >= 4) {
    v128.store(to, value)
    return
  }
  if (count & 2) {
    v128.store64_lane(to, value, 0)
    if (count & 1) v128.store32_lane(to, value, 2, 8)
  } else v128.store32_lane(to, value, 0)
}
