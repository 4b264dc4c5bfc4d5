import type { Builder, Named, Operand } from '../building/builder.js'
import type { DType } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import { compatible } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Definition } from './definition.js'
import { checkSame } from './elementwise.js'

export interface Assign {
  /**
   * Gives a variable a new value, which the node also returns.
   *
   * All values of a run are calculated before any variable changes, so nothing in the same run
   * sees the new one.
   */
  assign<D extends DType>(variable: Node<D>, value: Operand<D>, options?: Named): Node<D>
}

/** The session stores what the kernel gives, once the run has calculated everything. */
const assignDefinition: Definition = {
  op: 'Assign',
  title: 'assign',
  kernel:
    ({ inputs: [variable] }) =>
    (_, value) => {
      if (!compatible(variable!.shape, value!.shape))
        throw graphError('graph/assign-shape', {
          name: variable!.name,
          expected: variable!.shape,
          received: value!.shape,
        })
      // The value may be memory that something else will change, another variable's for one.
      return new Value(value!.dtype, value!.shape, value!.data.slice())
    },
  tfjs: (tf, [, value]) => tf.clone(value!),
  exactIntegers: true,
}

export const assign =
  (build: Builder): Assign['assign'] =>
  (variable, value, options) => {
    const at = build.at(assignDefinition, options)
    const target = build.checkValueNode(at.operation, variable)
    if (target.op !== 'VariableV2')
      throw graphError('graph/not-a-variable', { operation: at.operation, name: target.name })
    const source = build.operand(at, value, target.dtype)
    checkSame(at, target.dtype, source.dtype)
    if (!compatible(target.shape, source.shape))
      throw graphError('graph/assign-shape', {
        name: target.name,
        expected: target.shape,
        received: source.shape as number[],
      })
    return build.node(assignDefinition, {
      name: at.name,
      inputs: [target, source],
      dtype: variable.dtype,
      shape: target.shape,
    })
  }
