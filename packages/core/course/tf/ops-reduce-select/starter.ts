import * as tf from '@tensorflow/tfjs-core'

/** The names that TensorFlow 1 gives them. */
export type Reduction =
  | 'reduce_sum'
  | 'reduce_prod'
  | 'reduce_min'
  | 'reduce_max'
  | 'reduce_mean'
  | 'reduce_all'
  | 'argmax'

/**
 * Reduces one axis of a tensor, which vanishes from the shape, or all of them to a scalar.
 *
 * @param name what is done with the numbers; `argmax` is the place of the largest, as int32, of
 * several the first
 * @param x any shape; bool for `reduce_all`
 * @param axis left out: all axes; `argmax` then counts through x as if it were flat
 */
export const reduce = (name: Reduction, x: tf.Tensor, axis?: number): tf.Tensor => tf.scalar(0)

/** Takes each number from `a` where `c` is true, else from `b`. All have one shape; `c` is bool. */
export const where = (c: tf.Tensor, a: tf.Tensor, b: tf.Tensor): tf.Tensor => tf.zerosLike(a)

/**
 * Each different number once.
 *
 * @param x [n]
 * @returns `y`, in the order of their first appearance, and `idx` [n], int32: where in `y` each number
 * of `x` stands
 */
export const unique = async (x: tf.Tensor1D): Promise<{ y: tf.Tensor1D; idx: tf.Tensor1D }> => ({
  y: tf.zerosLike(x),
  idx: tf.zerosLike(x),
})

/**
 * The numbers of x that are not in y.
 *
 * @returns `out`, in the order of x, as often as x has them, and `idx`, int32: where in `x` they stand
 */
export const setdiff1d = async (
  x: tf.Tensor1D,
  y: tf.Tensor1D,
): Promise<{ out: tf.Tensor1D; idx: tf.Tensor1D }> => ({
  out: tf.zerosLike(x),
  idx: tf.zerosLike(x),
})

/** √x where x is positive, else 0; its gradient is 1/(2√x) where x is positive, else 0. */
export const safeSqrt = (x: tf.Tensor): tf.Tensor => tf.zerosLike(x)
