import type { Builder, Named } from '../building/builder.js'
import { graphError } from '../errors.js'
import type { Action, Node } from '../node.js'
import { Value } from '../value.js'
import type { Definition } from './definition.js'

export interface Group {
  /** Runs all these nodes and gives no value. */
  group(nodes: readonly Node[], options?: Named): Action
}

export interface Initialize {
  /**
   * Sets all variables that exist by now to their initial values: call it after the optimizers,
   * which make variables of their own.
   */
  initialize(options?: Named): Action
}

const definition: Definition = {
  op: 'NoOp',
  title: 'group',
  kernel: () => () => nothing,
}

/** What a node gives that only acts; nobody gets to see it. */
const nothing = new Value('float32', [0], new Float32Array(0))

export const group =
  (build: Builder): Group['group'] =>
  (nodes, options) => {
    const at = build.at(definition, options)
    if (!Array.isArray(nodes) || nodes.length === 0) throw graphError('graph/no-inputs', at)
    const controlInputs = nodes.map((node) => build.checkNode('group', node))
    return build.node(definition, { name: at.name, controlInputs, dtype: 'none', shape: null })
  }

export const initialize =
  (build: Builder): Initialize['initialize'] =>
  (options) => {
    const name = options?.name ?? 'init'
    const at = build.at({ ...definition, title: 'initialize' }, { name })
    const controlInputs = [...build.initializers]
    return build.node(definition, { name: at.name, controlInputs, dtype: 'none', shape: null })
  }
