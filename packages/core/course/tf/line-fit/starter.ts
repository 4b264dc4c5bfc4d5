import * as tf from '@tensorflow/tfjs-core'

/**
 * The cost of a line over some points, and its slopes.
 *
 * With the error of a point, e = w·x + b - y, the cost is Σ e² / (2n).
 *
 * @param x places of the points [points]
 * @param y heights of the points [points]
 * @param w slope of the line
 * @param b height of the line at x = 0
 * @param n what the sums are divided by; it need not be the number of points that came
 * @returns the cost, and how it changes with w (dw) and with b (db): three scalars
 */
export const lineGrad = (
  x: tf.Tensor1D,
  y: tf.Tensor1D,
  w: tf.Scalar,
  b: tf.Scalar,
  n: number,
): { loss: tf.Scalar; dw: tf.Scalar; db: tf.Scalar } => ({
  loss: tf.scalar(0),
  dw: tf.scalar(0),
  db: tf.scalar(0),
})

/**
 * Fits a line by gradient descent, one point a step, in the order in which the points come.
 *
 * Each step divides by the number of all points, though it sees only one of them.
 *
 * @param x places of the points [points]
 * @param y heights of the points [points]
 * @param o.rate how far a step goes against the slope
 * @param o.epochs how many times all points are visited
 * @param o.w where w starts
 * @param o.b where b starts
 * @returns where w and b are after the last step
 */
export const fitLine = async (
  x: tf.Tensor1D,
  y: tf.Tensor1D,
  o: { rate: number; epochs: number; w: number; b: number },
): Promise<{ w: number; b: number }> => ({ w: o.w, b: o.b })
