import type { DType } from '../dtype.js'
import type { Shape } from '../node.js'
import type { Value } from '../value.js'
import { bytes, type Field, integer, littleEndian, message, string } from './protobuf.js'

/** TensorFlow's DataType, as in types.proto. */
export const dataTypes: Readonly<Record<DType, number>> = {
  float32: 1,
  int32: 3,
  int16: 5,
  string: 7,
  bool: 10,
}

/** DT_INT64, which TensorFlow uses where this package uses int32. */
export const INT64 = 9

/** The fields of a TensorShapeProto; -1 where a length is only known when fed. */
export const shapeFields = (shape: Shape | null): Field[] =>
  shape ? shape.map((length) => message(2, [integer(1, length ?? -1)])) : [integer(3, true)]

/** The fields of a TensorProto. */
export const tensorFields = ({ dtype, shape, data }: Value): Field[] => [
  integer(1, dataTypes[dtype]),
  message(2, shapeFields(shape)),
  ...(dtype === 'string'
    ? (data as string[]).map((element) => string(8, element))
    : [bytes(4, contentOf(dtype, data as ArrayLike<number>))]),
]

const contentOf = (dtype: Exclude<DType, 'string'>, data: ArrayLike<number>): Uint8Array => {
  switch (dtype) {
    case 'float32':
      return littleEndian(data, 4, (view, at, element) => view.setFloat32(at, element, true))
    case 'int32':
      return littleEndian(data, 4, (view, at, element) => view.setInt32(at, element, true))
    case 'int16':
      return littleEndian(data, 2, (view, at, element) => view.setInt16(at, element, true))
    case 'bool':
      return Uint8Array.from(data)
  }
}
