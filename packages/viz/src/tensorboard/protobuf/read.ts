/** One field of a message as it lies on the wire. */
export interface WireField {
  readonly number: number
  /** Integers and fixed numbers as 64 bits, else 0. */
  readonly bits: bigint
  /** What a field with a length holds, or the 4 or 8 bytes of a fixed number. */
  readonly bytes: Uint8Array
}

const none = new Uint8Array(0)

/** The fields of a message in their order. Throws where the bytes are no message. */
export function* fieldsOf(message: Uint8Array): Generator<WireField> {
  let at = 0
  const varint = (): bigint => {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at++]
      if (byte === undefined) break
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return BigInt.asUintN(64, value)
    }
    throw new RangeError('a number of the message does not end')
  }
  const take = (count: number): Uint8Array => {
    if (count > message.length - at) throw new RangeError('the message is cut off')
    at += count
    return message.subarray(at - count, at)
  }
  while (at < message.length) {
    const tag = Number(varint())
    const number = Math.floor(tag / 8)
    switch (tag % 8) {
      case 0:
        yield { number, bits: varint(), bytes: none }
        break
      case 1:
        yield { number, bits: 0n, bytes: take(8) }
        break
      case 2:
        yield { number, bits: 0n, bytes: take(Number(varint())) }
        break
      case 5:
        yield { number, bits: 0n, bytes: take(4) }
        break
      default:
        throw new RangeError(`the message has a field of the unknown kind ${tag % 8}`)
    }
  }
}

const utf8 = new TextDecoder()

export const asText = ({ bytes }: WireField): string => utf8.decode(bytes)

/** A signed whole number; those beyond 2^53 lose their last digits. */
export const asInteger = ({ bits }: WireField): number => Number(BigInt.asIntN(64, bits))

/** A float or a double, by its length. */
export const asNumber = ({ bytes }: WireField): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return bytes.byteLength === 8 ? view.getFloat64(0, true) : view.getFloat32(0, true)
}
