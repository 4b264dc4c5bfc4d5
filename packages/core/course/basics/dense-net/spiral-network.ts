import * as tf from '@tensorflow/tfjs-core'
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers'
import { type Examples, fromArrays } from '../../../src/training/examples.js'
import type { Spirals } from './spirals.js'

export interface Shape {
  readonly depth: number
  readonly width: number
  /** Without it the layers have no bend between them. */
  readonly relu: boolean
}

/** A compiled network: two coordinates in, the probability of the second arm out. */
export const spiralNetwork = ({ depth, width, relu }: Shape): Sequential => {
  const model = sequential()
  for (let i = 0; i <= depth; i++) {
    const isLast = i === depth
    model.add(
      layers.dense({
        units: isLast ? 1 : width,
        activation: isLast ? 'sigmoid' : relu ? 'relu' : 'linear',
        kernelInitializer: isLast ? 'glorotNormal' : 'heNormal',
        ...(i === 0 && { inputShape: [2] }),
      }),
    )
  }
  model.compile({
    optimizer: tf.train.adam(0.02),
    loss: 'binaryCrossentropy',
    metrics: ['accuracy'],
  })
  return model
}

export const examplesOf = ({ points, arms, count }: Spirals): Examples =>
  fromArrays({ x: { data: points, shape: [count, 2] }, y: { data: arms, shape: [count, 1] } })

/** The arm that the network gives to each place. */
export const armsAt = async (model: Sequential, places: Float32Array): Promise<number[]> => {
  const output = tf.tidy(
    () => model.predictOnBatch(tf.tensor2d(places, [places.length / 2, 2])) as tf.Tensor,
  )
  const scores = await output.data()
  output.dispose()
  return Array.from(scores, (score) => Number(score > 0.5))
}
