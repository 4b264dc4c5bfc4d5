import * as tf from '@tensorflow/tfjs-core'

type Loss = (truth: tf.Tensor, prediction: tf.Tensor) => tf.Tensor

/** How the best constant answer is written, as each loss wants it: from shares or means. */
const answers: Readonly<Record<string, (mean: tf.Tensor) => tf.Tensor>> = {
  meanSquaredError: (mean) => mean,
  meanAbsoluteError: (mean) => mean,
  logcosh: (mean) => mean,
  poisson: (mean) => mean,
  categoricalCrossentropy: (mean) => mean,
  kullbackLeiblerDivergence: (mean) => mean,
  binaryCrossentropy: (mean) => mean,
  sparseCategoricalCrossentropy: (mean) => mean,
  softmaxCrossEntropy: (mean) => tf.log(tf.maximum(mean, 1e-7)),
  sigmoidCrossEntropy: (mean) => {
    const share = tf.clipByValue(mean, 1e-7, 1 - 1e-7)
    return tf.log(tf.div(share, tf.sub(1, share)))
  },
}

/**
 * The loss of always answering the same, whatever the input, as well as that can be done.
 *
 * @param y - Targets, [count, ...].
 * @returns null for losses whose best constant is not known. To be disposed by the caller.
 */
export const constantLoss = (
  name: string | null,
  loss: Loss,
  y: tf.Tensor,
  units: number,
): tf.Tensor | null => {
  const answer = name === null ? undefined : answers[name]
  if (!answer) return null
  return tf.tidy(() => {
    const targets =
      name === 'sparseCategoricalCrossentropy'
        ? tf.reshape(tf.oneHot(tf.cast(tf.reshape(y, [-1]), 'int32'), units, 1, 0, 'float32'), [
            ...y.shape.slice(0, -1),
            units,
          ])
        : y
    const mean = tf.mean(targets, 0, true)
    const constant = tf.tile(answer(mean), [y.shape[0]!, ...mean.shape.slice(1).map(() => 1)])
    return tf.mean(loss(y, constant))
  })
}
