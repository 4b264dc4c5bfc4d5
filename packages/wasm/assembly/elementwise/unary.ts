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
    case NEG: return along(NEG, x, y, count, p, q)
    case ABS: return along(ABS, x, y, count, p, q)
    case SQUARE: return along(SQUARE, x, y, count, p, q)
    case SQRT: return along(SQRT, x, y, count, p, q)
    case RSQRT: return along(RSQRT, x, y, count, p, q)
    case RECIPROCAL: return along(RECIPROCAL, x, y, count, p, q)
    case EXP: return along(EXP, x, y, count, p, q)
    case LOG: return along(LOG, x, y, count, p, q)
    case RELU: return along(RELU, x, y, count, p, q)
    case RELU6: return along(RELU6, x, y, count, p, q)
    case LEAKY_RELU: return along(LEAKY_RELU, x, y, count, p, q)
    case ELU: return along(ELU, x, y, count, p, q)
    case SELU: return along(SELU, x, y, count, p, q)
    case SIGMOID: return along(SIGMOID, x, y, count, p, q)
    case TANH: return along(TANH, x, y, count, p, q)
    case SOFTPLUS: return along(SOFTPLUS, x, y, count, p, q)
    case STEP: return along(STEP, x, y, count, p, q)
    case CLIP: return along(CLIP, x, y, count, p, q)
    case ERF: return along(ERF, x, y, count, p, q)
    case GELU: return along(GELU, x, y, count, p, q)
    case GELU_TANH: return along(GELU_TANH, x, y, count, p, q)
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
