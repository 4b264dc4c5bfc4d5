import { vizError } from '../../errors.js'
import {
  isModel,
  type LayerLike,
  type LayersModelLike,
  type NodeLike,
  type SymbolicTensorLike,
} from './layers-model.js'

/** One call of a layer, made by one model. */
export interface Call {
  readonly inputs: readonly SymbolicTensorLike[]
  readonly outputs: readonly SymbolicTensorLike[]
  /** Names of the layers that the inputs come from. */
  readonly from: readonly string[]
}

/**
 * The calls that a model makes of each of its layers, in the order of `model.layers`. A shared layer
 * has several; calls that other models make of it are left out.
 */
export const callsOf = (model: LayersModelLike): Map<LayerLike, Call[]> => {
  const made = nodesOf(model)
  const layers = new Set(model.layers)
  const names = new Map<LayerLike, string>()
  for (const layer of layers) names.set(layer, layer.name)
  // A sequential model does not call a model that comes first: it goes on from its outputs.
  const opened = [...layers].filter(isModel).filter((layer) => !layer.inboundNodes.some(has(made)))
  for (const first of opened) {
    for (const inner of layersWithin(first)) {
      if (!names.has(inner)) names.set(inner, first.name)
    }
  }
  const calls = new Map<LayerLike, Call[]>()
  for (const layer of layers) {
    const nodes = layer.inboundNodes.filter(has(made))
    const found = nodes.map((node) => ({
      inputs: node.inputTensors,
      outputs: node.outputTensors,
      // The hidden input of a sequential model is none of its layers.
      from: node.inboundLayers.flatMap((source) => names.get(source) ?? []),
    }))
    if (isModel(layer) && opened.includes(layer)) {
      found.push({ inputs: layer.inputs, outputs: layer.outputs, from: [] })
    }
    if (found.length === 0) throw vizError('viz/model-not-built', { model: model.name })
    calls.set(layer, found)
  }
  return calls
}

const has = (made: ReadonlySet<NodeLike>) => (node: NodeLike) => made.has(node)

/** Every call on the way from the inputs of a model to its outputs. */
const nodesOf = (model: LayersModelLike): Set<NodeLike> => {
  const made = new Set<NodeLike>()
  const open = [...model.outputs]
  for (let tensor = open.pop(); tensor !== undefined; tensor = open.pop()) {
    const node = tensor.sourceLayer.inboundNodes[tensor.nodeIndex]
    if (node === undefined || made.has(node)) continue
    made.add(node)
    open.push(...node.inputTensors)
  }
  return made
}

const layersWithin = (model: LayersModelLike): LayerLike[] =>
  model.layers.flatMap((layer) => (isModel(layer) ? [layer, ...layersWithin(layer)] : [layer]))
