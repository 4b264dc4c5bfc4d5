import { asInteger, asNumber, fieldsOf } from '../protobuf/read.js'

/** A tensor as it was logged. */
export interface LoggedTensor {
  /** `DataType` of types.proto: 1 float32, 2 float64, 3 int32, 7 string, 9 int64, 10 bool. */
  readonly dataType: number
  readonly shape: readonly number[]
  /** The numbers, where it has some. */
  readonly numbers: Float64Array
  /** The strings' bytes, where it has some. */
  readonly strings: readonly Uint8Array[]
}

/** How many bytes a number takes in `tensor_content`, and how it is read. */
const contents: Record<number, [bytes: number, read: (view: DataView, at: number) => number]> = {
  1: [4, (view, at) => view.getFloat32(at, true)],
  2: [8, (view, at) => view.getFloat64(at, true)],
  3: [4, (view, at) => view.getInt32(at, true)],
  4: [1, (view, at) => view.getUint8(at)],
  5: [2, (view, at) => view.getInt16(at, true)],
  6: [1, (view, at) => view.getInt8(at)],
  9: [8, (view, at) => Number(view.getBigInt64(at, true))],
  10: [1, (view, at) => view.getUint8(at)],
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Numbers one behind the other, of a type. */
const unpacked = (bytes: Uint8Array, dataType: number): number[] => {
  const [size, read] = contents[dataType] ?? [0, () => 0]
  if (size === 0) return []
  const view = viewOf(bytes)
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => read(view, i * size))
}

/** Varints one behind the other: a field of a message without its heads. */
const integers = (bytes: Uint8Array): number[] => {
  const values: number[] = []
  let value = 0n
  let shift = 0n
  for (const byte of bytes) {
    value |= BigInt(byte & 127) << shift
    shift += 7n
    if (byte > 127) continue
    values.push(Number(BigInt.asIntN(64, value)))
    value = shift = 0n
  }
  return values
}

/** Fields of `TensorProto` with numbers: float_val, double_val, int_val, int64_val, bool_val. */
const floatFields: Record<number, number> = { 5: 1, 6: 2 }
const integerFields = new Set([7, 10, 11])

export const readTensor = (message: Uint8Array): LoggedTensor => {
  let dataType = 0
  const shape: number[] = []
  const strings: Uint8Array[] = []
  let numbers: number[] = []
  for (const field of fieldsOf(message)) {
    const { number, bytes } = field
    if (number === 1) dataType = asInteger(field)
    else if (number === 2) {
      for (const dimension of fieldsOf(bytes)) {
        if (dimension.number !== 2) continue
        // A size of 0 is left out.
        let size = 0
        for (const part of fieldsOf(dimension.bytes)) if (part.number === 1) size = asInteger(part)
        shape.push(size)
      }
    } else if (number === 4) numbers = unpacked(bytes, dataType)
    else if (number === 8) strings.push(bytes.slice())
    else if (number in floatFields) {
      const type = floatFields[number] as number
      // Packed, or one by one, as older writers have them.
      if (bytes.length === (contents[type]?.[0] ?? 0)) numbers.push(asNumber(field))
      else numbers.push(...unpacked(bytes, type))
    } else if (integerFields.has(number)) {
      if (bytes.length > 0) numbers.push(...integers(bytes))
      else numbers.push(asInteger(field))
    }
  }
  return { dataType, shape, numbers: spread(numbers, shape), strings }
}

/** A tensor of one number that is repeated may be written once. */
const spread = (numbers: readonly number[], shape: readonly number[]): Float64Array => {
  const size = shape.reduce((product, length) => product * length, 1)
  if (numbers.length === 0 || numbers.length >= size) return new Float64Array(numbers)
  const last = numbers.at(-1) as number
  return Float64Array.from({ length: size }, (_, i) => numbers[i] ?? last)
}
