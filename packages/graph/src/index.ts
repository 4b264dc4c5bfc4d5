// Build

export type { Named, Operand } from './building/builder.js'
export type { Readable } from './building/read-value.js'
export type { DType, Numeric } from './dtype.js'
export { type Graph, graph } from './graph.js'
export type { Action, Attribute, Node, Shape } from './node.js'
export type { Reduce } from './ops/reduction.js'
export type { Minimize } from './optimizers/minimize.js'

// Run

export type { Feeds } from './session/feeds.js'
export type { Fetched, Fetches } from './session/fetches.js'
export type { LocalExecutor, Session } from './session/session.js'
export type { TensorFlowSession } from './session/tensorflow.js'
export { type Nested, Value } from './value.js'

// Look

export { toDot } from './draw/dot.js'
export type { DrawOptions } from './draw/picture.js'
export { type SVGOptions, toSVG } from './draw/svg.js'
export { toGraphDef } from './graphdef/graphdef.js'
export type { PartOfGraph } from './reachable.js'

// Errors

export type { GraphDetails } from './details.js'
