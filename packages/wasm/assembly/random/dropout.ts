import { storeSome } from '../elementwise/lanes'
import { DROPOUT } from '../kinds'
import { address, argument, openJob, runJob, scalar, setAddress, setArgument, setScalar } from '../threads/job'
import { philox } from './philox'

// The job's arguments
const X = 0, Y = 1, LENGTH = 2, THRESHOLD = 3, SCALE = 4, SEED_LOW = 5, SEED_HIGH = 6

/** Numbers of one task, and up to which one thread does it all; a multiple of four. */
const TASK: i32 = 4096

/**
 * y[i] = x[i] * scale where the i-th random word of the seed is at least `threshold`, else 0.
 * Word i is the i-th of Philox's stream: counter i / 4, key the seed.
 */
export function dropout(
  control: usize, x: usize, y: usize, length: i32, threshold: i32, scale: f32, seedLow: i32, seedHigh: i32,
): void {
  openJob(control)
  setAddress(control, X, x)
  setAddress(control, Y, y)
  setArgument(control, LENGTH, length)
  setArgument(control, THRESHOLD, threshold)
  setScalar(control, SCALE, scale)
  setArgument(control, SEED_LOW, seedLow)
  setArgument(control, SEED_HIGH, seedHigh)
  runJob(control, DROPOUT, (length + TASK - 1) / TASK, length <= TASK)
}

export function dropoutTask(control: usize, task: i32): void {
  const from = task * TASK
  const low = argument(control, SEED_LOW), high = argument(control, SEED_HIGH)
  const threshold = i32x4.splat(argument(control, THRESHOLD))
  const scale = f32x4.splat(scalar(control, SCALE))
  let count = min(TASK, argument(control, LENGTH) - from)
  let x = address(control, X) + (<usize>from << 2)
  let y = address(control, Y) + (<usize>from << 2)
  for (let counter = from >> 2; count > 0; counter++) {
    const kept = i32x4.ge_u(philox(counter, 0, 0, 0, low, high), threshold)
    const value = v128.and(f32x4.mul(v128.load(x), scale), kept)
    if (count >= 4) v128.store(y, value)
    else storeSome(y, value, count)
    count -= 4
    x += 16
    y += 16
  }
}
