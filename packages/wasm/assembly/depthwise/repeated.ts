/** Four numbers at four offsets: where each input channel has several outputs. */
@inline export function loadRepeated(from: usize, at0: usize, at1: usize, at2: usize, at3: usize): v128 {
  let lanes = v128.load32_splat(from + at0)
  lanes = v128.load32_lane(from + at1, lanes, 1)
  lanes = v128.load32_lane(from + at2, lanes, 2)
  return v128.load32_lane(from + at3, lanes, 3)
}
