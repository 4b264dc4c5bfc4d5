import { multiplyAdd } from '../gemm/multiply-add'
import { SGD } from '../kinds'
import { address, argument, openJob, runJob, scalar, setAddress, setArgument, setScalar } from '../threads/job'
import { put, spanBegin, spanEnd, spans } from './span'

const VARIABLE = 0, GRADIENT = 1, SIZE = 2, FACTOR = 3

/** variable += factor * gradient, in place; the factor is the negated learning rate. */
export function sgdStep(control: usize, variable: usize, gradient: usize, n: i32, factor: f32): void {
  openJob(control)
  setAddress(control, VARIABLE, variable)
  setAddress(control, GRADIENT, gradient)
  setArgument(control, SIZE, n)
  setScalar(control, FACTOR, factor)
  runJob(control, SGD, spans(n), false)
}

export function sgdTask(control: usize, task: i32): void {
  const w = address(control, VARIABLE), g = address(control, GRADIENT)
  const factor = f32x4.splat(scalar(control, FACTOR))
  const end = spanEnd(task, argument(control, SIZE))
  for (let at = spanBegin(task); at < end; at += 16) {
    put(w, at, end, multiplyAdd(factor, v128.load(g + at), v128.load(w + at)))
  }
}
