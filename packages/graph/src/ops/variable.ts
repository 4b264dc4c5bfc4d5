import type { Builder, Named, Operand } from '../building/builder.js'
import type { Readable } from '../building/read-value.js'
import type { DType } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import { staticShape } from '../shapes/shape.js'
import { assign } from './assign.js'
import type { DTypeFor } from './constant.js'
import type { Definition } from './definition.js'

interface VariableOptions extends Named {
  /** Whether optimizers change it when they are not told which variables to change. */
  trainable?: boolean
}

export interface Variable {
  /**
   * A value that stays from run to run, in each session its own. `initialize` sets it to `initial`:
   * a plain value or a node, such as `randomNormal([784, 10], { seed: 1 })`.
   *
   * Read in a run, it has the value from before that run.
   */
  variable<D extends DType>(initial: Node<D>, options?: VariableOptions): Node<D>
  variable<D extends DType>(initial: Readable, options: VariableOptions & { dtype: D }): Node<D>
  variable<V extends Readable>(initial: V, options?: VariableOptions): Node<DTypeFor<V>>
}

/** Read from the session's memory, so the kernel is never asked. */
const variableDefinition: Definition = {
  op: 'VariableV2',
  title: 'variable',
  kernel: (node) => () => {
    throw graphError('graph/uninitialized', { name: node.name })
  },
  gradient: null,
}

export const variable =
  (build: Builder): Variable['variable'] =>
  <D extends DType>(
    initial: Operand<D>,
    options: VariableOptions & { dtype?: D } = {},
  ): Node<D> => {
    const { name } = build.at(variableDefinition, options)
    const at = { operation: 'variable', name }
    const value = build.operand({ ...at, name: `${name}/initial_value` }, initial, options.dtype)
    const shape = staticShape(value.shape)
    if (!shape) throw graphError('graph/variable-shape', { name, shape: value.shape })
    const { trainable = true } = options
    const attributes = { trainable }
    const dtype = value.dtype as D
    const node = build.node(variableDefinition, { name, attributes, dtype, shape })
    build.initializers.push(assign(build)(node, value as Node<D>, { name: `${name}/Assign` }))
    return node
  }
