import { ADD, ADD_INT, combine, MUL, MUL_INT } from '../elementwise/pairs'
import { storeSome } from '../elementwise/lanes'
import { SCAN } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'

// The job's arguments
const NAME = 0, X = 1, OUT = 2, OUTER = 3, LENGTH = 4, INNER = 5, EXCLUSIVE = 6, REVERSE = 7, WIDTH = 8, EACH = 9

/** Numbers of one task, and up to which one thread does it all. */
const TASK: i32 = 16384
/** Columns that are walked side by side: what they read of a row lies together. */
const COLUMNS: i32 = 64

/**
 * Running sums or products along the middle axis of x[outer, length, inner], numbers of 32 bits.
 * name: ADD, MUL, ADD_INT or MUL_INT; exclusive: without the number itself; reverse: from the end.
 */
export function scan(
  control: usize, name: i32, x: usize, out: usize, outer: i32, length: i32, inner: i32,
  exclusive: bool, reverse: bool,
): void {
  const width = min(inner, COLUMNS)
  const each = max(1, TASK / max(1, length * width))
  const units = outer * ((inner + width - 1) / width)
  openJob(control)
  setArgument(control, NAME, name)
  setAddress(control, X, x)
  setAddress(control, OUT, out)
  setArgument(control, OUTER, outer)
  setArgument(control, LENGTH, length)
  setArgument(control, INNER, inner)
  setArgument(control, EXCLUSIVE, i32(exclusive))
  setArgument(control, REVERSE, i32(reverse))
  setArgument(control, WIDTH, width)
  setArgument(control, EACH, each)
  runJob(control, SCAN, (units + each - 1) / each, <i64>outer * length * inner <= TASK)
}

export function scanTask(control: usize, task: i32): void {
  switch (argument(control, NAME)) {
    case ADD: return sums(control, task)
    case MUL: return products(control, task)
    case ADD_INT: return sumsOfIntegers(control, task)
    case MUL_INT: return productsOfIntegers(control, task)
  }
}

@inline function walk(name: i32, control: usize, task: i32, first: v128): void {
  const length = argument(control, LENGTH), inner = argument(control, INNER), width = argument(control, WIDTH)
  const exclusive = argument(control, EXCLUSIVE), reverse = argument(control, REVERSE)
  const pieces = (inner + width - 1) / width
  const units = argument(control, OUTER) * pieces, each = argument(control, EACH)
  const x = address(control, X), out = address(control, OUT)
  const row = <usize>inner << 2
  // The way from one number to the next, and from the first of a block to where one begins.
  const step = reverse ? 0 - row : row
  const begin = reverse ? <usize>(length - 1) * row : 0
  for (let unit = task * each; unit < min(units, (task + 1) * each); unit++) {
    const from = (unit % pieces) * width
    const block = (<usize>(unit / pieces) * length) * row + begin
    for (let column = from; column < min(inner, from + width); column += 4) {
      let at = block + (<usize>column << 2)
      let total = first
      const lanes = inner - column
      for (let i = 0; i < length; i++) {
        const next = combine(name, total, v128.load(x + at), first, first)
        const result = exclusive ? total : next
        if (lanes >= 4) v128.store(out + at, result)
        else storeSome(out + at, result, lanes)
        total = next
        at += step
      }
    }
  }
}

// A function each, as in elementwise/binary.ts.
function sums(control: usize, task: i32): void { walk(ADD, control, task, f32x4.splat(0)) }
function products(control: usize, task: i32): void { walk(MUL, control, task, f32x4.splat(1)) }
function sumsOfIntegers(control: usize, task: i32): void { walk(ADD_INT, control, task, i32x4.splat(0)) }
function productsOfIntegers(control: usize, task: i32): void { walk(MUL_INT, control, task, i32x4.splat(1)) }
