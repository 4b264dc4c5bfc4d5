import type { DType } from '../dtype.js'
import type { Node } from '../node.js'
import { Value } from '../value.js'
import { type AttributeValue, type NodeDef, ofTensor, ofType } from './node-def.js'
import { dataTypes, tensorFields } from './tensor.js'

/** What the spelling of an operation needs to know of the graph around it. */
export interface Context {
  /** Names of the inputs. */
  readonly inputs: readonly string[]
  /** Adds an operation that TensorFlow has and we do not; gives its name. */
  readonly add: (
    suffix: string,
    op: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, AttributeValue>>,
  ) => string
}

/** An operation in TensorFlow's terms, where these are not simply its name and its inputs. */
export type Spelling = (node: Node, context: Context) => Omit<NodeDef, 'name'>

export const typeOf = (node: Node) => ofType(dataTypes[node.dtype as DType])
export const INT32 = ofType(dataTypes.int32)
export const FLOAT32 = ofType(dataTypes.float32)

/** Axes and shapes are attributes here and inputs of dtype int32 in TensorFlow. */
export const whole = (
  { add }: Context,
  suffix: string,
  numbers: readonly number[] | number,
): string => {
  const data = Int32Array.from(typeof numbers === 'number' ? [numbers] : numbers)
  const value = new Value('int32', typeof numbers === 'number' ? [] : [data.length], data)
  return add(suffix, 'Const', [], { dtype: INT32, value: ofTensor(tensorFields(value)) })
}

export const scalar = ({ add }: Context, suffix: string, number: number): string => {
  const value = new Value('float32', [], Float32Array.of(number))
  return add(suffix, 'Const', [], { dtype: FLOAT32, value: ofTensor(tensorFields(value)) })
}

export const shapeOf = ({ add, inputs }: Context, index: number, { dtype }: Node): string =>
  add('Shape', 'Shape', [inputs[index]!], {
    T: ofType(dataTypes[dtype as DType]),
    out_type: INT32,
  })

/** T, the dtype of the first input (or of the result, of an operation without inputs). */
export const plain =
  (more?: (node: Node) => Readonly<Record<string, AttributeValue>>): Spelling =>
  (node, { inputs }) => ({
    op: node.op,
    inputs,
    attributes: { T: typeOf(node.inputs[0] ?? node), ...more?.(node) },
  })

/** `op` of this dtype, cast to what it is here. */
export const castFrom = (
  node: Node,
  { add }: Context,
  inner: Omit<NodeDef, 'name'>,
  dataType: number,
): Omit<NodeDef, 'name'> => ({
  op: 'Cast',
  inputs: [add(inner.op, inner.op, inner.inputs, inner.attributes)],
  attributes: { SrcT: ofType(dataType), DstT: typeOf(node) },
})

export const withOption =
  (suffix: string, option: string, attributes: (node: Node) => Record<string, AttributeValue>) =>
  (node: Node, context: Context): Omit<NodeDef, 'name'> => ({
    op: node.op,
    inputs: [
      ...context.inputs,
      whole(context, suffix, node.attributes[option] as number | number[]),
    ],
    attributes: { T: typeOf(node.inputs[0]!), ...attributes(node) },
  })
