import * as tf from '@tensorflow/tfjs-core'
import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers'
import { examine } from '../../src/diagnosis/examine.js'
import type { Finding } from '../../src/diagnosis/finding.js'
import type { TrainEvent } from '../../src/training/events.js'
import type { Examples } from '../../src/training/examples.js'
import type { TrainOptions } from '../../src/training/options.js'
import { seedWeights } from '../../src/training/seed-weights.js'
import { train } from '../../src/training/train.js'

type Layer = layers.Layer
type Loss = Parameters<LayersModel['compile']>[0]['loss']

/** A training run with a known outcome. */
export interface Trial {
  readonly name: string
  readonly data: () => Examples | Promise<Examples>
  readonly validation?: () => Examples
  /** Without `inputShape`: it is that of the data. */
  readonly layers: () => Layer[]
  readonly inputShape?: number[]
  readonly optimizer: () => tf.Optimizer
  readonly loss: Loss
  readonly options?: Partial<TrainOptions>
  /** What the listener does at every event; its tensors are disposed at the end. */
  readonly listen?: (event: TrainEvent) => tf.Tensor[]
  /** tfjs throws, so that there is hardly a history. */
  readonly refused?: true
  readonly expected: readonly Finding['code'][]
}

/** `dense(16, 'relu')` */
export const dense = (
  units: number,
  activation: 'relu' | 'sigmoid' | 'softmax' | 'tanh' | 'linear' | 'elu' = 'linear',
  more: Omit<Parameters<typeof layers.dense>[0], 'units' | 'activation'> = {},
): Layer => layers.dense({ units, activation, ...more })

const build = ({ layers: make, inputShape, optimizer, loss }: Trial, shape: readonly number[]) => {
  const model = sequential()
  model.add(layers.inputLayer({ inputShape: inputShape ?? [...shape.slice(1)] }))
  for (const layer of make()) model.add(layer)
  model.compile({ optimizer: optimizer(), loss })
  return model
}

/** Trains, then asks the doctor. */
export const findingsOf = async (trial: Trial, seed = 1): Promise<Finding[]> => {
  const data = await trial.data()
  const model = build(trial, data.batch(Uint32Array.of(0)).x.shape)
  const kept: tf.Tensor[] = []
  const history: TrainEvent[] = []
  try {
    await seedWeights(model, seed)
    const options = { epochs: 10, batchSize: 16, seed, ...trial.options }
    const validation = trial.validation?.()
    try {
      for await (const event of train(model, data, {
        ...options,
        ...(validation && { validation }),
      })) {
        history.push(event)
        kept.push(...(trial.listen?.(event) ?? []))
      }
    } catch (error) {
      if (!trial.refused) throw error
    }
    const before = tf.memory().numTensors
    const weights = await Promise.all(model.getWeights().map((weight) => weight.data()))
    const findings = await examine(model, data, history, { seed })
    const after = await Promise.all(model.getWeights().map((weight) => weight.data()))
    if (tf.memory().numTensors !== before) throw new Error('tensors leaked')
    if (JSON.stringify(after) !== JSON.stringify(weights)) throw new Error('weights changed')
    return findings
  } finally {
    model.dispose()
    model.optimizer.dispose()
    tf.dispose(kept)
  }
}
