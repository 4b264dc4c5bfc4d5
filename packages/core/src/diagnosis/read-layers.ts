import * as tf from '@tensorflow/tfjs-core'
import {
  type LayersModel,
  type layers,
  model as modelOf,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers'
import type { LayerFacts } from './facts.js'
import { activationOf } from './read-model.js'

type Layer = layers.Layer

const rms = (values: ArrayLike<number>) => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! ** 2
  return Math.sqrt(sum / values.length)
}

/** The output of a layer that is used once; layers used more often are passed over. */
const outputOf = (layer: Layer): SymbolicTensor | null => {
  if (layer.inboundNodes.length !== 1 || layer.getClassName() === 'InputLayer') return null
  return Array.isArray(layer.output) ? null : layer.output
}

const kernelOf = (layer: Layer) => layer.trainableWeights.find(({ shape }) => shape.length > 1)

/** True where every unit of a layer has the same weights. */
const hasIdenticalUnits = (kernel: ArrayLike<number>, units: number) => {
  for (let i = 0; i < kernel.length; i++) {
    if (kernel[i] !== kernel[i - (i % units)]) return false
  }
  return true
}

/**
 * Looks at what each layer makes of a batch, and how strongly the loss pulls at its kernel.
 *
 * @param x - The inputs of the batch, [count, ...].
 * @param gradient - Of the loss, over all trainable weights of the model in their order.
 */
export const readLayers = async (
  model: LayersModel,
  x: tf.Tensor,
  gradient: Float32Array,
): Promise<LayerFacts[]> => {
  const gradients = new Map<string, number>()
  let start = 0
  for (const { shape, name } of model.trainableWeights) {
    const size = shape.reduce<number>((product, n) => product * n!, 1)
    gradients.set(name, rms(gradient.subarray(start, start + size)))
    start += size
  }

  const seen = model.layers.flatMap((layer) => {
    const output = outputOf(layer)
    return output ? [{ layer, output }] : []
  })
  if (seen.length === 0) return []
  const looking = modelOf({ inputs: model.inputs, outputs: seen.map(({ output }) => output) })
  // Two numbers a unit, at most: the outputs themselves stay where they were computed.
  const summaries = tf.tidy(() => {
    const outputs = looking.predictOnBatch(x)
    return (Array.isArray(outputs) ? outputs : [outputs]).map((output) => ({
      size: tf.sqrt(tf.mean(tf.square(output))),
      largest: tf.max(tf.reshape(output, [-1, output.shape.at(-1)!]), 0),
    }))
  })
  try {
    return await Promise.all(
      seen.map(async ({ layer }, i): Promise<LayerFacts> => {
        const { size, largest } = summaries[i]!
        const kernel = kernelOf(layer)
        const hasUnits = kernel && layer.getClassName() === 'Dense'
        const most = await largest.data()
        const isReLU = ['relu', 'relu6'].includes(activationOf(layer) ?? '')
        return {
          name: layer.name,
          units: largest.size,
          activation: (await size.data())[0]!,
          dead: isReLU ? most.filter((value) => value === 0).length : null,
          gradient: kernel ? gradients.get(kernel.name)! : null,
          identical:
            largest.size > 1 && hasUnits
              ? hasIdenticalUnits(await kernel.read().data(), largest.size)
              : false,
        }
      }),
    )
  } finally {
    tf.dispose(summaries.flatMap(({ size, largest }) => [size, largest]))
  }
}
