import * as tf from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import { coreError } from '../errors.js'
import { concatenate } from './concatenate.js'
import type { Batch, NumberArray } from './examples.js'
import { layerRandomness } from './layer-randomness.js'
import { readWeights, writeWeights } from './layers-weights.js'
import { readOptimizer, writeOptimizer } from './optimizer-state.js'
import { fits, shapeInWords } from './shapes.js'
import type { Measures, Trainable } from './trainable.js'

/** The parts of a compiled LayersModel that its types keep to themselves. */
interface Compiled {
  readonly lossFunctions: readonly ((truth: tf.Tensor, prediction: tf.Tensor) => tf.Tensor)[]
}

const tensorOf = ({ data, shape }: NumberArray): tf.Tensor =>
  tf.tensor(data instanceof Uint8Array ? Float32Array.from(data) : data, [...shape])

/** A compiled tfjs layers model with one input and one output, driven by the trainer. */
export const layersTrainable = (model: LayersModel): Trainable => {
  // A Sequential keeps its losses in the functional model that it wraps.
  const compiled = ((model as { model?: unknown }).model ?? model) as Partial<Compiled>
  const lossFunction = compiled.lossFunctions?.[0]
  if (!model.optimizer || !lossFunction) throw coreError('core/model-not-compiled', {})
  const { optimizer } = model
  const { learningRate = null, momentum = 0 } = optimizer.getConfig() as Record<string, number>
  const randomness = layerRandomness(model)
  const setLearningRate = (rate: number) => {
    // SGD and momentum keep the rate as a tensor beside the number.
    const rated = optimizer as unknown as {
      learningRate: number
      setLearningRate?(n: number): void
    }
    if (rated.setLearningRate) rated.setLearningRate(rate)
    else rated.learningRate = rate
  }

  const measuresOf = (values: readonly number[]): Measures => {
    const [loss, ...metrics] = values
    const named = metrics.map((value, i) => [metricName(model.metricsNames[i + 1]!), value])
    return { ...Object.fromEntries(named), loss: loss! }
  }
  const variables = () => model.trainableWeights.map((weight) => weight.read() as tf.Variable)

  /** Runs `work` on tensors of the batch, which are freed whatever happens. */
  const withTensors = async <T>(
    { x, y }: Batch,
    work: (x: tf.Tensor, y: tf.Tensor) => Promise<T>,
  ) => {
    const [input, target] = [tensorOf(x), tensorOf(y)]
    try {
      return await work(input, target)
    } finally {
      tf.dispose([input, target])
    }
  }

  return {
    optimizer: { name: optimizer.getClassName(), learningRate, momentum },
    engine: () => ({ backend: tf.getBackend(), versions: { 'tfjs-core': tf.version_core } }),
    setLearningRate,
    check({ x, y }) {
      const expected = [
        ['x', model.inputs[0]!.shape, x.shape],
        ['y', model.outputs[0]!.shape, y.shape],
      ] as const
      for (const [what, wanted, shape] of expected) {
        // A sparse loss takes one class index where the output has one number a class.
        const sparse =
          what === 'y' && shape.at(-1) === 1 && fits([...wanted.slice(0, -1), 1], shape)
        if (!fits(wanted, shape) && !sparse) {
          throw coreError('core/example-shape', {
            what,
            expected: shapeInWords(wanted),
            received: shapeInWords(shape),
          })
        }
      }
    },
    step(batch, seed) {
      randomness.reseed(seed)
      return withTensors(batch, async (x, y) => {
        const measured = await model.trainOnBatch(x, y)
        return measuresOf(Array.isArray(measured) ? measured : [measured])
      })
    },
    evaluate: (batch) =>
      withTensors(batch, async (x, y) => {
        const measured = model.evaluate(x, y, { batchSize: batch.x.shape[0]! })
        const scalars = Array.isArray(measured) ? measured : [measured]
        try {
          return measuresOf(await Promise.all(scalars.map(async (s) => (await s.data())[0]!)))
        } finally {
          tf.dispose(scalars)
        }
      }),
    weights: () => readWeights(model),
    async save() {
      return [...(await readWeights(model)), ...(await readOptimizer(optimizer))]
    },
    async restore(arrays) {
      const weights = arrays.filter(({ name }) => name.startsWith('weights/'))
      writeWeights(model, weights)
      await writeOptimizer(optimizer, arrays)
    },
    async parameters() {
      const arrays = await Promise.all(variables().map((variable) => variable.data()))
      return concatenate(arrays as Float32Array[])
    },
    async setParameters(values) {
      let start = 0
      for (const variable of variables()) {
        const slice = values.slice(start, start + variable.size)
        start += variable.size
        tf.tidy(() => variable.assign(tf.tensor(slice, variable.shape)))
      }
    },
    gradient: (batch) =>
      withTensors(batch, async (x, y) => {
        // The same masks each time, or two gradients would differ by them.
        randomness.reseed(0)
        const { value, grads } = tf.variableGrads(() => {
          const output = model.apply(x, { training: true }) as tf.Tensor
          const loss = tf.mean(lossFunction(y, output))
          return model.calculateLosses().reduce<tf.Tensor>(tf.add, loss) as tf.Scalar
        }, variables())
        try {
          const arrays = await Promise.all(variables().map(({ name }) => grads[name]!.data()))
          return concatenate(arrays as Float32Array[])
        } finally {
          tf.dispose([value, grads])
        }
      }),
    tensors: () => tf.memory().numTensors,
    release() {
      randomness.restore()
      if (learningRate !== null) setLearningRate(learningRate)
    },
  }
}

/** tfjs shortens the metric's name as it was asked for; the word that means one thing here is accuracy. */
const metricName = (name: string) => (name === 'acc' ? 'accuracy' : name)
