import * as tf from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import { largestCurvature } from '../training/curvature.js'
import type { Batch, Examples, NumberArray } from '../training/examples.js'
import { layersTrainable } from '../training/layers-model.js'
import { seedWeights } from '../training/seed-weights.js'
import type { Trainable } from '../training/trainable.js'
import { constantLoss } from './constant-loss.js'
import type { Measured, ModelFacts } from './facts.js'
import { readLayers } from './read-layers.js'

/** Bounds of a measurement: examples, numbers that all layers together hold, examples for curvature. */
const most = { examples: 256, numbers: 2e7, curved: 64 }

/** Curvature takes two gradients an iteration; fewer than eight tell too little. */
const curvatureMs = 3000
const iterations = { least: 8, most: 20 }

const sizeOf = (shape: readonly (number | null)[]) =>
  shape.slice(1).reduce<number>((product, n) => product * (n ?? 1), 1)

const tensorOf = ({ data, shape }: NumberArray) =>
  tf.tensor(data instanceof Uint8Array ? Float32Array.from(data) : data, [...shape])

/** Examples from all over the data, as many as the model's layers leave room for. */
const sample = (model: LayersModel, data: Examples, limit: number): Batch => {
  const fixed = model.inputs[0]!.shape[0]
  const each = model.layers.reduce((sum, { outputShape }) => {
    const [shape] = (Array.isArray(outputShape[0]) ? outputShape : [outputShape]) as number[][]
    return sum + sizeOf(shape!)
  }, 1)
  const room = Math.max(4, Math.floor(most.numbers / each))
  const length = fixed ?? Math.min(limit, room, data.length)
  return data.batch(Uint32Array.from({ length }, (_, i) => Math.floor((i * data.length) / length)))
}

const copyOf = ({ x, y }: Batch): Batch => ({
  x: { ...x, data: x.data.slice() },
  y: { ...y, data: y.data.slice() },
})

/** Puts the model's weights back: fresh ones were tried, and batch normalization counts every pass. */
const keepingWeights = async <T>(model: LayersModel, work: () => Promise<T>) => {
  const before = tf.tidy(() => model.getWeights().map((weight) => tf.clone(weight)))
  try {
    return await work()
  } finally {
    model.setWeights(before)
    tf.dispose(before)
  }
}

const curvatureOf = async (trainable: Trainable, batch: Batch, seed: number) => {
  const began = performance.now()
  await trainable.gradient(batch)
  const each = 2 * (performance.now() - began)
  const affordable = Math.min(iterations.most, Math.floor(curvatureMs / each))
  if (affordable < iterations.least) return null
  const at = await trainable.parameters()
  return largestCurvature(trainable, batch, at, { iterations: affordable, seed })
}

const read = async (tensor: tf.Tensor | null) => {
  if (!tensor) return null
  const [value] = await tensor.data()
  tensor.dispose()
  return value!
}

const rmsOf = ({ data }: NumberArray) => {
  let sum = 0
  for (const value of data) sum += value * value
  return Math.sqrt(sum / data.length)
}

export interface MeasureOptions {
  /** Of the fresh weights. */
  readonly seed: number
  /** Look at the layers at fresh weights: those that were learned are no numbers any more. */
  readonly fresh: boolean
  readonly curvature: boolean
  readonly signal?: AbortSignal
}

/** Measures a compiled model on a few of its examples; its weights are afterwards as before. */
export const measure = async (
  model: LayersModel,
  { loss, output }: ModelFacts,
  data: Examples,
  { seed, fresh, curvature, signal }: MeasureOptions,
): Promise<Measured> => {
  const trainable = layersTrainable(model)
  const compiled = ((model as { model?: unknown }).model ?? model) as {
    lossFunctions: readonly ((truth: tf.Tensor, prediction: tf.Tensor) => tf.Tensor)[]
  }
  const [lossFunction] = compiled.lossFunctions
  const batch = copyOf(sample(model, data, most.examples))
  const [x, y] = [tensorOf(batch.x), tensorOf(batch.y)]
  const look = async () => {
    signal?.throwIfAborted()
    const mean = tf.tidy(() => tf.mean(lossFunction!(y, model.predictOnBatch(x) as tf.Tensor)))
    const value = (await read(mean))!
    return { loss: value, layers: await readLayers(model, x, await trainable.gradient(batch)) }
  }
  const bend = () => {
    signal?.throwIfAborted()
    return curvatureOf(trainable, copyOf(sample(model, data, most.curved)), seed)
  }
  const measured = async (): Promise<Measured> => {
    let looked: Pick<Measured, 'layers' | 'loss'> | null = fresh ? null : await look()
    let curved: number | null = null
    if (fresh || curvature) {
      await seedWeights(model, seed)
      looked ??= await look()
      if (curvature) curved = await bend()
    }
    return {
      inputs: rmsOf(batch.x),
      constant: await read(constantLoss(loss, lossFunction!, y, output.units)),
      curvature: curved,
      ...looked!,
    }
  }
  try {
    return await keepingWeights(model, measured)
  } finally {
    tf.dispose([x, y])
    trainable.release()
  }
}
