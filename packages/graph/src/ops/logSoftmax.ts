import type { Builder, Named, Operand } from '../building/builder.js'
import type { Node } from '../node.js'
import { Value } from '../value.js'
import type { Definition } from './definition.js'
import { alongAxis, checkRows, eachRow } from './rows.js'

export interface LogSoftmax {
  /** The logarithm of `softmax`, finite where softmax itself has become 0. */
  logSoftmax(x: Operand<'float32'>, options?: Named & { axis?: number }): Node<'float32'>
}

const definition: Definition = {
  op: 'LogSoftmax',
  title: 'logSoftmax',
  checkShapes: checkRows,
  kernel: (node) => (x) => {
    checkRows(node, [x.shape])
    const out = new Float32Array(x.size)
    eachRow(x, (start, end, max, sum) => {
      for (let i = start; i < end; i++) out[i] = (x.data[i] as number) - max - Math.log(sum)
    })
    return new Value('float32', x.shape, out)
  },
  tfjs: (tf, [x]) => tf.logSoftmax(x!),
  gradient: (k, { y, dy }) => [
    () => {
      const total = k.reduceSum(dy, { axis: -1, keepDims: true })
      return k.subtract(dy, k.multiply(total, k.exp(y)))
    },
  ],
}

export const logSoftmax =
  (build: Builder): LogSoftmax['logSoftmax'] =>
  (x, options) =>
    alongAxis(build, definition, x, options)
