import * as tf from '@tensorflow/tfjs-core'
import * as tfl from '@tensorflow/tfjs-layers'
import { weights } from '../numbers.mjs'

/**
 * @typedef {object} Fitting a model to be fitted, its data, and how
 * @property {tfl.layers.Layer[]} layers
 * @property {string} loss
 * @property {tf.Tensor} inputs
 * @property {tf.Tensor} labels
 * @property {{ items: number, batchSize: number, probe: number }} size
 *
 * @typedef {{ items: number, batchSize: number }} Part the part of the work that a slow one does
 */

/**
 * A model that can be fitted from its first weights again and again, by Adam.
 *
 * @param {Fitting} fitting
 */
export const makeFitting = ({ layers, loss, inputs, labels }) => {
  const model = tfl.sequential({ layers })
  const first = model.weights.map(({ shape }, index) => {
    const known = shape.map((length) => length ?? Number.NaN)
    return tf.tensor(weights(known, index), known)
  })
  return {
    reset: () => {
      model.optimizer?.dispose()
      model.setWeights(first)
      model.compile({ optimizer: tf.train.adam(1e-3), loss })
    },
    /**
     * @param {number} items the first so many
     * @param {number} batchSize
     * @param {number} epochs
     * @returns {Promise<number[]>} the mean of the batches' losses, for each epoch
     */
    fit: async (items, batchSize, epochs = 1) => {
      const x = tf.slice(inputs, 0, items)
      const y = tf.slice(labels, 0, items)
      const { history } = await model.fit(x, y, {
        ...{ batchSize, epochs, shuffle: false, verbose: 0, yieldEvery: 'never' },
      })
      tf.dispose([x, y])
      return /** @type {number[]} */ (history.loss)
    },
  }
}

/**
 * The work: one epoch from the first weights. Its result is the epoch's mean loss and two losses of
 * a probe, two steps on few items, which those who do only a part of the work have too.
 *
 * @param {Fitting} fitting
 * @param {Part} [part]
 */
export const prepareFitting = async (fitting, part) => {
  const { size } = fitting
  const { reset, fit } = makeFitting(fitting)
  reset()
  const probe = await fit(size.probe, size.probe, 2)
  return async () => {
    reset()
    const { items, batchSize } = part ?? size
    const [loss] = await fit(items, batchSize)
    return part ? { probe } : { probe, loss }
  }
}

/** How far two losses may lie apart, for their size. */
const tolerances = { probe: 1e-3, loss: 1e-2 }

const near = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ tolerance) =>
  Math.abs(a - b) <= tolerance * Math.abs(b)

/**
 * Whether two did the same work. Sums go in another order everywhere, and Keras adds Adam's epsilon
 * before its correction of the bias and TensorFlow.js after it, so that many steps lead apart more
 * than two do.
 *
 * @param {{ probe: number[], loss?: number }} one
 * @param {{ probe: number[], loss?: number }} other
 */
export const agreeOnLosses = (one, other) =>
  one.probe.every((loss, step) => near(loss, other.probe[step] ?? Number.NaN, tolerances.probe)) &&
  (one.loss === undefined ||
    other.loss === undefined ||
    near(one.loss, other.loss, tolerances.loss))
