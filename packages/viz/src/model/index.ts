export type { Language } from '@firstgrad/errors'
// Errors
export type { VizDetails } from '../details.js'
// Models
export type {
  LayerLike,
  LayersModelLike,
  NodeLike,
  Shape,
  SymbolicTensorLike,
  WeightLike,
} from './graph/layers-model.js'
// Layers
export { layersOf, type ModelLayer } from './layers-of.js'
// Tables
export { type SummaryOptions, summary } from './summary/summary.js'
