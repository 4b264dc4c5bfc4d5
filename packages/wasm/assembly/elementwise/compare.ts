import { COMPARE } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'
import {
  compare as holds, EQUAL, EQUAL_INT, GREATER, GREATER_EQUAL, GREATER_EQUAL_INT, GREATER_INT, NOT_EQUAL, NOT_EQUAL_INT,
} from './pairs'
import { isEven, rowOffset, rowsATask, rowStep, TASK, tasksOf } from './rows'

// The job's arguments
const NAME = 0, A = 1, B = 2, OUT = 3, ROWS = 4, LENGTH = 5, A_STEP = 6, B_STEP = 7, AXES = 8, SPARE = 9

/** As `binary`, into bytes of 0 and 1. */
export function compare(
  control: usize, name: i32, a: usize, b: usize, out: usize, rows: i32, length: i32,
  aStep: i32, bStep: i32, axes: usize, spare: usize,
): void {
  openJob(control)
  setArgument(control, NAME, name)
  setAddress(control, A, a)
  setAddress(control, B, b)
  setAddress(control, OUT, out)
  setArgument(control, ROWS, rows)
  setArgument(control, LENGTH, length)
  setArgument(control, A_STEP, aStep)
  setArgument(control, B_STEP, bStep)
  setAddress(control, AXES, axes)
  setAddress(control, SPARE, spare)
  runJob(control, COMPARE, tasksOf(rows, length), rows * length <= TASK)
}

export function compareTask(control: usize, task: i32, thread: i32): void {
  const spare = address(control, SPARE) + (<usize>thread << 6)
  switch (argument(control, NAME)) {
    case GREATER: return greaterTask(control, task, spare)
    case GREATER_EQUAL: return greaterEqualTask(control, task, spare)
    case EQUAL: return equalTask(control, task, spare)
    case NOT_EQUAL: return notEqualTask(control, task, spare)
    case GREATER_INT: return greaterIntTask(control, task, spare)
    case GREATER_EQUAL_INT: return greaterEqualIntTask(control, task, spare)
    case EQUAL_INT: return equalIntTask(control, task, spare)
    case NOT_EQUAL_INT: return notEqualIntTask(control, task, spare)
  }
}

@inline function walk(name: i32, control: usize, task: i32, spare: usize): void {
  const length = argument(control, LENGTH), each = rowsATask(length)
  const aStep = argument(control, A_STEP), bStep = argument(control, B_STEP)
  const axes = address(control, AXES)
  const even = isEven(axes), aRow = rowStep(axes, 1), bRow = rowStep(axes, 2)
  const parts = each ? 1 : (length + TASK - 1) / TASK
  let row = each ? task * each : task / parts
  const last = each ? min(row + each, argument(control, ROWS)) : row + 1
  const from = each ? 0 : (task % parts) * TASK
  const width = each ? length : min(TASK, length - from)
  for (; row < last; row++) {
    let a = address(control, A) + (<usize>((even ? row * aRow : rowOffset(axes, row, 1)) + from * aStep) << 2)
    let b = address(control, B) + (<usize>((even ? row * bRow : rowOffset(axes, row, 2)) + from * bStep) << 2)
    let out = address(control, OUT) + <usize>row * length + from
    if (!aStep) {
      v128.store(spare, v128.load32_splat(a))
      a = spare
    }
    if (!bStep) {
      v128.store(spare + 16, v128.load32_splat(b))
      b = spare + 16
    }
    for (let count = width; count > 0; count -= 4) {
      const bytes = ones(holds(name, v128.load(a), v128.load(b)))
      if (count >= 4) store<i32>(out, bytes)
      else for (let i = 0; i < count; i++) store<u8>(out + i, bytes >> (i << 3))
      a += <usize>aStep << 4
      b += <usize>bStep << 4
      out += 4
    }
  }
}

/** Four masks of 32 bits as four bytes of 0 or 1. */
@inline function ones(mask: v128): i32 {
  const shorts = i16x8.narrow_i32x4_s(mask, mask)
  return i32x4.extract_lane(i8x16.narrow_i16x8_s(shorts, shorts), 0) & 0x01010101
}

// A function each: of loops within one function that differ by a number alone, the optimiser makes one
// loop before it has seen that the number decides what is in it.
function greaterTask(control: usize, task: i32, spare: usize): void { walk(GREATER, control, task, spare) }
function greaterEqualTask(control: usize, task: i32, spare: usize): void { walk(GREATER_EQUAL, control, task, spare) }
function equalTask(control: usize, task: i32, spare: usize): void { walk(EQUAL, control, task, spare) }
function notEqualTask(control: usize, task: i32, spare: usize): void { walk(NOT_EQUAL, control, task, spare) }
function greaterIntTask(control: usize, task: i32, spare: usize): void { walk(GREATER_INT, control, task, spare) }
function greaterEqualIntTask(control: usize, task: i32, spare: usize): void { walk(GREATER_EQUAL_INT, control, task, spare) }
function equalIntTask(control: usize, task: i32, spare: usize): void { walk(EQUAL_INT, control, task, spare) }
function notEqualIntTask(control: usize, task: i32, spare: usize): void { walk(NOT_EQUAL_INT, control, task, spare) }
