import { expect, test } from 'vitest'
import { fieldsOf } from './read.js'
import { encodeMessage } from './write.js'

// Lengths around those where the length itself takes a byte more.
test.each([0, 1, 123, 124, 125, 126, 127, 128, 16_379, 16_383, 16_384, 2_097_152])(
  'a message in a message with %d bytes is read again',
  (size) => {
    const data = Uint8Array.from({ length: size }, (_, i) => i % 251)
    const bytes = encodeMessage((message) =>
      message
        .integer(1, 5)
        .message(2, (outer) => outer.message(3, (inner) => inner.bytes(4, data)).integer(5, 6))
        .integer(6, 7),
    )
    const [first, outer, last] = [...fieldsOf(bytes)]
    expect([first?.bits, last?.bits]).toEqual([5n, 7n])
    const [inner, beside] = [...fieldsOf(outer?.bytes as Uint8Array)]
    expect(beside?.bits).toBe(6n)
    const [held, ...none] = [...fieldsOf(inner?.bytes as Uint8Array)]
    expect([held?.number, none]).toEqual([4, []])
    expect(Buffer.compare(held?.bytes as Uint8Array, data)).toBe(0)
  },
)
