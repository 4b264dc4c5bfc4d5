import * as tf from '@tensorflow/tfjs-core'

export type Reduction =
  | 'reduce_sum'
  | 'reduce_prod'
  | 'reduce_min'
  | 'reduce_max'
  | 'reduce_mean'
  | 'reduce_all'
  | 'argmax'

export const reduce = (name: Reduction, x: tf.Tensor, axis?: number): tf.Tensor =>
  tf.tidy(() => {
    switch (name) {
      case 'reduce_sum':
        return tf.sum(x, axis)
      case 'reduce_prod':
        return tf.prod(x, axis)
      case 'reduce_min':
        return tf.min(x, axis)
      case 'reduce_max':
        return tf.max(x, axis)
      case 'reduce_mean':
        return tf.mean(x, axis)
      case 'reduce_all':
        return tf.all(x, axis)
      case 'argmax':
        return axis === undefined ? tf.argMax(tf.reshape(x, [-1])) : tf.argMax(x, axis)
    }
  })

export const where = (c: tf.Tensor, a: tf.Tensor, b: tf.Tensor): tf.Tensor => tf.where(c, a, b)

export const unique = async (x: tf.Tensor1D): Promise<{ y: tf.Tensor1D; idx: tf.Tensor1D }> => {
  const all = Array.from(await x.data()).sort((a, b) => a - b)
  const y = [...new Set(all)]
  const idx = all.map((value) => y.indexOf(value))
  return { y: tf.tensor1d(y, x.dtype), idx: tf.tensor1d(idx, 'int32') }
}

export const setdiff1d = async (
  x: tf.Tensor1D,
  y: tf.Tensor1D,
): Promise<{ out: tf.Tensor1D; idx: tf.Tensor1D }> => {
  const all = Array.from(await x.data())
  const removed = new Set(await y.data())
  const idx = all.flatMap((value, i) => (removed.has(value) ? [] : [i]))
  const out = idx.map((i) => all[i]!)
  return { out: tf.tensor1d(out, x.dtype), idx: tf.tensor1d(idx, 'int32') }
}

export const safeSqrt = (x: tf.Tensor): tf.Tensor =>
  tf.tidy(() => tf.mul(tf.step(x), tf.sqrt(tf.maximum(x, 1e-12))))
