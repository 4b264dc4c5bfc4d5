import { BINARY } from '../kinds'
import { address, argument, openJob, runJob, scalar, setAddress, setArgument, setScalar } from '../threads/job'
import { storeSome } from './lanes'
import {
  ADD, ADD_INT, CLIP_GRAD, combine, DIV, ELU_GRAD, FIRST, GELU_GRAD, GELU_TANH_GRAD, LEAKY_RELU_GRAD, MAXIMUM, MAXIMUM_INT,
  MINIMUM, MINIMUM_INT, MUL, MUL_INT, RELU6_GRAD, RELU_GRAD, SCALED, SELU_GRAD, SIGMOID_GRAD,
  SOFTPLUS_GRAD, SQUARE_GRAD, SQUARED_DIFFERENCE, SQUARED_DIFFERENCE_INT, SUB, SUB_INT, TANH_GRAD,
} from './pairs'
import { isEven, rowOffset, rowsATask, rowStep, TASK, tasksOf } from './rows'

// The job's arguments
const NAME = 0, A = 1, B = 2, OUT = 3, ROWS = 4, LENGTH = 5, A_STEP = 6, B_STEP = 7, AXES = 8, SPARE = 9, P = 10, Q = 11

/**
 * out = f(a, b) for `rows` rows of `length` numbers of 32 bits. Along a row an operand advances
 * (step 1) or stands still (step 0); axes: see rowOffset; spare: 64 bytes for each thread.
 */
export function binary(
  control: usize, name: i32, a: usize, b: usize, out: usize, rows: i32, length: i32,
  aStep: i32, bStep: i32, axes: usize, spare: usize, p: f32, q: f32,
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
  setScalar(control, P, p)
  setScalar(control, Q, q)
  runJob(control, BINARY, tasksOf(rows, length), rows * length <= TASK)
}

export function binaryTask(control: usize, task: i32, thread: i32): void {
  const spare = address(control, SPARE) + (<usize>thread << 6)
  switch (argument(control, NAME)) {
    case ADD: return walk(ADD, control, task, spare)
    case SUB: return walk(SUB, control, task, spare)
    case MUL: return walk(MUL, control, task, spare)
    case DIV: return walk(DIV, control, task, spare)
    case MAXIMUM: return walk(MAXIMUM, control, task, spare)
    case MINIMUM: return walk(MINIMUM, control, task, spare)
    case SQUARED_DIFFERENCE: return walk(SQUARED_DIFFERENCE, control, task, spare)
    case ADD_INT: return walk(ADD_INT, control, task, spare)
    case SUB_INT: return walk(SUB_INT, control, task, spare)
    case MUL_INT: return walk(MUL_INT, control, task, spare)
    case MAXIMUM_INT: return walk(MAXIMUM_INT, control, task, spare)
    case MINIMUM_INT: return walk(MINIMUM_INT, control, task, spare)
    case SQUARED_DIFFERENCE_INT: return walk(SQUARED_DIFFERENCE_INT, control, task, spare)
    case RELU_GRAD: return walk(RELU_GRAD, control, task, spare)
    case RELU6_GRAD: return walk(RELU6_GRAD, control, task, spare)
    case LEAKY_RELU_GRAD: return walk(LEAKY_RELU_GRAD, control, task, spare)
    case ELU_GRAD: return walk(ELU_GRAD, control, task, spare)
    case SELU_GRAD: return walk(SELU_GRAD, control, task, spare)
    case SIGMOID_GRAD: return walk(SIGMOID_GRAD, control, task, spare)
    case TANH_GRAD: return walk(TANH_GRAD, control, task, spare)
    case GELU_GRAD: return walk(GELU_GRAD, control, task, spare)
    case GELU_TANH_GRAD: return walk(GELU_TANH_GRAD, control, task, spare)
    case SOFTPLUS_GRAD: return walk(SOFTPLUS_GRAD, control, task, spare)
    case CLIP_GRAD: return walk(CLIP_GRAD, control, task, spare)
    case SQUARE_GRAD: return walk(SQUARE_GRAD, control, task, spare)
    case FIRST: return walk(FIRST, control, task, spare)
    case SCALED: return walk(SCALED, control, task, spare)
  }
}

/** The rows of one task, or a part of one row. Inlined, so that each function gets loops of its own. */
@inline function walk(name: i32, control: usize, task: i32, spare: usize): void {
  const length = argument(control, LENGTH), each = rowsATask(length)
  const aStep = argument(control, A_STEP), bStep = argument(control, B_STEP)
  const axes = address(control, AXES)
  const even = isEven(axes), aRow = rowStep(axes, 1), bRow = rowStep(axes, 2)
  const p = f32x4.splat(scalar(control, P)), q = f32x4.splat(scalar(control, Q))
  const parts = each ? 1 : (length + TASK - 1) / TASK
  let row = each ? task * each : task / parts
  const last = each ? min(row + each, argument(control, ROWS)) : row + 1
  const from = each ? 0 : (task % parts) * TASK
  const width = each ? length : min(TASK, length - from)
  for (; row < last; row++) {
    let a = address(control, A) + (<usize>((even ? row * aRow : rowOffset(axes, row, 1)) + from * aStep) << 2)
    let b = address(control, B) + (<usize>((even ? row * bRow : rowOffset(axes, row, 2)) + from * bStep) << 2)
    let out = address(control, OUT) + ((<usize>row * length + from) << 2)
    // An operand that stands still is repeated, so that one loop serves all cases.
    if (!aStep) {
      v128.store(spare, v128.load32_splat(a))
      a = spare
    }
    if (!bStep) {
      v128.store(spare + 16, v128.load32_splat(b))
      b = spare + 16
    }
    const aBytes = <usize>aStep << 4, bBytes = <usize>bStep << 4
    let count = width
    for (; count >= 4; count -= 4) {
      v128.store(out, combine(name, v128.load(a), v128.load(b), p, q))
      a += aBytes
      b += bBytes
      out += 16
    }
    if (count) storeSome(out, combine(name, v128.load(a), v128.load(b), p, q), count)
  }
}
