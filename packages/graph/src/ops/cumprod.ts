import type { Builder } from '../building/builder.js'
import type { Node } from '../node.js'
import { axisOf } from '../shapes/axes.js'
import { stridesOf } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Definition } from './definition.js'
import { nodeAt } from './elementwise.js'

export interface Cumprod {
  /** @internal Along an axis, the product of all elements before each (or after it, reversed). */
  cumprod(x: Node<'float32'>, options: { axis: number; reverse: boolean }): Node<'float32'>
}

const definition: Definition = {
  op: 'Cumprod',
  title: 'cumprod',
  kernel:
    (node) =>
    ({ data, shape, size }) => {
      const axis = axisOf(node.attributes.axis, shape, nodeAt(node))
      const length = shape[axis]!
      const stride = stridesOf(shape)[axis]!
      const out = new Float32Array(size)
      const step = node.attributes.reverse ? -stride : stride
      for (let line = 0; line < size / length; line++) {
        const first = Math.floor(line / stride) * stride * length + (line % stride)
        let place = node.attributes.reverse ? first + (length - 1) * stride : first
        let product = 1
        for (let i = 0; i < length; i++) {
          out[place] = product
          product *= data[place] as number
          place += step
        }
      }
      return new Value('float32', shape, out)
    },
  // No tfjs: WebGPU's cumprod skips factors, since its shader relies on pow(2, i) being exact.
}

export const cumprod =
  (build: Builder): Cumprod['cumprod'] =>
  (x, { axis, reverse }) => {
    const { name } = build.at(definition, undefined)
    const attributes = { axis, reverse, exclusive: true }
    const { shape } = x
    return build.node(definition, { name, inputs: [x], attributes, dtype: 'float32', shape })
  }
