/**
 * Four random words of 32 bits, a function of a counter and a key alone: so any thread makes any of
 * them, and order does not matter. Philox-4x32-10, Salmon et al. 2011, "Parallel random numbers: as
 * easy as 1, 2, 3", https://doi.org/10.1145/2063384.2063405.
 */
export function philox(c0: u32, c1: u32, c2: u32, c3: u32, k0: u32, k1: u32): v128 {
  for (let round = 0; round < 10; round++) {
    const a = <u64>c0 * 0xd2511f53
    const b = <u64>c2 * 0xcd9e8d57
    c0 = <u32>(b >> 32) ^ c1 ^ k0
    c1 = <u32>b
    c2 = <u32>(a >> 32) ^ c3 ^ k1
    c3 = <u32>a
    k0 += 0x9e3779b9
    k1 += 0xbb67ae85
  }
  let words = i32x4.splat(c0)
  words = i32x4.replace_lane(words, 1, c1)
  words = i32x4.replace_lane(words, 2, c2)
  return i32x4.replace_lane(words, 3, c3)
}

/** As above, stored at `to`. For tests. */
export function philoxWords(to: usize, c0: u32, c1: u32, c2: u32, c3: u32, k0: u32, k1: u32): void {
  v128.store(to, philox(c0, c1, c2, c3, k0, k1))
}
