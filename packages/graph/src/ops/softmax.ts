import type { Builder, Named, Operand } from '../building/builder.js'
import type { Node } from '../node.js'
import { Value } from '../value.js'
import type { Definition } from './definition.js'
import { alongAxis, checkRows, eachRow } from './rows.js'

export interface Softmax {
  /** eˣ divided by its sum along an axis (the last unless told): shares that sum to 1. */
  softmax(x: Operand<'float32'>, options?: Named & { axis?: number }): Node<'float32'>
}

const definition: Definition = {
  op: 'Softmax',
  title: 'softmax',
  checkShapes: checkRows,
  kernel: (node) => (x) => {
    checkRows(node, [x.shape])
    const out = new Float32Array(x.size)
    eachRow(x, (start, end, max, sum) => {
      for (let i = start; i < end; i++) out[i] = Math.exp((x.data[i] as number) - max) / sum
    })
    return new Value('float32', x.shape, out)
  },
  tfjs: (tf, [x]) => tf.softmax(x!),
  gradient: (k, { y, dy }) => [
    () => {
      const weighted = k.reduceSum(k.multiply(dy, y), { axis: -1, keepDims: true })
      return k.multiply(k.subtract(dy, weighted), y)
    },
  ],
}

export const softmax =
  (build: Builder): Softmax['softmax'] =>
  (x, options) =>
    alongAxis(build, definition, x, options)
