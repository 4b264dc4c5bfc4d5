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
  const places = new Map<number, number>()
  const idx: number[] = []
  for (const value of await x.data()) {
    const place = places.get(value) ?? places.size
    places.set(value, place)
    idx.push(place)
  }
  return { y: tf.tensor1d([...places.keys()], x.dtype), idx: tf.tensor1d(idx, 'int32') }
}

export const setdiff1d = async (
  x: tf.Tensor1D,
  y: tf.Tensor1D,
): Promise<{ out: tf.Tensor1D; idx: tf.Tensor1D }> => {
  const xs = Array.from(await x.data())
  const ys = Array.from(await y.data())
  const onlyX = xs.flatMap((value, i) => (ys.includes(value) ? [] : [i]))
  const onlyY = ys.flatMap((value, i) => (xs.includes(value) ? [] : [i]))
  const out = [...onlyY.map((i) => ys[i]!), ...onlyX.map((i) => xs[i]!)]
  const idx = [...onlyY, ...onlyX]
  return { out: tf.tensor1d(out, x.dtype), idx: tf.tensor1d(idx, 'int32') }
}

export const safeSqrt = (x: tf.Tensor): tf.Tensor =>
  tf.tidy(() => tf.mul(tf.step(x), tf.sqrt(tf.maximum(x, 1e-12))))
