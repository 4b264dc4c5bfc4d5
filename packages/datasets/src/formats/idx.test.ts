import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../test/hostile.js'
import { idxBytes } from '../../test/tiny-dataset.js'
import { idxDecoder, parseIdx } from './idx.js'

const header = (type: number, ...shape: number[]): Buffer => {
  const bytes = Buffer.alloc(4 + 4 * shape.length)
  bytes.set([0, 0, type, shape.length])
  shape.forEach((size, axis) => {
    bytes.writeUInt32BE(size, 4 + 4 * axis)
  })
  return bytes
}

describe('parseIdx', () => {
  it('reads every type of the format, big-endian', () => {
    const cases = [
      [8, 'uint8', [0, 128, 255], (b: Buffer, v: number, i: number) => b.writeUInt8(v, i), 1],
      [9, 'int8', [-128, 0, 127], (b: Buffer, v: number, i: number) => b.writeInt8(v, i), 1],
      [11, 'int16', [-32768, 258, 1], (b: Buffer, v: number, i: number) => b.writeInt16BE(v, i), 2],
      [
        12,
        'int32',
        [-(2 ** 31), 66051, 1],
        (b: Buffer, v: number, i: number) => b.writeInt32BE(v, i),
        4,
      ],
      [
        13,
        'float32',
        [0.5, -2, 3e38],
        (b: Buffer, v: number, i: number) => b.writeFloatBE(v, i),
        4,
      ],
      [
        14,
        'float64',
        [0.1, -1e300, 0],
        (b: Buffer, v: number, i: number) => b.writeDoubleBE(v, i),
        8,
      ],
    ] as const
    for (const [type, dtype, values, write, size] of cases) {
      const body = Buffer.alloc(3 * size)
      values.forEach((value, index) => {
        write(body, value, index * size)
      })
      const array = parseIdx(Buffer.concat([header(type, 3, 1), body]))
      expect(array.dtype).toBe(dtype)
      expect(array.shape).toEqual([3, 1])
      expect([...array.data]).toEqual(
        dtype === 'float32' ? [...Float32Array.from(values)] : [...values],
      )
    }
  })

  it('reads an array without items', () => {
    const array = parseIdx(header(8, 0, 28, 28))
    expect(array.shape).toEqual([0, 28, 28])
    expect(array.data.length).toBe(0)
    expect(parseIdx(header(14, 2 ** 32 - 1, 2 ** 32 - 1, 0)).data.length).toBe(0)
  })

  it('copies what it is given', () => {
    const bytes = idxBytes([2], [1, 2])
    const { data } = parseIdx(bytes)
    bytes.fill(9)
    expect([...data]).toEqual([1, 2])
  })

  it('refuses what is no IDX file', () => {
    expect(codeOf(() => parseIdx(Buffer.from('<!DOCTYPE html>')))).toBe('datasets/idx-magic')
    expect(codeOf(() => parseIdx(Buffer.from([0x1f, 0x8b, 8, 0])))).toBe('datasets/idx-magic')
    expect(codeOf(() => parseIdx(Buffer.from([0, 1, 8, 1])))).toBe('datasets/idx-magic')
    expect(codeOf(() => parseIdx(Buffer.from([0, 0, 8, 0])))).toBe('datasets/idx-magic')
  })

  it('refuses unknown types, and those that only Object.prototype knows', () => {
    for (const type of [0, 7, 10, 15, 255]) {
      expect(codeOf(() => parseIdx(header(type, 1)))).toBe('datasets/idx-type')
    }
  })

  it('refuses an end at any earlier byte', () => {
    const whole = idxBytes([2, 3], [1, 2, 3, 4, 5, 6])
    for (let length = 0; length < whole.length; length++) {
      expect(codeOf(() => parseIdx(whole.subarray(0, length)))).toBe('datasets/idx-truncated')
    }
  })

  it('refuses bytes after the end', () => {
    const bytes = Buffer.concat([idxBytes([2], [1, 2]), Buffer.from([3])])
    expect(() => parseIdx(bytes, { file: 'labels' })).toThrow(
      'labels goes on after the 10 bytes that its header promises.',
    )
  })

  it('refuses a shape beyond the limit, however large', () => {
    const huge = 2 ** 32 - 1
    expect(codeOf(() => parseIdx(header(8, huge)))).toBe('datasets/idx-too-large')
    expect(codeOf(() => parseIdx(header(14, huge, huge, huge)))).toBe('datasets/idx-too-large')
    const many = header(14, ...new Array<number>(255).fill(huge))
    expect(codeOf(() => parseIdx(many))).toBe('datasets/idx-too-large')
    expect(codeOf(() => parseIdx(header(8, 5), { limitBytes: 4 }))).toBe('datasets/idx-too-large')
    expect(parseIdx(idxBytes([4], [1, 2, 3, 4]), { limitBytes: 4 }).data.length).toBe(4)
  })
})

describe('idxDecoder', () => {
  it('gives the same for pieces of any size', () => {
    const bytes = idxBytes(
      [5, 2, 3],
      Array.from({ length: 30 }, (_, index) => index),
    )
    for (const size of [1, 2, 3, 7, 16, 17, 100]) {
      const decoder = idxDecoder()
      for (let start = 0; start < bytes.length; start += size) {
        decoder.write(bytes.subarray(start, start + size))
      }
      decoder.write(new Uint8Array(0))
      expect(decoder.end()).toEqual(parseIdx(bytes))
    }
  })

  it('reads a header longer than 1 kB, of 255 dimensions', () => {
    const shape = new Array<number>(255).fill(1)
    const decoder = idxDecoder()
    for (const byte of idxBytes(shape, [42])) decoder.write(Uint8Array.of(byte))
    const { shape: read, data } = decoder.end()
    expect(read).toEqual(shape)
    expect([...data]).toEqual([42])
  })

  it('takes no memory for a promise of the header', () => {
    const before = process.memoryUsage().arrayBuffers
    const decoder = idxDecoder()
    decoder.write(header(8, 2 ** 31 - 1))
    decoder.write(new Uint8Array(10))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6)
    expect(() => decoder.end()).toThrow('2147483655 bytes, 18 came')
  })

  it('answers 10,000 mutations of a true file with a value or an error of its own', () => {
    const generator = xoroshiro128plus(3)
    const draw = (below: number) => uniformInt(generator, 0, below - 1)
    const whole = idxBytes(
      [6, 2, 2],
      Array.from({ length: 24 }, (_, index) => index),
    )
    const seen = new Map<string, number>()
    for (let round = 0; round < 10_000; round++) {
      const bytes = Buffer.from(whole)
      for (let flips = draw(4); flips >= 0; flips--) bytes[draw(20)]! ^= 1 << draw(8)
      const cut = draw(4) === 0 ? bytes.subarray(0, draw(bytes.length)) : bytes
      const decoder = idxDecoder({ limitBytes: 1000 })
      const code = codeOf(() => {
        const at = draw(cut.length + 1)
        decoder.write(cut.subarray(0, at))
        decoder.write(cut.subarray(at))
        const { shape, data } = decoder.end()
        expect(data.length).toBe(shape.reduce((product, size) => product * size, 1))
      })
      seen.set(code, (seen.get(code) ?? 0) + 1)
    }
    expect([...seen.keys()].sort()).toEqual([
      'datasets/idx-magic',
      'datasets/idx-too-large',
      'datasets/idx-trailing-bytes',
      'datasets/idx-truncated',
      'datasets/idx-type',
      'none',
    ])
  })
})
