import type { Builder, Named, Operand } from '../building/builder.js'
import { allocate } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import { Value } from '../value.js'
import type { Definition } from './definition.js'
import { checkSupported } from './elementwise.js'

export interface OneHot {
  /**
   * For each whole number a row of `depth` zeros with 1 in its place: 2 of 4 is [0, 0, 1, 0].
   * A number that has no place gives zeros only.
   */
  oneHot(indices: Operand<'int32'>, depth: number, options?: Named): Node<'float32'>
}

const definition: Definition = {
  op: 'OneHot',
  title: 'oneHot',
  kernel:
    ({ attributes }) =>
    (x) => {
      const depth = attributes.depth as number
      const out = allocate('float32', x.size * depth)
      x.data.forEach((element: unknown, i: number) => {
        const place = element as number
        if (place >= 0 && place < depth) out[i * depth + place] = 1
      })
      return new Value('float32', [...x.shape, depth], out)
    },
  tfjs: (tf, [x], { attributes }) => tf.oneHot(x!, attributes.depth as number, 1, 0, 'float32'),
  exactIntegers: true,
  gradient: null,
}

export const oneHot =
  (build: Builder): OneHot['oneHot'] =>
  (indices, depth, options) => {
    const at = build.at(definition, options)
    const input = build.operand(at, indices, 'int32')
    checkSupported(at, input.dtype, ['int32'])
    if (!Number.isInteger(depth) || depth < 0)
      throw graphError('graph/bad-option', {
        ...at,
        option: 'depth',
        expected: 'count',
        received: depth,
      })
    return build.node(definition, {
      name: at.name,
      inputs: [input],
      attributes: { depth },
      dtype: 'float32',
      shape: input.shape && [...input.shape, depth],
    })
  }
