import { multiplyAdd } from '../gemm/multiply-add'
import { RMSPROP } from '../kinds'
import { address, argument, openJob, runJob, scalar, setAddress, setArgument, setScalar } from '../threads/job'
import { put, spanBegin, spanEnd, spans } from './span'

const VARIABLE = 0, GRADIENT = 1, SQUARES = 2, MOMENTS = 3, MEANS = 4, SIZE = 5
const RATE = 6, DECAY = 7, REST = 8, MOMENTUM_OF = 9, EPSILON = 10

/**
 * squares = decay * squares + rest * gradient^2, where rest is 1 - decay;
 * moments = momentum * moments + rate * gradient / sqrt(squares + epsilon); variable -= moments.
 * With means (0: without) the squares are centred: means = decay * means + rest * gradient, and
 * squares - means^2 stands under the root. All in place.
 */
export function rmspropStep(
  control: usize, variable: usize, gradient: usize, squares: usize, moments: usize, means: usize, n: i32,
  rate: f32, decay: f32, rest: f32, momentum: f32, epsilon: f32,
): void {
  openJob(control)
  setAddress(control, VARIABLE, variable)
  setAddress(control, GRADIENT, gradient)
  setAddress(control, SQUARES, squares)
  setAddress(control, MOMENTS, moments)
  setAddress(control, MEANS, means)
  setArgument(control, SIZE, n)
  setScalar(control, RATE, rate)
  setScalar(control, DECAY, decay)
  setScalar(control, REST, rest)
  setScalar(control, MOMENTUM_OF, momentum)
  setScalar(control, EPSILON, epsilon)
  runJob(control, RMSPROP, spans(n), false)
}

export function rmspropTask(control: usize, task: i32): void {
  const w = address(control, VARIABLE), g = address(control, GRADIENT)
  const s = address(control, SQUARES), v = address(control, MOMENTS), c = address(control, MEANS)
  const rate = f32x4.splat(scalar(control, RATE))
  const decay = f32x4.splat(scalar(control, DECAY))
  const rest = f32x4.splat(scalar(control, REST))
  const momentum = f32x4.splat(scalar(control, MOMENTUM_OF))
  const epsilon = f32x4.splat(scalar(control, EPSILON))
  const end = spanEnd(task, argument(control, SIZE))
  for (let at = spanBegin(task); at < end; at += 16) {
    const gradient = v128.load(g + at)
    const squares = multiplyAdd(decay, v128.load(s + at), f32x4.mul(rest, f32x4.mul(gradient, gradient)))
    let under = squares
    if (c) {
      const means = multiplyAdd(decay, v128.load(c + at), f32x4.mul(rest, gradient))
      under = f32x4.sub(squares, f32x4.mul(means, means))
      put(c, at, end, means)
    }
    const part = f32x4.div(f32x4.mul(rate, gradient), f32x4.sqrt(f32x4.add(under, epsilon)))
    const moments = multiplyAdd(momentum, v128.load(v + at), part)
    const variable = f32x4.sub(v128.load(w + at), moments)
    put(s, at, end, squares)
    put(v, at, end, moments)
    put(w, at, end, variable)
  }
}
