/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
export const mix32 = (value: number): number => {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

/**
 * Puts 64 bits that depend on `bytes[start..end)` into `hash`, as two halves: two multiplicative
 * hashes side by side, as JavaScript multiplies 32 bits at a time. Not for cryptography.
 */
export const hashBytes = (
  bytes: Uint8Array,
  start: number,
  end: number,
  hash: Int32Array,
): void => {
  let high = 0x9e3779b9 | 0
  let low = 0x6a09e667
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    high = Math.imul(high ^ byte, 0x01000193)
    low = Math.imul(low ^ byte, 0x9e3779b1)
    // The low bits of a product know nothing of the high ones; this lets them.
    low ^= low >>> 15
  }
  hash[0] = mix32(high)
  hash[1] = mix32(low ^ (end - start))
}
