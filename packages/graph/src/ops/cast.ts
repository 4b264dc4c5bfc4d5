import type { Builder, Named, Operand } from '../building/builder.js'
import { type DType, dtypes } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import type { Scalar } from './definition.js'
import { checkSupported, elementwise } from './elementwise.js'

export interface Cast {
  /**
   * The same values in another dtype.
   *
   * float32 loses its fraction on the way to whole numbers (what does not fit is unspecified, as
   * in TensorFlow), int16 wraps around, and every number but 0 is true.
   */
  cast<D extends Exclude<DType, 'string'>>(
    x: Operand<Exclude<DType, 'string'>>,
    dtype: D,
    options?: Named,
  ): Node<D>
}

const convert = ({ dtype }: Node): Scalar => {
  if (dtype === 'bool') return (x) => (x === 0 ? 0 : 1)
  return dtype === 'float32' ? (x) => Math.fround(x!) : (x) => x! | 0
}

const definition = elementwise({
  op: 'Cast',
  title: 'cast',
  scalarsOf: { float32: convert, int32: convert, bool: convert },
  tfjs: (tf, [x], { dtype }) => {
    const cast = tf.cast(x!, dtype as 'float32')
    // WebGPU's cast only renames the dtype, which its transpose then stumbles over.
    return dtype === 'float32' ? tf.mul(cast, 1) : cast
  },
  exactIntegers: true,
  gradient: (_, { dy }) => [() => dy],
})

export const cast =
  (build: Builder): Cast['cast'] =>
  (x, dtype, options) => {
    const at = build.at(definition, options)
    const input = build.operand(at, x)
    if (!dtypes.includes(dtype)) throw graphError('graph/bad-dtype', { name: at.name, dtype })
    checkSupported(at, input.dtype, definition.supported)
    checkSupported(at, dtype, definition.supported)
    if (input.dtype === dtype) return input as Node<typeof dtype>
    const { shape } = input
    return build.node(definition, { name: at.name, inputs: [input], dtype, shape })
  }
