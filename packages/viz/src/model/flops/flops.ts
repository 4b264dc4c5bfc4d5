import { callsOf } from '../graph/calls.js'
import { isModel, type LayerLike, type LayersModelLike } from '../graph/layers-model.js'
import { average, dot, pairwise } from './merge.js'
import {
  convolution,
  dense,
  depthwiseConvolution,
  separableConvolution,
  transposedConvolution,
} from './products.js'
import { recurrent } from './recurrent.js'
import {
  activation,
  globalPooling,
  layerNormalization,
  nothing,
  perValue,
  pooling,
  upSampling,
} from './simple.js'
import {
  type Count,
  type ExampleShape,
  exampleShape,
  firstInput,
  type LayerConfig,
  outputValues,
} from './values.js'

/**
 * Floating point operations of one call of a layer on one example. NaN where they are not known: a
 * kind of layer without a rule, or a size that only the data tell.
 */
export const flopsOf = (
  layer: LayerLike,
  inputs: readonly ExampleShape[],
  outputs: readonly ExampleShape[],
): number => {
  if (isModel(layer)) return modelFlops(layer)
  const count = counts.get(layer.getClassName())
  if (count === undefined) return Number.NaN
  return count({ layer, config: layer.getConfig() as LayerConfig, inputs, outputs })
}

/** All calls of all layers. */
const modelFlops = (model: LayersModelLike): number => {
  let flops = 0
  for (const [layer, calls] of callsOf(model)) {
    for (const { inputs, outputs } of calls) {
      flops += flopsOf(
        layer,
        inputs.map(({ shape }) => exampleShape(shape)),
        outputs.map(({ shape }) => exampleShape(shape)),
      )
    }
  }
  return flops
}

interface TimeDistributed {
  readonly layer?: LayerLike
}

interface Bidirectional {
  readonly forwardLayer?: LayerLike
  readonly backwardLayer?: LayerLike
}

const timeDistributed: Count = ({ layer, inputs, outputs }) => {
  const inner = (layer as TimeDistributed).layer
  const steps = inputs[0]?.[0]
  if (inner === undefined || steps === undefined) return Number.NaN
  const atOneStep = (shape: ExampleShape) => shape.slice(1)
  return steps * flopsOf(inner, inputs.map(atOneStep), outputs.map(atOneStep))
}

/** Operations by which both directions become one, for each value. */
const merging: Readonly<Record<string, number>> = { concat: 0, sum: 1, mul: 1, ave: 2 }

const bidirectional: Count = (call) => {
  const { forwardLayer, backwardLayer } = call.layer as Bidirectional
  if (forwardLayer === undefined || backwardLayer === undefined) return Number.NaN
  const input = [firstInput(call)]
  const mode = call.config.mergeMode
  const merged = mode == null ? 0 : (merging[mode] ?? Number.NaN)
  return (
    flopsOf(forwardLayer, input, call.outputs) +
    flopsOf(backwardLayer, input, call.outputs) +
    (merged === 0 ? 0 : merged * outputValues(call))
  )
}

const one = perValue(1)
const two = perValue(2)

const counts: ReadonlyMap<string, Count> = new Map(
  Object.entries({
    // Values are only moved, or left as they are when nothing is trained
    InputLayer: nothing,
    Flatten: nothing,
    Reshape: nothing,
    Permute: nothing,
    RepeatVector: nothing,
    Embedding: nothing,
    Concatenate: nothing,
    Cropping2D: nothing,
    ZeroPadding2D: nothing,
    UpSampling2D: upSampling,
    Dropout: nothing,
    SpatialDropout1D: nothing,
    GaussianNoise: nothing,
    GaussianDropout: nothing,
    AlphaDropout: nothing,
    // Products
    Dense: dense,
    Conv1D: convolution,
    Conv2D: convolution,
    Conv3D: convolution,
    Conv2DTranspose: transposedConvolution,
    Conv3DTranspose: transposedConvolution,
    DepthwiseConv2D: depthwiseConvolution,
    SeparableConv2D: separableConvolution,
    Dot: dot,
    // Pooling
    MaxPooling1D: pooling,
    MaxPooling2D: pooling,
    MaxPooling3D: pooling,
    AveragePooling1D: pooling,
    AveragePooling2D: pooling,
    AveragePooling3D: pooling,
    GlobalAveragePooling1D: globalPooling,
    GlobalAveragePooling2D: globalPooling,
    GlobalMaxPooling1D: globalPooling,
    GlobalMaxPooling2D: globalPooling,
    // Value by value
    Activation: activation,
    ReLU: one,
    LeakyReLU: one,
    PReLU: one,
    ELU: one,
    ThresholdedReLU: one,
    Softmax: perValue(5),
    BatchNormalization: two,
    LayerNormalization: layerNormalization,
    Masking: two,
    Rescaling: two,
    Add: pairwise,
    Multiply: pairwise,
    Maximum: pairwise,
    Minimum: pairwise,
    Average: average,
    // Over time
    RNN: recurrent,
    SimpleRNN: recurrent,
    LSTM: recurrent,
    GRU: recurrent,
    TimeDistributed: timeDistributed,
    Bidirectional: bidirectional,
  }),
)
