import * as tf from '@tensorflow/tfjs-core'
import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers'

/** The layers whose feature maps are looked at, from the picture on. */
export const layerNames = ['conv1', 'pool1', 'conv2', 'pool2'] as const
export type LayerName = (typeof layerNames)[number]

/** Two convolutions with eight kernels 5 x 5, each pooled, and a dense layer. */
export const buildNetwork = (): LayersModel => {
  const convolution = {
    filters: 8,
    kernelSize: 5,
    padding: 'same',
    activation: 'relu',
    kernelInitializer: 'heNormal',
  } as const
  const model = sequential({
    layers: [
      layers.conv2d({ ...convolution, name: 'conv1', inputShape: [28, 28, 1] }),
      layers.maxPooling2d({ name: 'pool1', poolSize: 2 }),
      layers.conv2d({ ...convolution, name: 'conv2' }),
      layers.maxPooling2d({ name: 'pool2', poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  })
  model.compile({
    optimizer: tf.train.adam(0.002),
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  })
  return model
}

/** The feature maps [images, height, width, 8] of each layer; to be called in a tidy. */
export const mapsOf = (model: LayersModel, images: tf.Tensor4D): Record<LayerName, tf.Tensor4D> => {
  let maps = images
  const found = layerNames.map((name) => {
    maps = model.getLayer(name).apply(maps) as tf.Tensor4D
    return [name, maps]
  })
  return Object.fromEntries(found)
}
