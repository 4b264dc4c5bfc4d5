import { multiplyAdd } from '../gemm/multiply-add'
import { MOMENTUM } from '../kinds'
import { address, argument, openJob, runJob, scalar, setAddress, setArgument, setScalar } from '../threads/job'
import { put, spanBegin, spanEnd, spans } from './span'

const VARIABLE = 0, GRADIENT = 1, ACCUMULATION = 2, SIZE = 3, FACTOR = 4, MOMENTUM_OF = 5, NESTEROV = 6

/**
 * accumulation = momentum * accumulation + gradient; variable += factor * accumulation, in place.
 * Nesterov's form looks ahead: variable += factor * (gradient + momentum * accumulation).
 */
export function momentumStep(
  control: usize, variable: usize, gradient: usize, accumulation: usize, n: i32,
  factor: f32, momentum: f32, nesterov: i32,
): void {
  openJob(control)
  setAddress(control, VARIABLE, variable)
  setAddress(control, GRADIENT, gradient)
  setAddress(control, ACCUMULATION, accumulation)
  setArgument(control, SIZE, n)
  setScalar(control, FACTOR, factor)
  setScalar(control, MOMENTUM_OF, momentum)
  setArgument(control, NESTEROV, nesterov)
  runJob(control, MOMENTUM, spans(n), false)
}

export function momentumTask(control: usize, task: i32): void {
  const w = address(control, VARIABLE), g = address(control, GRADIENT), a = address(control, ACCUMULATION)
  const factor = f32x4.splat(scalar(control, FACTOR))
  const momentum = f32x4.splat(scalar(control, MOMENTUM_OF))
  const nesterov = argument(control, NESTEROV)
  const end = spanEnd(task, argument(control, SIZE))
  for (let at = spanBegin(task); at < end; at += 16) {
    const gradient = v128.load(g + at)
    const accumulation = multiplyAdd(momentum, v128.load(a + at), gradient)
    const direction = nesterov ? multiplyAdd(momentum, accumulation, gradient) : accumulation
    const variable = multiplyAdd(factor, direction, v128.load(w + at))
    put(a, at, end, accumulation)
    put(w, at, end, variable)
  }
}
