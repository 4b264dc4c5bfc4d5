// The wire format of Protocol Buffers, as far as TensorBoard's messages need it:
// https://protobuf.dev/programming-guides/encoding/

/** Puts the fields of one message one behind the other. */
export class MessageWriter {
  #bytes = new Uint8Array(64)
  #view = new DataView(this.#bytes.buffer)
  #length = 0

  /** What has been written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  /** An integer, enum or bool. Left out where it is 0, as proto3 does. */
  integer(field: number, value: number): this {
    if (value === 0) return this
    this.#tag(field, 0)
    this.#varint(value)
    return this
  }

  /** A bool of a `oneof`, which is there even where it is false. */
  bool(field: number, value: boolean): this {
    this.#tag(field, 0)
    this.#byte(value ? 1 : 0)
    return this
  }

  double(field: number, value: number): this {
    this.#tag(field, 1)
    const at = this.#reserve(8)
    this.#view.setFloat64(at, value, true)
    return this
  }

  /** An array of floats with nothing between them. */
  floats(field: number, values: readonly number[]): this {
    this.#tag(field, 2)
    this.#varint(4 * values.length)
    let at = this.#reserve(4 * values.length)
    for (const value of values) {
      this.#view.setFloat32(at, value, true)
      at += 4
    }
    return this
  }

  bytes(field: number, value: Uint8Array): this {
    this.#tag(field, 2)
    this.#varint(value.length)
    const at = this.#reserve(value.length)
    this.#bytes.set(value, at)
    return this
  }

  /** A text of a `oneof` or of a list, which is there even where it is empty. */
  text(field: number, value: string): this {
    return this.bytes(field, utf8.encode(value))
  }

  /** Left out where it is empty. */
  string(field: number, value: string): this {
    return value === '' ? this : this.text(field, value)
  }

  message(field: number, write: (message: MessageWriter) => void): this {
    this.#tag(field, 2)
    // Written in place: its length stands before it and takes one byte mostly.
    const at = this.#reserve(1)
    write(this)
    const length = this.#length - at - 1
    if (length < 128) {
      this.#bytes[at] = length
      return this
    }
    const inner = this.#bytes.slice(at + 1, this.#length)
    this.#length = at
    this.#varint(length)
    const begin = this.#reserve(length)
    this.#bytes.set(inner, begin)
    return this
  }

  #tag(field: number, wireType: 0 | 1 | 2): void {
    this.#varint(field * 8 + wireType)
  }

  /** Whole numbers; negative ones in ten bytes, as two's complement of 64 bits. */
  #varint(value: number): void {
    if (value < 0) {
      let rest = BigInt.asUintN(64, BigInt(value))
      for (; rest > 127n; rest >>= 7n) this.#byte(Number(rest & 127n) | 128)
      this.#byte(Number(rest))
      return
    }
    // Divided, not shifted: steps may be larger than 32 bits.
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#byte((rest % 128) | 128)
    this.#byte(rest)
  }

  #byte(value: number): void {
    const at = this.#reserve(1)
    this.#bytes[at] = value
  }

  /** Makes room for so many bytes more, which may move all. Answers where they begin. */
  #reserve(count: number): number {
    const at = this.#length
    this.#length += count
    if (this.#length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length))
      grown.set(this.#bytes)
      this.#bytes = grown
      this.#view = new DataView(grown.buffer)
    }
    return at
  }
}

const utf8 = new TextEncoder()

/** The bytes of a message. */
export const encodeMessage = (write: (message: MessageWriter) => void): Uint8Array => {
  const message = new MessageWriter()
  write(message)
  return message.finish()
}
