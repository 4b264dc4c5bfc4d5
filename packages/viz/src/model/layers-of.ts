import { bytesOf } from './bytes.js'
import { flopsOf } from './flops/flops.js'
import { exampleShape, product } from './flops/values.js'
import { type Call, callsOf } from './graph/calls.js'
import {
  checkModel,
  isModel,
  type LayerLike,
  type LayersModelLike,
  type Shape,
} from './graph/layers-model.js'
import { parameterBytesOf, parametersOf } from './parameters.js'

/** What a layer is and what it costs: plain values, ready for JSON. */
export interface ModelLayer {
  readonly name: string
  /** The kind of layer: `'Dense'`, `'Conv2D'`. */
  readonly type: string
  /** Of the first output, the batch first; `null` where a size is not known before there are data. */
  readonly outputShape: Shape
  /** Of every output of every call: layers may return states too, and be shared. */
  readonly outputShapes: readonly Shape[]
  readonly parameters: number
  readonly trainableParameters: number
  /** Of all calls, for one example. `null`: not known. */
  readonly flops: number | null
  /** Of all outputs of all calls, for one example. `null`: not known. */
  readonly outputBytes: number | null
  readonly parameterBytes: number | null
  /** Names of the layers that its inputs come from, call after call. */
  readonly inputs: readonly string[]
}

/**
 * What each layer of a model is and costs, for one example at inference.
 *
 * FLOPs are floating point operations. A multiplication with its addition counts 2, every function of
 * one number 1:
 *
 * - dense layers and convolutions, transposed, separable and depthwise too: 2 for each multiply-add,
 *   also with the zeros of the padding, and 1 for each bias added;
 * - activations: 1 for each value, 5 for softmax, 0 for linear;
 * - pooling: the values of the window for each output, globally all values;
 * - batch normalisation 2 for each value; layer normalisation 5, with scale and offset 7;
 * - masking and rescaling: 2 for each value;
 * - recurrent layers, for each time step: the products of all gates with input and state, their
 *   biases and sums, the activations, and what makes the new state of them, but no masks;
 * - adding, multiplying, comparing layers: 1 for each value and each layer after the first; the
 *   average 1 more; Dot 2 for each multiply-add; Bidirectional 1 for each value where it adds or
 *   multiplies both directions, 2 for their average;
 * - nothing where values are only moved or looked up, as in Embedding, Flatten, Reshape and
 *   Concatenate, nor for dropout and noise.
 *
 * These are the counts of TensorFlow's own profiler and the activations that it leaves out. Layers
 * without such a rule, and time steps that only the data tell, have `flops: null`.
 *
 * A model inside a model is one layer with the sums of its own: their FLOPs, and the bytes of all
 * their outputs. An input hands on what the caller holds: it has no bytes. A shared layer is listed
 * once, with its parameters once and the FLOPs of all its calls.
 *
 * Throws `viz/not-a-model` and `viz/model-not-built`.
 *
 * @example
 * ```ts
 * const model = tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] })
 * layersOf(model)[0]?.flops // 15690: 784 * 10 multiply-adds, 10 biases
 * ```
 */
export const layersOf = (model: LayersModelLike): ModelLayer[] => {
  checkModel(model)
  const trainable = new Set(model.trainableWeights)
  const layers: ModelLayer[] = []
  for (const [layer, calls] of callsOf(model)) {
    const outputs = calls.flatMap((call) => call.outputs)
    const outputShapes = outputs.map(({ shape }) => [...shape])
    layers.push({
      name: layer.name,
      type: layer.getClassName(),
      outputShape: outputShapes[0] ?? [],
      outputShapes,
      parameters: parametersOf(layer.weights),
      trainableParameters: parametersOf(layer.trainableWeights.filter((w) => trainable.has(w))),
      flops: known(callsFlops(layer, calls)),
      outputBytes: known(outputBytesOf(layer, calls)),
      parameterBytes: known(parameterBytesOf(layer.weights)),
      inputs: calls.flatMap(({ from }) => from),
    })
  }
  return layers
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value)

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

const callsFlops = (layer: LayerLike, calls: readonly Call[]): number =>
  sum(
    calls.map(({ inputs, outputs }) =>
      flopsOf(
        layer,
        inputs.map(({ shape }) => exampleShape(shape)),
        outputs.map(({ shape }) => exampleShape(shape)),
      ),
    ),
  )

const outputBytesOf = (layer: LayerLike, calls: readonly Call[]): number => {
  if (layer.getClassName() === 'InputLayer') return 0
  if (isModel(layer)) {
    const once = [...callsOf(layer)].map(([inner, made]) => outputBytesOf(inner, made))
    return calls.length * sum(once)
  }
  const outputs = calls.flatMap((call) => call.outputs)
  return sum(outputs.map(({ shape, dtype }) => bytesOf(product(exampleShape(shape)), dtype)))
}
