/**
 * A field of a message, in the little of Protocol Buffers' wire format that a GraphDef needs:
 * varints (wire type 0) and length-delimited fields (2).
 * https://protobuf.dev/programming-guides/encoding/
 */
export interface Field {
  readonly number: number
  readonly wireType: 0 | 2
  readonly payload: Uint8Array
}

const text = new TextEncoder()

/** 64-bit two's complement in groups of seven bits, the lowest first. */
export const varint = (value: number | bigint): Uint8Array => {
  let rest = BigInt.asUintN(64, BigInt(value))
  const bytes: number[] = []
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return Uint8Array.from(bytes)
}

/** An integer, enum or bool field. */
export const integer = (number: number, value: number | bigint | boolean): Field => ({
  number,
  wireType: 0,
  payload: varint(typeof value === 'boolean' ? Number(value) : value),
})

/** A string field. Half a surrogate pair, which UTF-8 cannot carry, becomes U+FFFD. */
export const string = (number: number, value: string): Field => bytes(number, text.encode(value))

/** A bytes field. */
export const bytes = (number: number, payload: Uint8Array): Field => ({
  number,
  wireType: 2,
  payload,
})

/** A field that holds a message. */
export const message = (number: number, fields: readonly Field[]): Field =>
  bytes(number, encode(fields))

/** Numbers one after the other, their lowest bytes first. */
export const littleEndian = (
  values: ArrayLike<number>,
  bytesEach: number,
  write: (view: DataView, at: number, value: number) => void,
): Uint8Array => {
  const view = new DataView(new ArrayBuffer(values.length * bytesEach))
  for (let i = 0; i < values.length; i += 1) write(view, i * bytesEach, values[i]!)
  return new Uint8Array(view.buffer)
}

/** The bytes of a message. */
export const encode = (fields: readonly Field[]): Uint8Array => {
  const parts: Uint8Array[] = []
  for (const { number, wireType, payload } of fields) {
    parts.push(varint(number * 8 + wireType))
    if (wireType === 2) parts.push(varint(payload.length))
    parts.push(payload)
  }
  let size = 0
  for (const part of parts) size += part.length
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
