import * as tf from '@tensorflow/tfjs-core'
import { initializers, type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers'
import { seedWeights } from '../../../src/training/seed-weights.js'
import { bank, count, startLength } from './banks.js'

export type Start = 'random' | 'sobel' | 'gabor'

const hidden = { activation: 'relu', padding: 'same', kernelInitializer: 'heNormal' } as const

/** Two convolutions, the first of which is looked at, each pooled; then one answer a class. */
export const buildNetwork = (side: number, size: number, classes: number): LayersModel => {
  const model = sequential({
    layers: [
      layers.conv2d({
        ...hidden,
        name: 'conv1',
        kernelInitializer: initializers.randomNormal({ mean: 0, stddev: startLength / size }),
        filters: count,
        kernelSize: size,
        inputShape: [side, side, 1],
      }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.conv2d({ ...hidden, filters: 16, kernelSize: 3 }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: classes, activation: 'softmax' }),
    ],
  })
  model.compile({
    optimizer: tf.train.adam(0.005),
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  })
  return model
}

/** Draws all weights from the seed; those of the first layer are replaced where a bank is asked for. */
export const startWeights = async (
  model: LayersModel,
  seed: number,
  start: Start,
): Promise<void> => {
  await seedWeights(model, seed)
  if (start === 'random') return
  const layer = model.getLayer('conv1')
  const [weights, bias] = layer.getWeights() as [tf.Tensor, tf.Tensor]
  const own = tf.tensor(bank(start, weights.shape[0]!), weights.shape)
  layer.setWeights([own, bias])
  own.dispose()
}

/** The kernels [size, size, 1, 8] of the first layer, as numbers. */
export const kernelsOf = async (model: LayersModel): Promise<Float32Array> =>
  (await model.getLayer('conv1').getWeights()[0]!.data()) as Float32Array
