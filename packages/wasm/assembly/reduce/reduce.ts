// Reductions along any axes, without a transposed copy. After neighbouring axes are merged there are
// two kinds: lines, whose numbers are all folded into one; and columns, of which line after line is
// folded into a line of outputs. Outside of the line are axes that are kept and axes that are folded.
import { storeSome } from '../elementwise/lanes'
import { rowOffset } from '../elementwise/rows'
import { REDUCE_COLUMNS, REDUCE_LINES } from '../kinds'
import { address, argument, openJob, runJob, scalar, setAddress, setArgument, setScalar } from '../threads/job'
import { fold, MAX, MAX_INT, MIN, MIN_INT, start, SUM, SUM_INT } from './folds'
import { foldColumn, foldStrip } from './column'
import { foldLine } from './line'

// The job's arguments
const NAME = 0, X = 1, OUT = 2, KEPT = 3, FOLDED = 4, KEPT_AXES = 5, FOLDED_AXES = 6, LENGTH = 7
const PARTS = 8, FOLDED_A_PART = 9, KEPT_A_TASK = 10, WIDTH = 11, SCALE = 12

/** Numbers of one task, and up to which one thread does it all. */
const TASK: i32 = 16384
/** With so many tasks there is work for all: no output is folded in parts. */
const ENOUGH: i32 = 16
/** Columns of one task. */
const COLUMNS: i32 = 1024

@inline function ceil(a: i32, b: i32): i32 {
  return (a + b - 1) / b
}

/** How many parts the lines of one output are folded in. Depends on nothing but the shape. */
export function reduceParts(lines: bool, kept: i32, folded: i32, length: i32): i32 {
  const width = lines ? length : min(length, COLUMNS)
  const outputs = lines ? kept : kept * ceil(length, COLUMNS)
  if (lines) {
    folded *= ceil(length, TASK)
    length = min(length, TASK)
  }
  if (outputs >= ENOUGH || <i64>folded * width <= TASK) return 1
  return ceil(folded, max(1, TASK / min(width, TASK)))
}

/**
 * out[kept, length] (columns) or out[kept] (lines) = the fold of x, times `scale`. `keptAxes` and
 * `foldedAxes` as rowOffset reads them, with operand 1; scratch: a word for each part of each output.
 */
export function reduce(
  control: usize, name: i32, lines: bool, x: usize, out: usize, kept: i32, folded: i32, length: i32,
  keptAxes: usize, foldedAxes: usize, scale: f32, scratch: usize,
): void {
  const parts = reduceParts(lines, kept, folded, length)
  const units = lines ? folded * ceil(length, TASK) : folded
  const each = ceil(units, parts)
  const width = lines ? 1 : min(length, COLUMNS)
  const work = <i64>folded * (lines ? length : width)
  const keptATask = parts > 1 ? 1 : max(1, <i32>min(<i64>kept, TASK / max(work, 1)))
  const columns = lines ? 1 : ceil(length, width)
  open(control, name, x, parts > 1 ? scratch : out, kept, folded, keptAxes, foldedAxes, length)
  setArgument(control, PARTS, parts)
  setArgument(control, FOLDED_A_PART, each)
  setArgument(control, KEPT_A_TASK, keptATask)
  setArgument(control, WIDTH, width)
  setScalar(control, SCALE, parts > 1 ? 1 : scale)
  const tasks = parts * ceil(kept, keptATask) * columns
  const alone = <i64>kept * folded * length <= TASK
  runJob(control, lines ? REDUCE_LINES : REDUCE_COLUMNS, tasks, alone)
  if (parts == 1) return

  // The parts lie one after the other, each as long as the output: columns once more.
  const outputs = lines ? kept : kept * length
  const axis = scratch + ((<usize>parts * outputs) << 2)
  store<i32>(axis, 0)
  store<i32>(axis + 16, parts)
  store<i32>(axis + 20, outputs)
  store<i32>(axis + 28, 0)
  open(control, name, scratch, out, 1, parts, axis, axis + 16, outputs)
  setArgument(control, PARTS, 1)
  setArgument(control, FOLDED_A_PART, parts)
  setArgument(control, KEPT_A_TASK, 1)
  setArgument(control, WIDTH, min(outputs, COLUMNS))
  setScalar(control, SCALE, scale)
  runJob(control, REDUCE_COLUMNS, ceil(outputs, COLUMNS), <i64>outputs * parts <= TASK)
}

function open(
  control: usize, name: i32, x: usize, out: usize, kept: i32, folded: i32,
  keptAxes: usize, foldedAxes: usize, length: i32,
): void {
  openJob(control)
  setArgument(control, NAME, name)
  setAddress(control, X, x)
  setAddress(control, OUT, out)
  setArgument(control, KEPT, kept)
  setArgument(control, FOLDED, folded)
  setAddress(control, KEPT_AXES, keptAxes)
  setAddress(control, FOLDED_AXES, foldedAxes)
  setArgument(control, LENGTH, length)
}

export function reduceLinesTask(control: usize, task: i32): void {
  switch (argument(control, NAME)) {
    case SUM: return sumLines(control, task)
    case MAX: return maxLines(control, task)
    case MIN: return minLines(control, task)
    case SUM_INT: return sumIntLines(control, task)
    case MAX_INT: return maxIntLines(control, task)
    case MIN_INT: return minIntLines(control, task)
  }
}

export function reduceColumnsTask(control: usize, task: i32): void {
  switch (argument(control, NAME)) {
    case SUM: return sumColumns(control, task)
    case MAX: return maxColumns(control, task)
    case MIN: return minColumns(control, task)
    case SUM_INT: return sumIntColumns(control, task)
    case MAX_INT: return maxIntColumns(control, task)
    case MIN_INT: return minIntColumns(control, task)
  }
}

/** A few outputs, or one part of one output. */
@inline function lines(name: i32, control: usize, task: i32): void {
  const parts = argument(control, PARTS), kept = argument(control, KEPT), length = argument(control, LENGTH)
  const group = task / parts, part = task % parts
  const keptATask = argument(control, KEPT_A_TASK), each = argument(control, FOLDED_A_PART)
  const segments = ceil(length, TASK)
  const last = min(kept, (group + 1) * keptATask)
  for (let at = group * keptATask; at < last; at++) {
    const x = address(control, X) + (<usize>rowOffset(address(control, KEPT_AXES), at, 1) << 2)
    const end = min(argument(control, FOLDED) * segments, (part + 1) * each)
    let total = start(name)
    for (let unit = part * each; unit < end; unit++) {
      const from = (unit % segments) * TASK
      const line = x + (<usize>(rowOffset(address(control, FOLDED_AXES), unit / segments, 1) + from) << 2)
      total = fold(name, total, foldLine(name, line, min(TASK, length - from)))
    }
    if (name == SUM) total = f32x4.mul(total, f32x4.splat(scalar(control, SCALE)))
    v128.store32_lane(address(control, OUT) + (<usize>(part * kept + at) << 2), total, 0)
  }
}

/** A few lines of outputs or a part of one, up to COLUMNS wide; of all or of a part of what is folded. */
@inline function columns(name: i32, control: usize, task: i32): void {
  const parts = argument(control, PARTS), kept = argument(control, KEPT), length = argument(control, LENGTH)
  const width = argument(control, WIDTH), pieces = ceil(length, width)
  const piece = task % pieces, part = (task / pieces) % parts, group = task / pieces / parts
  const keptATask = argument(control, KEPT_A_TASK), each = argument(control, FOLDED_A_PART)
  const axes = address(control, FOLDED_AXES)
  const scale = scalar(control, SCALE)
  const from = part * each, end = min(argument(control, FOLDED), from + each)
  const left = piece * width, right = min(length, left + width)
  const last = min(kept, (group + 1) * keptATask)
  for (let at = group * keptATask; at < last; at++) {
    const x = address(control, X) + (<usize>rowOffset(address(control, KEPT_AXES), at, 1) << 2)
    const out = address(control, OUT) + ((<usize>(part * kept + at) * length) << 2)
    let column = left
    for (; column + 16 <= right; column += 16) {
      foldStrip(name, x + (<usize>column << 2), axes, from, end, out + (<usize>column << 2), scale)
    }
    for (; column < right; column += 4) {
      const total = foldColumn(name, x + (<usize>column << 2), axes, from, end, scale)
      if (right - column >= 4) v128.store(out + (<usize>column << 2), total)
      else storeSome(out + (<usize>column << 2), total, right - column)
    }
  }
}

// A function each: of loops within one function that differ by a number alone, the optimiser makes one
// loop before it has seen that the number decides what is in it.
function sumLines(control: usize, task: i32): void { lines(SUM, control, task) }
function maxLines(control: usize, task: i32): void { lines(MAX, control, task) }
function minLines(control: usize, task: i32): void { lines(MIN, control, task) }
function sumIntLines(control: usize, task: i32): void { lines(SUM_INT, control, task) }
function maxIntLines(control: usize, task: i32): void { lines(MAX_INT, control, task) }
function minIntLines(control: usize, task: i32): void { lines(MIN_INT, control, task) }

function sumColumns(control: usize, task: i32): void { columns(SUM, control, task) }
function maxColumns(control: usize, task: i32): void { columns(MAX, control, task) }
function minColumns(control: usize, task: i32): void { columns(MIN, control, task) }
function sumIntColumns(control: usize, task: i32): void { columns(SUM_INT, control, task) }
function maxIntColumns(control: usize, task: i32): void { columns(MAX_INT, control, task) }
function minIntColumns(control: usize, task: i32): void { columns(MIN_INT, control, task) }
