/**
 * Copies `count` floats in whole vectors. Up to 12 bytes beyond are written too: copy in ascending
 * order, so that the next copy sets them right, and leave room after the last.
 */
export function copyOver(to: usize, from: usize, count: i32): void {
  for (; count >= 16; count -= 16) {
    v128.store(to, v128.load(from))
    v128.store(to, v128.load(from, 16), 16)
    v128.store(to, v128.load(from, 32), 32)
    v128.store(to, v128.load(from, 48), 48)
    to += 64
    from += 64
  }
  for (; count > 0; count -= 4) {
    v128.store(to, v128.load(from))
    to += 16
    from += 16
  }
}

/** Writes `count` zeros in whole vectors; see `copyOver`. */
export function zeroOver(to: usize, count: i32): void {
  const zero = f32x4.splat(0)
  for (; count > 0; count -= 4) {
    v128.store(to, zero)
    to += 16
  }
}
