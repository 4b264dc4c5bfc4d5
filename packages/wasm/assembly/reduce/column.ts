import { isEven, rowOffset, rowStep } from '../elementwise/rows'
import { fold, start, SUM } from './folds'

/** Lines that are added up before their sum joins the others': so errors grow slowly. */
const BLOCK: i32 = 64

@inline function finish(name: i32, x: v128, scale: f32): v128 {
  return name == SUM ? f32x4.mul(x, f32x4.splat(scale)) : x
}

/** Folds 16 columns of the lines from `from` to `end`, stores them at `out`. */
@inline export function foldStrip(
  name: i32, x: usize, axes: usize, from: i32, end: i32, out: usize, scale: f32,
): void {
  const even = isEven(axes), step = <usize>rowStep(axes, 1) << 2
  let a = start(name), b = start(name), c = start(name), d = start(name)
  for (let block = from; block < end; block += BLOCK) {
    const stop = min(end, block + BLOCK)
    let e = start(name), f = start(name), g = start(name), h = start(name)
    let line = x + <usize>block * step
    for (let i = block; i < stop; i++) {
      if (!even) line = x + (<usize>rowOffset(axes, i, 1) << 2)
      e = fold(name, e, v128.load(line))
      f = fold(name, f, v128.load(line, 16))
      g = fold(name, g, v128.load(line, 32))
      h = fold(name, h, v128.load(line, 48))
      line += step
    }
    a = fold(name, a, e)
    b = fold(name, b, f)
    c = fold(name, c, g)
    d = fold(name, d, h)
  }
  v128.store(out, finish(name, a, scale))
  v128.store(out, finish(name, b, scale), 16)
  v128.store(out, finish(name, c, scale), 32)
  v128.store(out, finish(name, d, scale), 48)
}

/** As foldStrip, of four columns, which it returns. */
@inline export function foldColumn(
  name: i32, x: usize, axes: usize, from: i32, end: i32, scale: f32,
): v128 {
  const even = isEven(axes), step = <usize>rowStep(axes, 1) << 2
  let a = start(name)
  for (let block = from; block < end; block += BLOCK) {
    const stop = min(end, block + BLOCK)
    let e = start(name)
    let line = x + <usize>block * step
    for (let i = block; i < stop; i++) {
      if (!even) line = x + (<usize>rowOffset(axes, i, 1) << 2)
      e = fold(name, e, v128.load(line))
      line += step
    }
    a = fold(name, a, e)
  }
  return finish(name, a, scale)
}
