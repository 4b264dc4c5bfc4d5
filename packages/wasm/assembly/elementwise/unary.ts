import { UNARY } from '../kinds'
import { address, argument, openJob, runJob, scalar, setAddress, setArgument, setScalar } from '../threads/job'
import {
  ABS, apply, CLIP, ELU, ERF, EXP, GELU, GELU_TANH, LEAKY_RELU, LOG, NEG, RECIPROCAL, RELU, RELU6,
  RSQRT, SELU, SIGMOID, SOFTPLUS, SQRT, SQUARE, STEP, TANH,
} from './functions'
import { storeSome } from './lanes'

// The job's arguments
const NAME = 0, X = 1, Y = 2, LENGTH = 3, P = 4, Q = 5

/** Numbers of one task, and below which one thread does it all. */
const TASK: i32 = 16384

/** y[i] = f(x[i]) for `length` floats; `p` and `q` are the function's parameters. */
export function unary(control: usize, name: i32, x: usize, y: usize, length: i32, p: f32, q: f32): void {
  openJob(control)
  setArgument(control, NAME, name)
  setAddress(control, X, x)
  setAddress(control, Y, y)
  setArgument(control, LENGTH, length)
  setScalar(control, P, p)
  setScalar(control, Q, q)
  runJob(control, UNARY, (length + TASK - 1) / TASK, length <= TASK)
}

export function unaryTask(control: usize, task: i32): void {
  const from = task * TASK
  const count = min(TASK, argument(control, LENGTH) - from)
  const x = address(control, X) + (<usize>from << 2)
  const y = address(control, Y) + (<usize>from << 2)
  const p = scalar(control, P), q = scalar(control, Q)
  switch (argument(control, NAME)) {
    case NEG: return negAlong(x, y, count, p, q)
    case ABS: return absAlong(x, y, count, p, q)
    case SQUARE: return squareAlong(x, y, count, p, q)
    case SQRT: return sqrtAlong(x, y, count, p, q)
    case RSQRT: return rsqrtAlong(x, y, count, p, q)
    case RECIPROCAL: return reciprocalAlong(x, y, count, p, q)
    case EXP: return expAlong(x, y, count, p, q)
    case LOG: return logAlong(x, y, count, p, q)
    case RELU: return reluAlong(x, y, count, p, q)
    case RELU6: return relu6Along(x, y, count, p, q)
    case LEAKY_RELU: return leakyReluAlong(x, y, count, p, q)
    case ELU: return eluAlong(x, y, count, p, q)
    case SELU: return seluAlong(x, y, count, p, q)
    case SIGMOID: return sigmoidAlong(x, y, count, p, q)
    case TANH: return tanhAlong(x, y, count, p, q)
    case SOFTPLUS: return softplusAlong(x, y, count, p, q)
    case STEP: return stepAlong(x, y, count, p, q)
    case CLIP: return clipAlong(x, y, count, p, q)
    case ERF: return erfAlong(x, y, count, p, q)
    case GELU: return geluAlong(x, y, count, p, q)
    case GELU_TANH: return geluTanhAlong(x, y, count, p, q)
  }
}

/** One function over `count` numbers. Inlined, so that each function becomes a loop of its own. */
@inline function along(name: i32, x: usize, y: usize, count: i32, p: f32, q: f32): void {
  const first = f32x4.splat(p), second = f32x4.splat(q)
  for (; count >= 4; count -= 4) {
    v128.store(y, apply(name, v128.load(x), first, second))
    x += 16
    y += 16
  }
  if (count) storeSome(y, apply(name, v128.load(x), first, second), count)
}

// A function each: of loops within one function that differ by a number alone, the optimiser makes one
// loop before it has seen that the number decides what is in it.
function negAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(NEG, x, y, count, p, q) }
function absAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(ABS, x, y, count, p, q) }
function squareAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(SQUARE, x, y, count, p, q) }
function sqrtAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(SQRT, x, y, count, p, q) }
function rsqrtAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(RSQRT, x, y, count, p, q) }
function reciprocalAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(RECIPROCAL, x, y, count, p, q) }
function expAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(EXP, x, y, count, p, q) }
function logAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(LOG, x, y, count, p, q) }
function reluAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(RELU, x, y, count, p, q) }
function relu6Along(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(RELU6, x, y, count, p, q) }
function leakyReluAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(LEAKY_RELU, x, y, count, p, q) }
function eluAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(ELU, x, y, count, p, q) }
function seluAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(SELU, x, y, count, p, q) }
function sigmoidAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(SIGMOID, x, y, count, p, q) }
function tanhAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(TANH, x, y, count, p, q) }
function softplusAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(SOFTPLUS, x, y, count, p, q) }
function stepAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(STEP, x, y, count, p, q) }
function clipAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(CLIP, x, y, count, p, q) }
function erfAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(ERF, x, y, count, p, q) }
function geluAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(GELU, x, y, count, p, q) }
function geluTanhAlong(x: usize, y: usize, count: i32, p: f32, q: f32): void { along(GELU_TANH, x, y, count, p, q) }
