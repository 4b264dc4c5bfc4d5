import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, damaged, fromBase64, fuzzRuns } from '../../test/hostile.js'
import { crc32 } from './crc32.js'
import { encodeNpy } from './encode-npy.js'
import { fromFloat16, toFloat16 } from './float16.js'
import { type NpyArray, parseNpy } from './npy.js'
import reference from './npy.reference.json' with { type: 'json' }

const pythonNumber = (text: string): number =>
  text === 'inf' ? Infinity : text === '-inf' ? -Infinity : text === 'nan' ? NaN : Number(text)

/** The values as the reference tells them, in the type that the array has. */
const expected = ({ data }: NpyArray, values: readonly string[]): unknown[] =>
  data instanceof BigInt64Array || data instanceof BigUint64Array
    ? values.map(BigInt)
    : values.map(pythonNumber)

const file = (header: string, data: readonly number[] = [], version = 1): Uint8Array =>
  Uint8Array.of(
    ...[0x93, 78, 85, 77, 80, 89, version, 0, header.length & 255, header.length >> 8],
    ...(version === 1 ? [] : [0, 0]),
    ...new TextEncoder().encode(header),
    ...data,
  )

const small = fromBase64(reference.cases.find(({ name }) => name === 'version 1')!.file)

describe('parseNpy', () => {
  it.each(reference.cases)('reads what NumPy wrote: $name', ({ dtype, shape, values, file }) => {
    const array = parseNpy(fromBase64(file))
    expect(array.dtype).toBe(dtype)
    expect(array.shape).toEqual(shape)
    expect([...array.data]).toEqual(expected(array, values))
  })

  it.each(Object.entries(reference.refused))('refuses %s', (name, text) => {
    const code = codeOf(() => parseNpy(fromBase64(text)))
    expect(code).toBe(name === 'object' ? 'datasets/npy-pickle' : 'datasets/npy-dtype')
  })

  it('takes a file that starts anywhere in memory, and copies it', () => {
    const shifted = new Uint8Array(small.length + 3).subarray(3)
    shifted.set(small)
    const { data } = parseNpy(shifted)
    shifted.fill(9)
    expect([...data]).toEqual([0, 1, 2, 3, 4, 5])
    expect([...parseNpy(Buffer.from(small)).data]).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('takes every byte but 0 for true', () => {
    const bytes = file("{'descr': '|b1', 'fortran_order': False, 'shape': (3,), }\n", [0, 1, 255])
    expect([...parseNpy(bytes).data]).toEqual([0, 1, 1])
  })

  it('reads headers in any order, with long numbers of Python 2', () => {
    const bytes = file(`{"shape":(2L,1L),'descr':'<u1','fortran_order':False}`, [7, 8])
    expect(parseNpy(bytes).shape).toEqual([2, 1])
  })

  it('refuses other headers', () => {
    const good = "'descr': '|u1', 'fortran_order': False, 'shape': (1,)"
    const bad = [
      '',
      '{}',
      good,
      `{${good}`,
      `{${good}} x`,
      `{${good}, 'shape': (1,)}`,
      `{${good}, 'more': 1}`,
      "{'descr': '|u1', 'fortran_order': False}",
      "{'descr': '|u1', 'fortran_order': 0, 'shape': (1,)}",
      "{'descr': '|u1', 'fortran_order': False, 'shape': (-1,)}",
      "{'descr': '|u1', 'fortran_order': False, 'shape': (1.5,)}",
      "{'descr': '|u1', 'fortran_order': False, 'shape': (,)}",
      "{'descr': '|u1', 'fortran_order': False, 'shape': (1,,2)}",
      "{'descr': '|u1', 'fortran_order': False, 'shape': 1}",
      `{'descr': '|u1', 'fortran_order': False, 'shape': (${'1,'.repeat(65)})}`,
      'x'.repeat(10_001),
    ]
    for (const header of bad) {
      expect(
        codeOf(() => parseNpy(file(header, [1]))),
        header,
      ).toBe('datasets/npy-header')
    }
    for (const descr of ['<f3', '<f16', 'f8', '', '|f8', '|u2', '=f4', '<toString', '<', '|S3']) {
      const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (1,)}`
      expect(
        codeOf(() => parseNpy(file(header, [1]))),
        descr,
      ).toBe('datasets/npy-dtype')
    }
    for (const descr of ['O', '|O', '|O8', '<O']) {
      const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (1,)}`
      expect(
        codeOf(() => parseNpy(file(header, [1]))),
        descr,
      ).toBe('datasets/npy-pickle')
    }
    expect(codeOf(() => parseNpy(file(`{${good}}`, [1], 4)))).toBe('datasets/npy-version')
  })

  it('refuses a shape beyond the limit before it takes memory', () => {
    for (const shape of [
      '9999999999999',
      `${'9'.repeat(400)},`,
      '4294967295, 4294967295',
      '2147483649',
    ]) {
      const bytes = file(`{'descr': '|u1', 'fortran_order': True, 'shape': (${shape})}`)
      expect(
        codeOf(() => parseNpy(bytes)),
        shape,
      ).toBe('datasets/npy-too-large')
    }
    const promise = file(`{'descr': '<f8', 'fortran_order': False, 'shape': (200000000,)}`)
    const before = process.memoryUsage().arrayBuffers
    expect(codeOf(() => parseNpy(promise))).toBe('datasets/too-few-bytes')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6)
    expect(codeOf(() => parseNpy(small, { limitBytes: 11 }))).toBe('datasets/npy-too-large')
    expect(codeOf(() => parseNpy(small, { limitBytes: 12 }))).toBe('none')
  })

  it('refuses an end at any earlier byte, and bytes after the end', () => {
    for (let length = 0; length < small.length; length++) {
      const code = codeOf(() => parseNpy(small.subarray(0, length)))
      expect(code).toBe(length === 0 ? 'datasets/npy-magic' : 'datasets/too-few-bytes')
    }
    expect(() => parseNpy(Uint8Array.of(...small, 0), { file: 'x.npy' })).toThrow(
      'x.npy goes on after its end: expected 140 bytes, got 141.',
    )
    for (let byte = 0; byte < 256; byte++) {
      expect(codeOf(() => parseNpy(Uint8Array.of(byte)))).not.toBe('none')
    }
  })

  it('refuses wrong arguments', () => {
    for (const work of [
      () => parseNpy(null as never),
      () => parseNpy('x' as never),
      () => parseNpy([1] as never),
      () => parseNpy(small, { limitBytes: Number.NaN }),
      () => parseNpy(small, { file: '' }),
    ]) {
      expect(codeOf(work), String(work)).toBe('datasets/bad-option')
    }
  })

  it('answers 300 damaged files with a whole array or an error of its own', () => {
    const files = reference.cases.map((item) => fromBase64(item.file))
    fc.assert(
      fc.property(damaged(...files), (bytes) => {
        codeOf(() => {
          const { shape, data } = parseNpy(bytes, { limitBytes: 10_000 })
          expect(data.length).toBe(shape.reduce((product, size) => product * size, 1))
        })
      }),
      fuzzRuns,
    )
  })
})

describe('encodeNpy', () => {
  it('writes the bytes that NumPy writes', () => {
    for (const { name, dtype, file } of reference.cases) {
      const isNative = !/>|Fortran|version [23]/.test(name)
      if (!isNative) continue
      const { shape, data } = parseNpy(fromBase64(file))
      const same = Buffer.from(encodeNpy({ dtype: dtype as never, shape, data })).equals(
        Buffer.from(file, 'base64'),
      )
      expect(same, name).toBe(true)
    }
  })

  it('writes part of a larger array, a Buffer and a Uint8ClampedArray', () => {
    const part = new Int16Array([1, 2, 3, 4]).subarray(1, 3)
    expect([...parseNpy(encodeNpy({ shape: [2], data: part })).data]).toEqual([2, 3])
    expect(parseNpy(encodeNpy({ shape: [1], data: Buffer.of(7) })).dtype).toBe('uint8')
    expect(parseNpy(encodeNpy({ shape: [], data: Uint8ClampedArray.of(7) })).dtype).toBe('uint8')
    const truth = encodeNpy({ dtype: 'bool', shape: [2], data: Uint8Array.of(0, 9) })
    expect(truth.subarray(-2)).toEqual(Uint8Array.of(0, 1))
  })

  it('refuses what does not fit together', () => {
    const data = new Float32Array(6)
    for (const work of [
      () => encodeNpy({ shape: [7], data }),
      () => encodeNpy({ shape: [-2, -3], data }),
      () => encodeNpy({ shape: [1.5, 4], data }),
      () => encodeNpy({ shape: 6 as never, data }),
      () => encodeNpy({ shape: [6], data: [1, 2] as never }),
      () => encodeNpy({ shape: [6], data: new DataView(new ArrayBuffer(6)) as never }),
      () => encodeNpy({ dtype: 'float64', shape: [6], data }),
      () => encodeNpy({ dtype: 'bool', shape: [6], data }),
    ]) {
      expect(codeOf(work), String(work)).toBe('datasets/bad-option')
    }
  })

  it('writes what parseNpy reads back', () => {
    fc.assert(
      fc.property(fc.float32Array(), fc.bigInt64Array(), (floats, longs) => {
        expect(parseNpy(encodeNpy({ shape: [floats.length], data: floats })).data).toEqual(floats)
        expect(parseNpy(encodeNpy({ shape: [1, longs.length], data: longs })).data).toEqual(longs)
      }),
      fuzzRuns,
    )
  })
})

describe('float16', () => {
  it('widens all 65,536 as NumPy does', () => {
    const all = Float32Array.from({ length: 65536 }, (_, bits) => fromFloat16(bits))
    const zeroed = all.map((value) => (Number.isNaN(value) ? 0 : value))
    expect(crc32(new Uint8Array(zeroed.buffer))).toBe(reference.half.crc32)
    expect(all.filter(Number.isNaN).length).toBe(2 * 1023)
  })

  it('narrows to the nearest, half to even, as NumPy does', () => {
    const { narrowed, bits } = reference.half
    expect(narrowed.map((value) => toFloat16(Math.fround(value)))).toEqual(bits)
    for (let half = 0; half < 65536; half++) {
      const value = fromFloat16(half)
      if (!Number.isNaN(value)) expect(toFloat16(value)).toBe(half)
    }
    expect(fromFloat16(toFloat16(Number.NaN))).toBeNaN()
  })
})
