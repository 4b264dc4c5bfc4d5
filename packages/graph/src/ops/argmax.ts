import type { Builder, Named, Operand } from '../building/builder.js'
import type { DType } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import { axisOf, reducedShape } from '../shapes/axes.js'
import { sizeOf, stridesOf } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Definition, Kernel } from './definition.js'
import { checkSupported, nodeAt } from './elementwise.js'

export interface Argmax {
  /**
   * The place of the largest element along an axis (the first axis unless told); of equal ones the
   * first. NaN is never the largest. int32, where TensorFlow has int64.
   *
   * @throws graph/empty-axis when the axis has length 0.
   */
  argmax(x: Operand<Exclude<DType, 'string'>>, options?: Named & { axis?: number }): Node<'int32'>
}

const kernel =
  (node: Node): Kernel =>
  ({ data, shape }) => {
    const axis = axisOf(node.attributes.axis, shape, nodeAt(node))
    const length = shape[axis]!
    const stride = stridesOf(shape)[axis]!
    const kept = reducedShape(shape, [axis], false) as number[]
    const out = new Int32Array(sizeOf(kept))
    if (length === 0 && out.length > 0)
      throw graphError('graph/empty-axis', { ...nodeAt(node), axis, shape })
    const elements = data as ArrayLike<number>
    for (let i = 0; i < out.length; i++) {
      const start = Math.floor(i / stride) * stride * length + (i % stride)
      let most = -Infinity
      for (let place = 0; place < length; place++) {
        const element = elements[start + place * stride]!
        if (element > most) {
          most = element
          out[i] = place
        }
      }
    }
    return new Value('int32', kept, out)
  }

const definition: Definition = {
  op: 'ArgMax',
  title: 'argmax',
  kernel,
  tfjs: (tf, [x], { attributes }) =>
    // tf.argMax lets a NaN win that comes first.
    tf.argMax(
      x!.dtype === 'float32' ? tf.where(tf.isNaN(x!), -Infinity, x!) : x!,
      attributes.axis as number,
    ),
  exactIntegers: true,
  gradient: null,
}

export const argmax =
  (build: Builder): Argmax['argmax'] =>
  (x, options = {}) => {
    const at = build.at(definition, options)
    const input = build.operand(at, x)
    checkSupported(at, input.dtype, ['float32', 'int32', 'int16', 'bool'])
    const { axis = 0 } = options
    const known = input.shape ? axisOf(axis, input.shape, at) : axis
    return build.node(definition, {
      name: at.name,
      inputs: [input],
      attributes: { axis: known },
      dtype: 'int32',
      shape: input.shape && reducedShape(input.shape, [known], false),
    })
  }
