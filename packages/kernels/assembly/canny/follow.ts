/**
 * Hysteresis: what may be an edge (1) is one (2) where it touches one, at a side or a corner. `stack` holds
 * the places of the `count` that are, and has room for all. Leaves 1 for edges and 0 for all else.
 */
export function follow(height: i32, width: i32, map: usize, stack: usize, count: i32): void {
  const stride = width + 2
  while (count > 0) {
    const i = load<i32>(stack + (<usize>--count << 2))
    for (let row = i - stride; row <= i + stride; row += stride) for (let j = row - 1; j <= row + 1; j++) {
      if (load<u8>(map + j) != 1) continue
      store<u8>(map + j, 2)
      store<i32>(stack + (<usize>(count++) << 2), j)
    }
  }
  const size = stride * (height + 2)
  let i = 0
  for (; i + 16 <= size; i += 16) v128.store(map + i, i8x16.shr_u(v128.load(map + i), 1))
  for (; i < size; i++) store<u8>(map + i, load<u8>(map + i) >> 1)
}
