import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32c, maskedCrc32c } from './crc32c.js'
import { footBytes, frame, headBytes, isWhole, lengthIn } from './record.js'

const bytes = (text: string) => new TextEncoder().encode(text)

// RFC 3720, appendix B.4, and the catalogue of CRCs.
test.each<[string, Uint8Array, number]>([
  ['nothing', new Uint8Array(0), 0],
  ['123456789', bytes('123456789'), 0xe3069283],
  ['32 zeros', new Uint8Array(32), 0x8a9136aa],
  ['32 ones', new Uint8Array(32).fill(255), 0x62a8ab43],
  ['0 to 31', Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
  ['31 to 0', Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c],
])('the checksum of %s', (_, data, expected) => {
  expect(crc32c(data)).toBe(expected)
})

test('a part of a buffer is summed as if it were alone', () => {
  const whole = Uint8Array.from({ length: 100 }, (_, i) => i)
  expect(crc32c(whole.subarray(3, 90))).toBe(crc32c(whole.slice(3, 90)))
})

test('a record is what TensorFlow writes', () => {
  // The first record of a file by TensorFlow 2.21, without its time.
  const record = frame(bytes('abc'))
  expect(record.length).toBe(headBytes + 3 + footBytes)
  expect(Array.from(record.subarray(0, 8))).toEqual([3, 0, 0, 0, 0, 0, 0, 0])
  const view = new DataView(record.buffer)
  expect(view.getUint32(8, true)).toBe(maskedCrc32c(record.subarray(0, 8)))
  expect(view.getUint32(15, true)).toBe(maskedCrc32c(bytes('abc')))
})

test('every bit that is flipped is noticed', () => {
  const data = bytes('some data')
  const record = frame(data)
  fc.assert(
    fc.property(fc.nat(8 * record.length - 1), (bit) => {
      const broken = record.slice()
      broken[bit >> 3] = (broken[bit >> 3] as number) ^ (1 << (bit & 7))
      const length = lengthIn(broken.subarray(0, headBytes))
      const part = broken.subarray(headBytes, headBytes + data.length)
      const whole =
        length === data.length && isWhole(part, broken.subarray(headBytes + data.length))
      expect(whole).toBe(false)
    }),
  )
})
