import { multiplyAdd } from '../gemm/multiply-add'
import { ADAM } from '../kinds'
import { address, argument, openJob, runJob, scalar, setAddress, setArgument, setScalar } from '../threads/job'
import { put, spanBegin, spanEnd, spans } from './span'

const VARIABLE = 0, GRADIENT = 1, FIRST = 2, SECOND = 3, SIZE = 4
const BETA1 = 5, REST1 = 6, BETA2 = 7, REST2 = 8, RATE = 9, SCALE = 10, EPSILON = 11, DECAY = 12

/**
 * first = beta1 * first + rest1 * gradient; second = beta2 * second + rest2 * gradient^2, where a
 * rest is 1 - beta; variable -= rate * first / (sqrt(second) * scale + epsilon) + decay * variable.
 * The corrections of the bias are in the rate, learningRate / (1 - beta1^t), and in the scale,
 * 1 / sqrt(1 - beta2^t), so that one division is left. All in place.
 */
export function adamStep(
  control: usize, variable: usize, gradient: usize, first: usize, second: usize, n: i32,
  beta1: f32, rest1: f32, beta2: f32, rest2: f32, rate: f32, scale: f32, epsilon: f32, decay: f32,
): void {
  openJob(control)
  setAddress(control, VARIABLE, variable)
  setAddress(control, GRADIENT, gradient)
  setAddress(control, FIRST, first)
  setAddress(control, SECOND, second)
  setArgument(control, SIZE, n)
  setScalar(control, BETA1, beta1)
  setScalar(control, REST1, rest1)
  setScalar(control, BETA2, beta2)
  setScalar(control, REST2, rest2)
  setScalar(control, RATE, rate)
  setScalar(control, SCALE, scale)
  setScalar(control, EPSILON, epsilon)
  setScalar(control, DECAY, decay)
  runJob(control, ADAM, spans(n), false)
}

export function adamTask(control: usize, task: i32): void {
  const w = address(control, VARIABLE), g = address(control, GRADIENT)
  const m = address(control, FIRST), v = address(control, SECOND)
  const beta1 = f32x4.splat(scalar(control, BETA1)), rest1 = f32x4.splat(scalar(control, REST1))
  const beta2 = f32x4.splat(scalar(control, BETA2)), rest2 = f32x4.splat(scalar(control, REST2))
  const rate = f32x4.splat(scalar(control, RATE)), scale = f32x4.splat(scalar(control, SCALE))
  const epsilon = f32x4.splat(scalar(control, EPSILON))
  const decays = scalar(control, DECAY) != 0, decay = f32x4.splat(scalar(control, DECAY))
  const end = spanEnd(task, argument(control, SIZE))
  for (let at = spanBegin(task); at < end; at += 16) {
    const gradient = v128.load(g + at)
    const first = multiplyAdd(beta1, v128.load(m + at), f32x4.mul(rest1, gradient))
    const second = multiplyAdd(beta2, v128.load(v + at), f32x4.mul(rest2, f32x4.mul(gradient, gradient)))
    const below = multiplyAdd(f32x4.sqrt(second), scale, epsilon)
    const before = v128.load(w + at)
    let part = f32x4.div(f32x4.mul(rate, first), below)
    // Not always: 0 times Infinity is NaN.
    if (decays) part = multiplyAdd(decay, before, part)
    const variable = f32x4.sub(before, part)
    put(m, at, end, first)
    put(v, at, end, second)
    put(w, at, end, variable)
  }
}
