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
    case ADD: return addTask(control, task, spare)
    case SUB: return subTask(control, task, spare)
    case MUL: return mulTask(control, task, spare)
    case DIV: return divTask(control, task, spare)
    case MAXIMUM: return maximumTask(control, task, spare)
    case MINIMUM: return minimumTask(control, task, spare)
    case SQUARED_DIFFERENCE: return squaredDifferenceTask(control, task, spare)
    case ADD_INT: return addIntTask(control, task, spare)
    case SUB_INT: return subIntTask(control, task, spare)
    case MUL_INT: return mulIntTask(control, task, spare)
    case MAXIMUM_INT: return maximumIntTask(control, task, spare)
    case MINIMUM_INT: return minimumIntTask(control, task, spare)
    case SQUARED_DIFFERENCE_INT: return squaredDifferenceIntTask(control, task, spare)
    case RELU_GRAD: return reluGradTask(control, task, spare)
    case RELU6_GRAD: return relu6GradTask(control, task, spare)
    case LEAKY_RELU_GRAD: return leakyReluGradTask(control, task, spare)
    case ELU_GRAD: return eluGradTask(control, task, spare)
    case SELU_GRAD: return seluGradTask(control, task, spare)
    case SIGMOID_GRAD: return sigmoidGradTask(control, task, spare)
    case TANH_GRAD: return tanhGradTask(control, task, spare)
    case GELU_GRAD: return geluGradTask(control, task, spare)
    case GELU_TANH_GRAD: return geluTanhGradTask(control, task, spare)
    case SOFTPLUS_GRAD: return softplusGradTask(control, task, spare)
    case CLIP_GRAD: return clipGradTask(control, task, spare)
    case SQUARE_GRAD: return squareGradTask(control, task, spare)
    case FIRST: return firstTask(control, task, spare)
    case SCALED: return scaledTask(control, task, spare)
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
  const aStart = address(control, A) + (<usize>(from * aStep) << 2)
  const bStart = address(control, B) + (<usize>(from * bStep) << 2)
  let aAt = aStart + (<usize>(row * aRow) << 2), bAt = bStart + (<usize>(row * bRow) << 2)
  let out = address(control, OUT) + ((<usize>row * length + from) << 2)
  const aBytes = <usize>aStep << 4, bBytes = <usize>bStep << 4
  for (; row < last; row++) {
    if (!even) {
      aAt = aStart + (<usize>rowOffset(axes, row, 1) << 2)
      bAt = bStart + (<usize>rowOffset(axes, row, 2) << 2)
    }
    let a = aAt, b = bAt
    // An operand that stands still is repeated, so that one loop serves all cases.
    if (!aStep) {
      v128.store(spare, v128.load32_splat(a))
      a = spare
    }
    if (!bStep) {
      v128.store(spare + 16, v128.load32_splat(b))
      b = spare + 16
    }
    let count = width
    for (; count >= 4; count -= 4) {
      v128.store(out, combine(name, v128.load(a), v128.load(b), p, q))
      a += aBytes
      b += bBytes
      out += 16
    }
    if (count) {
      storeSome(out, combine(name, v128.load(a), v128.load(b), p, q), count)
      out += <usize>count << 2
    }
    aAt += <usize>aRow << 2
    bAt += <usize>bRow << 2
  }
}

// A function each: of loops within one function that differ by a number alone, the optimiser makes one
// loop before it has seen that the number decides what is in it.
function addTask(control: usize, task: i32, spare: usize): void { walk(ADD, control, task, spare) }
function subTask(control: usize, task: i32, spare: usize): void { walk(SUB, control, task, spare) }
function mulTask(control: usize, task: i32, spare: usize): void { walk(MUL, control, task, spare) }
function divTask(control: usize, task: i32, spare: usize): void { walk(DIV, control, task, spare) }
function maximumTask(control: usize, task: i32, spare: usize): void { walk(MAXIMUM, control, task, spare) }
function minimumTask(control: usize, task: i32, spare: usize): void { walk(MINIMUM, control, task, spare) }
function squaredDifferenceTask(control: usize, task: i32, spare: usize): void { walk(SQUARED_DIFFERENCE, control, task, spare) }
function addIntTask(control: usize, task: i32, spare: usize): void { walk(ADD_INT, control, task, spare) }
function subIntTask(control: usize, task: i32, spare: usize): void { walk(SUB_INT, control, task, spare) }
function mulIntTask(control: usize, task: i32, spare: usize): void { walk(MUL_INT, control, task, spare) }
function maximumIntTask(control: usize, task: i32, spare: usize): void { walk(MAXIMUM_INT, control, task, spare) }
function minimumIntTask(control: usize, task: i32, spare: usize): void { walk(MINIMUM_INT, control, task, spare) }
function squaredDifferenceIntTask(control: usize, task: i32, spare: usize): void { walk(SQUARED_DIFFERENCE_INT, control, task, spare) }
function reluGradTask(control: usize, task: i32, spare: usize): void { walk(RELU_GRAD, control, task, spare) }
function relu6GradTask(control: usize, task: i32, spare: usize): void { walk(RELU6_GRAD, control, task, spare) }
function leakyReluGradTask(control: usize, task: i32, spare: usize): void { walk(LEAKY_RELU_GRAD, control, task, spare) }
function eluGradTask(control: usize, task: i32, spare: usize): void { walk(ELU_GRAD, control, task, spare) }
function seluGradTask(control: usize, task: i32, spare: usize): void { walk(SELU_GRAD, control, task, spare) }
function sigmoidGradTask(control: usize, task: i32, spare: usize): void { walk(SIGMOID_GRAD, control, task, spare) }
function tanhGradTask(control: usize, task: i32, spare: usize): void { walk(TANH_GRAD, control, task, spare) }
function geluGradTask(control: usize, task: i32, spare: usize): void { walk(GELU_GRAD, control, task, spare) }
function geluTanhGradTask(control: usize, task: i32, spare: usize): void { walk(GELU_TANH_GRAD, control, task, spare) }
function softplusGradTask(control: usize, task: i32, spare: usize): void { walk(SOFTPLUS_GRAD, control, task, spare) }
function clipGradTask(control: usize, task: i32, spare: usize): void { walk(CLIP_GRAD, control, task, spare) }
function squareGradTask(control: usize, task: i32, spare: usize): void { walk(SQUARE_GRAD, control, task, spare) }
function firstTask(control: usize, task: i32, spare: usize): void { walk(FIRST, control, task, spare) }
function scaledTask(control: usize, task: i32, spare: usize): void { walk(SCALED, control, task, spare) }
