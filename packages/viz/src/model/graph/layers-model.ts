import { vizError } from '../../errors.js'

/** A shape as TensorFlow.js gives it: the batch first, `null` where a size is not known. */
export type Shape = readonly (number | null)[]

/** A weight of a layer. */
export interface WeightLike {
  readonly shape: Shape
  readonly dtype?: string
}

/** A tensor without numbers, as layers hand it on while a model is put together. */
export interface SymbolicTensorLike {
  readonly shape: Shape
  readonly dtype?: string
  readonly sourceLayer: LayerLike
  readonly nodeIndex: number
}

/** One call of a layer. */
export interface NodeLike {
  readonly inboundLayers: readonly LayerLike[]
  readonly inputTensors: readonly SymbolicTensorLike[]
  readonly outputTensors: readonly SymbolicTensorLike[]
}

/** What is asked of a layer: `tf.layers.Layer` has it. */
export interface LayerLike {
  readonly name: string
  readonly weights: readonly WeightLike[]
  readonly trainableWeights: readonly WeightLike[]
  readonly inboundNodes: readonly NodeLike[]
  getClassName(): string
  getConfig(): object
}

/** What is asked of a model: `tf.LayersModel` and `tf.Sequential` have it. */
export interface LayersModelLike extends LayerLike {
  readonly layers: readonly LayerLike[]
  readonly inputs: readonly SymbolicTensorLike[]
  readonly outputs: readonly SymbolicTensorLike[]
}

export const isModel = (value: object): value is LayersModelLike => {
  const { layers, outputs, getClassName } = value as Partial<LayersModelLike>
  return Array.isArray(layers) && Array.isArray(outputs) && typeof getClassName === 'function'
}

/** Throws `viz/not-a-model`, and `viz/model-not-built` for a model without layers. */
export const checkModel = (value: unknown): LayersModelLike => {
  if (typeof value !== 'object' || value === null || !isModel(value)) {
    throw vizError('viz/not-a-model', { received: nameOf(value) })
  }
  if (value.layers.length === 0 || value.outputs.length === 0) {
    throw vizError('viz/model-not-built', { model: value.name })
  }
  return value
}

const nameOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value
  return value.constructor?.name || 'object'
}
