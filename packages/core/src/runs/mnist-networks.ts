import * as tf from '@tensorflow/tfjs-core'
import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers'
import type { LearningRateSchedule } from '../training/options.js'

/** The two networks of the course that read digits. */
export type NetworkName = 'cnn' | 'perceptron'

/** A network and what the course trains it with. */
export interface Network {
  readonly learningRate: number
  readonly learningRateSchedule: LearningRateSchedule
  readonly batchSize: number
  /** A compiled model: 784 numbers from 0 to 1 in, the probabilities of 10 digits out. */
  build(learningRate: number): LayersModel
}

const side = 28
const pixels = side * side

const hidden = { activation: 'relu', kernelInitializer: 'heNormal' } as const

const compiled = (
  stack: Parameters<typeof sequential>[0] & object,
  optimizer: tf.Optimizer,
): LayersModel => {
  const model = sequential(stack)
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] })
  return model
}

/** 256 and 512 hidden units, by plain gradient descent. */
const perceptron: Network = {
  learningRate: 0.1,
  learningRateSchedule: 'linear',
  batchSize: 16,
  build: (learningRate) =>
    compiled(
      {
        layers: [
          layers.dense({ ...hidden, units: 256, inputShape: [pixels] }),
          layers.dense({ ...hidden, units: 512 }),
          layers.dense({ units: 10, activation: 'softmax' }),
        ],
      },
      tf.train.sgd(learningRate),
    ),
}

/** Two convolutions 5x5 with pooling, 256 hidden units, by Adam. */
const cnn: Network = {
  learningRate: 0.001,
  learningRateSchedule: 'constant',
  batchSize: 100,
  build: (learningRate) => {
    const convolution = { ...hidden, kernelSize: 5, padding: 'same' } as const
    return compiled(
      {
        layers: [
          layers.reshape({ targetShape: [side, side, 1], inputShape: [pixels] }),
          layers.conv2d({ ...convolution, filters: 32 }),
          layers.maxPooling2d({ poolSize: 2 }),
          layers.conv2d({ ...convolution, filters: 64 }),
          layers.maxPooling2d({ poolSize: 2 }),
          layers.flatten(),
          layers.dense({ ...hidden, units: 256 }),
          layers.dense({ units: 10, activation: 'softmax' }),
        ],
      },
      tf.train.adam(learningRate),
    )
  },
}

export const networks: Readonly<Record<NetworkName, Network>> = { cnn, perceptron }

/** The course's CNN, but where plain JavaScript computes, which would take hours for it. */
export const networkFor = (backend: string): NetworkName =>
  backend === 'cpu' ? 'perceptron' : 'cnn'
