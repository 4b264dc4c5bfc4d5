import * as tf from '@tensorflow/tfjs-core'

/** Values without a pattern in -2..2, no two of them near each other. */
export const values = (shape: number[], seed = 0): tf.Tensor => {
  const size = shape.reduce((product, length) => product * length, 1)
  const list = Float32Array.from(
    { length: size },
    (_, i) => 4 * (((i + 1 + 31 * seed) * 0.618034) % 1) - 2,
  )
  return tf.tensor(list, shape)
}

interface Settings {
  /** How far a value is moved to either side. Functions that are linear in x allow a large step. */
  readonly step?: number
  readonly tolerance?: number
}

/**
 * Compares the gradient of the weighted sum of `f(x)` with its central finite differences, value by
 * value; throws an error that names the first that differs. Disposes `x` and leaves no tensor.
 */
export const compareWithDifferences = async (
  f: (x: tf.Tensor) => tf.Tensor,
  x: tf.Tensor,
  { step = 1e-2, tolerance = 2e-3 }: Settings = {},
): Promise<void> => {
  const loss = (v: tf.Tensor) => {
    const y = f(v)
    return tf.sum(tf.mul(y, values(y.shape, 3))) as tf.Scalar
  }
  const lossAt = async (list: Float32Array) => {
    const y = tf.tidy(() => loss(tf.tensor(list, x.shape)))
    const [value] = await y.data()
    y.dispose()
    return value!
  }
  const base = Float32Array.from(await x.data())
  x.dispose()
  const gradient = tf.tidy(() => tf.grad(loss)(tf.tensor(base, x.shape)))
  const analytic = await gradient.data()
  gradient.dispose()
  for (let i = 0; i < base.length; i++) {
    const above = base.slice()
    const below = base.slice()
    above[i]! += step
    below[i]! -= step
    const numeric = ((await lossAt(above)) - (await lossAt(below))) / (above[i]! - below[i]!)
    const limit = tolerance * Math.max(1, Math.abs(numeric))
    if (!(Math.abs(analytic[i]! - numeric) <= limit))
      throw new Error(`value ${i}: gradient ${analytic[i]}, finite difference ${numeric}`)
  }
}
