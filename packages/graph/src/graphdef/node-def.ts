import type { Shape } from '../node.js'
import { type Field, integer, message, string } from './protobuf.js'
import { shapeFields } from './tensor.js'

/** The value of an attribute: the fields of an AttrValue. */
export type AttributeValue = readonly Field[]

/** An operation as TensorFlow writes it. */
export interface NodeDef {
  readonly name: string
  readonly op: string
  /** `name`, `name:1` for another output, `^name` for one that only has to run before. */
  readonly inputs: readonly string[]
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

// Field numbers of attr_value.proto.
export const ofInteger = (value: number): AttributeValue => [integer(3, value)]
export const ofBoolean = (value: boolean): AttributeValue => [integer(5, value)]
export const ofType = (dataType: number): AttributeValue => [integer(6, dataType)]
export const ofShape = (shape: Shape | null): AttributeValue => [message(7, shapeFields(shape))]
export const ofTensor = (fields: readonly Field[]): AttributeValue => [message(8, fields)]
export const ofShapes = (shapes: readonly (Shape | null)[]): AttributeValue => [
  message(
    1,
    shapes.map((shape) => message(7, shapeFields(shape))),
  ),
]

/** The fields of a NodeDef, node_def.proto. */
export const nodeDefFields = ({ name, op, inputs, attributes }: NodeDef): Field[] => [
  string(1, name),
  string(2, op),
  ...inputs.map((input) => string(3, input)),
  ...Object.entries(attributes).map(([key, value]) =>
    message(5, [string(1, key), message(2, value)]),
  ),
]
