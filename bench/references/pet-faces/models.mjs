import { fromArrays, seedWeights, train } from '@firstgrad/core'
import * as tf from '@tensorflow/tfjs-core'
import { layers as l, sequential } from '@tensorflow/tfjs-layers'

/** @typedef {import('@tensorflow/tfjs-layers').Sequential} Model */

/**
 * Three convolutions, as the course trains them.
 *
 * @param {number} size of the images
 * @param {{ units: number, activation: 'softmax' | 'linear' }} last
 */
export const smallCnn = (size, last) =>
  sequential({
    layers: [
      l.inputLayer({ inputShape: [size, size, 3] }),
      ...[8, 16, 32].flatMap((filters) => [
        l.conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu' }),
        l.maxPooling2d({ poolSize: 2 }),
      ]),
      l.flatten(),
      l.dense({ units: 64, activation: 'relu' }),
      l.dense(last),
    ],
  })

/** Softmax regression. @param {number} features */
export const linear = (features) =>
  sequential({ layers: [l.dense({ units: 3, activation: 'softmax', inputShape: [features] })] })

/**
 * Some inputs with what is to be told of them.
 *
 * @typedef {{ data: Float32Array, shape: number[] }} Values
 * @typedef {{ x: Values, y: Values }} Examples
 */

/**
 * Trains a model and says what it tells of other inputs.
 *
 * @param {Model} model
 * @param {Examples} examples
 * @param {{ data: Float32Array, shape: number[] }} others
 * @param {{ loss: string, epochs: number, seed: number }} options
 * @returns {Promise<Float32Array>} `[others, outputs]`
 */
export const fitAndPredict = async (model, examples, others, { loss, epochs, seed }) => {
  const optimizer = tf.train.adam(1e-3)
  model.compile({ optimizer, loss })
  await seedWeights(model, seed)
  for await (const _event of train(model, fromArrays(examples), { epochs, batchSize: 32, seed }));
  const inputs = tf.tensor(others.data, others.shape)
  const outputs = /** @type {tf.Tensor} */ (model.predict(inputs))
  const values = await outputs.data()
  tf.dispose([inputs, outputs])
  model.dispose()
  optimizer.dispose()
  return Float32Array.from(values)
}
