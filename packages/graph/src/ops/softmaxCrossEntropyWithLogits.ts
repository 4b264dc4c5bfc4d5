import type { Builder, Named, Operand } from '../building/builder.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import { axisOf } from '../shapes/axes.js'
import { sameShape } from '../shapes/shape.js'
import { Value } from '../value.js'
import { add } from './add.js'
import { cast } from './cast.js'
import type { Definition } from './definition.js'
import { broadcast, checkSupported, nodeAt } from './elementwise.js'
import { zerosLike } from './like.js'
import { checkRows, eachRow } from './rows.js'

export interface SoftmaxCrossEntropyWithLogits {
  /**
   * How badly the softmax of each row of logits matches its row of labels, −Σ labels · ln softmax,
   * calculated in one go so that it stays finite. Shape [..., classes] gives [...].
   *
   * Both must have one shape or broadcast to it; labels of whole numbers become float32.
   */
  softmaxCrossEntropyWithLogits(
    values: { labels: Operand<'float32' | 'int32' | 'int16'>; logits: Operand<'float32'> } & Named,
  ): Node<'float32'>
}

const checkEqualRows = (node: Node, shapes: readonly (readonly number[])[]): void => {
  const [left, right] = shapes as [readonly number[], readonly number[]]
  checkRows(node, [left])
  if (!sameShape(left, right))
    throw graphError('graph/shapes-differ', { ...nodeAt(node), left, right })
}

const definition: Definition = {
  op: 'SoftmaxCrossEntropyWithLogits',
  title: 'softmaxCrossEntropyWithLogits',
  checkShapes: checkEqualRows,
  kernel: (node) => (labels, logits) => {
    checkEqualRows(node, [labels.shape, logits.shape])
    const shape = logits.shape.slice(0, -1)
    const losses: number[] = []
    eachRow(logits, (start, end, max, sum) => {
      let loss = 0
      for (let i = start; i < end; i++)
        loss += (labels.data[i] as number) * (Math.log(sum) - ((logits.data[i] as number) - max))
      losses.push(loss)
    })
    return new Value('float32', shape, Float32Array.from(losses))
  },
  tfjs: (tf, [labels, logits]) => tf.neg(tf.sum(tf.mul(labels!, tf.logSoftmax(logits!)), -1)),
  gradient: (k, { x: [labels, logits], dy }) => {
    const rows = () => k.broadcastTo(dy, logits!, [-1])
    return [
      () => k.multiply(k.negative(k.logSoftmax(logits!)), rows()),
      () => k.multiply(k.subtract(k.softmax(logits!), labels!), rows()),
    ]
  },
}

export const softmaxCrossEntropyWithLogits =
  (build: Builder): SoftmaxCrossEntropyWithLogits['softmaxCrossEntropyWithLogits'] =>
  (values) => {
    const at = build.at(definition, values)
    const logits = build.operand(at, values?.logits, 'float32') as Node<'float32'>
    checkSupported(at, logits.dtype, ['float32'])
    const given = build.operand(at, values?.labels, 'float32')
    checkSupported(at, given.dtype, ['float32', 'int32', 'int16'])
    const shape = broadcast(at, given.shape, logits.shape)
    if (shape) axisOf(-1, shape, at)
    const inputs = build.scoped(at.name, () => {
      const labels = cast(build)(given as Node<'int32'>, 'float32')
      return [grown(build, labels, logits), grown(build, logits, labels)]
    })
    const rows = shape?.slice(0, -1) ?? null
    return build.node(definition, { name: at.name, inputs, dtype: 'float32', shape: rows })
  }

/** x, broadcast to the shape that it has in common with the other one. */
const grown = (build: Builder, x: Node<'float32'>, other: Node<'float32'>) =>
  x.shape && other.shape && !sameShape(x.shape, other.shape)
    ? add(build)(x, zerosLike(build)(other))
    : x
