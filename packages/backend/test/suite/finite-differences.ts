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
  // Read in one go: an emulated GPU takes longer to answer than to compute.
  const lossesAt = async (lists: readonly Float32Array[]) => {
    const losses = tf.tidy(() => tf.stack(lists.map((list) => loss(tf.tensor(list, x.shape)))))
    const numbers = await losses.data()
    losses.dispose()
    return numbers
  }
  const base = Float32Array.from(await x.data())
  x.dispose()
  const gradient = tf.tidy(() => tf.grad(loss)(tf.tensor(base, x.shape)))
  const analytic = await gradient.data()
  gradient.dispose()
  const moved = (by: number) =>
    Array.from(base, (value, i) => base.slice().fill(Math.fround(value + by), i, i + 1))
  const [above, below] = [moved(step), moved(-step)]
  const losses = await lossesAt([...above, ...below])
  for (const [i, slope] of analytic.entries()) {
    const numeric = (losses[i]! - losses[base.length + i]!) / (above[i]![i]! - below[i]![i]!)
    const limit = tolerance * Math.max(1, Math.abs(numeric))
    if (!(Math.abs(slope - numeric) <= limit))
      throw new Error(`value ${i}: gradient ${slope}, finite difference ${numeric}`)
  }
}
