import type { LayersModel, layers } from '@tensorflow/tfjs-layers'
import type { ModelFacts } from './facts.js'
import { nameLoss } from './name-loss.js'

type Layer = layers.Layer

/** Layers that hand numbers on as they came. */
const passing = ['Reshape', 'Flatten', 'Dropout', 'SpatialDropout1D', 'InputLayer']

/** Layers that take any numbers: indices of a table, or what they scale themselves. */
const takingAny = [
  'Embedding',
  'BatchNormalization',
  'LayerNormalization',
  'Rescaling',
  'CategoryEncoding',
]

/** What a layer does to its sums, by tfjs's name. */
export const activationOf = (layer: Layer): string | null => {
  const name = layer.getClassName()
  if (name === 'Softmax') return 'softmax'
  if (name === 'ReLU') return 'relu'
  const { activation } = layer.getConfig() as { activation?: string }
  return activation ?? null
}

/** Layers of nested models too, in the order in which they were added. */
export const layersOf = (model: { readonly layers: readonly Layer[] }): Layer[] =>
  model.layers.flatMap((layer) =>
    'layers' in layer ? layersOf(layer as unknown as { layers: Layer[] }) : [layer],
  )

/** What is known of a compiled model with one input and one output. */
export const readModel = async (model: LayersModel): Promise<ModelFacts> => {
  const all = layersOf(model).filter((layer) => !passing.includes(layer.getClassName()))
  const [first, last] = [all[0], all.at(-1)]
  const units = model.outputs[0]!.shape.at(-1) ?? 1
  const { optimizer } = model
  const { learningRate = null, momentum = 0 } = optimizer.getConfig() as Record<string, number>
  return {
    loss: await nameLoss(model.loss, units),
    output: { activation: last ? activationOf(last) : null, units },
    optimizer: { name: optimizer.getClassName(), learningRate, momentum },
    wantsScaledInputs: !first || !takingAny.includes(first.getClassName()),
  }
}
