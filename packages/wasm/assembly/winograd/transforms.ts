import { inputAtSeven, outputFromSeven, tapsAtSeven } from './seven-points'
import { inputAtSix, outputFromSix, tapsAtSix } from './six-points'

// Winograd's minimal filtering (Lavin and Gray, "Fast algorithms for convolutional neural networks",
// 2015) on six or seven points gives m outputs of r taps for any m + r = points + 1: F(4x4, 3x3),
// F(3x3, 4x4), F(2x2, 5x5) on six, F(3x3, 5x5) on seven. The transform of the input depends on the
// points alone, so that the convolution and both of its gradients share it. Eight points were tried:
// they err by more than 1e-5 of the largest value.
//
// Each function transforms four channels in one dimension, values `step` bytes apart.

/** B^T d: so many neighbouring values of the input as there are points to their values there. */
export function transformInput(points: i32, to: usize, toStep: usize, from: usize, step: usize): void {
  if (points == 6) inputAtSix(to, toStep, from, step)
  else inputAtSeven(to, toStep, from, step)
}

/** G g: two to five taps of a filter to their values at the points; may be in place. */
export function transformTaps(
  points: i32, to: usize, toStep: usize, from: usize, step: usize, taps: i32,
): void {
  if (points == 6) tapsAtSix(to, toStep, from, step, taps)
  else tapsAtSeven(to, toStep, from, step, taps)
}

/** A^T x: values at the points to `count` outputs. */
export function transformOutput(
  points: i32, to: usize, toStep: usize, from: usize, step: usize, count: i32,
): void {
  if (points == 6) outputFromSix(to, toStep, from, step, count)
  else outputFromSeven(to, toStep, from, step, count)
}
