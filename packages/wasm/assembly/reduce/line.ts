import { across, fold, only, start } from './folds'

/** Vectors that are added up before their sum joins the others': so errors grow slowly. */
const BLOCK: i32 = 128

/** `count` numbers one after the other, folded, in each of the four lanes. */
@inline export function foldLine(name: i32, x: usize, count: i32): v128 {
  let total = start(name)
  while (count >= 4) {
    let vectors = min(count >> 2, BLOCK)
    count -= vectors << 2
    let a = start(name), b = start(name), c = start(name), d = start(name)
    for (; vectors >= 4; vectors -= 4) {
      a = fold(name, a, v128.load(x))
      b = fold(name, b, v128.load(x, 16))
      c = fold(name, c, v128.load(x, 32))
      d = fold(name, d, v128.load(x, 48))
      x += 64
    }
    for (; vectors; vectors--) {
      a = fold(name, a, v128.load(x))
      x += 16
    }
    total = fold(name, total, fold(name, fold(name, a, b), fold(name, c, d)))
  }
  if (count) total = fold(name, total, only(name, v128.load(x), count))
  return across(name, total)
}
