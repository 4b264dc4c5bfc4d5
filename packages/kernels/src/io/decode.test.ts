import { crc32 } from 'node:zlib'
import { assert, constantFrom, integer, property, record } from 'fast-check'
import { zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { onCpu } from '../../test/on-cpu.js'
import { type DecodedImage, decodeImage, decodeJpeg, decodePng } from './index.js'
import reference from './io.reference.json' with { type: 'json' }

const bytesOf = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
const files = Object.entries(reference.files)
const fileOf = (name: keyof typeof reference.files) => bytesOf(reference.files[name].file)

/** What of a decoded file is compared, its tensor given back. */
const told = ({ image, ...rest }: DecodedImage) => {
  const values = image.dataSync()
  image.dispose()
  return { ...rest, shape: image.shape, values }
}

const codeOf = (work: () => DecodedImage): string | undefined => {
  try {
    work().image.dispose()
    return undefined
  } catch (error) {
    return String((error as { code?: string }).code ?? error)
  }
}

onCpu()

describe('what Pillow and OpenCV read', () => {
  it.each(files)('%s', (_, { format, file, shape, dataRange, values }) => {
    const found = told(decodeImage(bytesOf(file)))
    const channels = shape[2]!
    const rest = { format, dataRange, channels, hasAlpha: channels % 2 === 0, shape }
    expect(found).toEqual({ ...rest, values: found.values })
    const raw = bytesOf(values)
    const expected = dataRange === 65535 ? new Uint16Array(raw.buffer) : raw
    expect(found.values).toHaveLength(expected.length)
    const apart = Array.from(expected, (value, at) => Math.abs(value - found.values[at]!))
    // Transforms of JPEG round differently, a level in each of three components.
    expect(Math.max(...apart)).toBeLessThanOrEqual(format === 'png' ? 0 : 3)
    const mean = apart.reduce((sum, one) => sum + one, 0) / apart.length
    expect(mean).toBeLessThan(0.2)
  })
})

it('scales to the range that is asked for', () => {
  const [own, unit] = [
    decodeImage(fileOf('gray of 16')),
    decodeImage(fileOf('gray of 16'), { dataRange: 1 }),
  ]
  expect([own.dataRange, unit.dataRange]).toEqual([65535, 1])
  const [first, second] = [told(own).values, told(unit).values]
  expect([...second]).toEqual(Array.from(first, (value) => Math.fround(value / 65535)))
})

it('leaves pictures as they lie in the file where that is asked for', () => {
  const lying = told(decodeJpeg(fileOf('JPEG held as 6'), { applyOrientation: false }))
  const [height, width] = told(decodeJpeg(fileOf('JPEG held as 6'))).shape
  expect(lying.shape).toEqual([width, height, 3])
  expect(lying.values).toEqual(told(decodeJpeg(fileOf('JPEG held as 1'))).values)
})

it('takes an ArrayBuffer, and bytes that lie within others', () => {
  const file = fileOf('colours')
  const around = new Uint8Array(file.length + 20).fill(7)
  around.set(file, 9)
  const within = around.subarray(9, 9 + file.length)
  const expected = told(decodePng(file))
  expect(told(decodePng(file.buffer))).toEqual(expected)
  expect(told(decodePng(within))).toEqual(expected)
  const jpeg = fileOf('JPEG RGB')
  const copy = jpeg.slice()
  told(decodeJpeg(jpeg))
  expect(jpeg).toEqual(copy)
})

it.each(Object.entries(reference.others))('names %s', (_, { file, code, told: what }) => {
  const found = [expect.objectContaining({ found: what }), expect.objectContaining({ what })]
  const details = found[code === 'kernels/image-format' ? 0 : 1]
  expect(() => decodeImage(bytesOf(file))).toThrow(expect.objectContaining({ code, details }))
})

const withPng = (change: (file: Uint8Array, view: DataView) => void): Uint8Array => {
  const file = fileOf('gray')
  change(file, new DataView(file.buffer))
  return file
}

it.each<[string, string, () => DecodedImage]>([
  ['a JPEG file as PNG', 'kernels/image-format', () => decodePng(fileOf('JPEG gray'))],
  ['a PNG file as JPEG', 'kernels/image-format', () => decodeJpeg(fileOf('gray'))],
  ['a path', 'kernels/option', () => decodeImage('cat.png' as never)],
  ['no pixel allowed', 'kernels/option', () => decodeImage(fileOf('gray'), { maxPixels: 0 })],
  ['dataRange 0', 'kernels/option', () => decodeImage(fileOf('gray'), { dataRange: 0 })],
  [
    'more pixels than allowed',
    'kernels/image-too-large',
    () => decodeImage(fileOf('gray'), { maxPixels: 186 }),
  ],
  [
    'as many in JPEG',
    'kernels/image-too-large',
    () => decodeImage(fileOf('JPEG gray'), { maxPixels: 186 }),
  ],
  [
    'a PNG file that says it has 10 ** 19 pixels',
    'kernels/image-too-large',
    () =>
      decodeImage(
        withPng((_, view) => {
          view.setUint32(16, 2 ** 32 - 1)
          view.setUint32(20, 2 ** 32 - 1)
        }),
      ),
  ],
  [
    'no column',
    'kernels/image-broken',
    () => decodeImage(withPng((_, view) => view.setUint32(16, 0))),
  ],
  ['a depth of 3', 'kernels/image-broken', () => decodeImage(withPng((file) => (file[24] = 3)))],
  [
    'another checksum',
    'kernels/image-broken',
    () => decodeImage(withPng((file) => (file[30]! ^= 1))),
  ],
])('refuses %s: %s', (_, code, work) => {
  expect(codeOf(work)).toBe(code)
})

/** A file with one more chunk behind its first, or instead of its pixels. */
const withChunk = (file: Uint8Array, name: string, body: Uint8Array): Uint8Array => {
  const chunk = new Uint8Array(12 + body.length)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length)
  chunk.set(new TextEncoder().encode(name), 4)
  chunk.set(body, 8)
  view.setUint32(8 + body.length, crc32(chunk.subarray(4, 8 + body.length)))
  const rest = name === 'IDAT' ? file.subarray(-12) : file.subarray(33)
  return Uint8Array.of(...file.subarray(0, 33), ...chunk, ...rest)
}

it('leaves out a palette of a gray file, and a clear colour where there is alpha', () => {
  const palette = Uint8Array.of(9, 8, 7)
  const plain = told(decodePng(fileOf('gray')))
  expect(told(decodePng(withChunk(fileOf('gray'), 'PLTE', palette)))).toEqual(plain)
  const alpha = told(decodePng(fileOf('alpha')))
  expect(told(decodePng(withChunk(fileOf('alpha'), 'tRNS', palette)))).toEqual(alpha)
})

it('refuses a clear colour of too few parts', () => {
  const file = withChunk(fileOf('colours'), 'tRNS', Uint8Array.of(0, 1))
  expect(codeOf(() => decodePng(file))).toBe('kernels/image-broken')
})

it('refuses pixels that inflate to more than they need, before they fill the memory', () => {
  const bomb = withChunk(fileOf('gray'), 'IDAT', zlibSync(new Uint8Array(2 ** 24)))
  expect(codeOf(() => decodePng(bomb))).toBe('kernels/image-broken')
})

const cases = Number(process.env.FIRSTGRAD_CASES ?? 200)

it('tells what is wrong with files that were cut off anywhere', () => {
  for (const [name, { file }] of files.filter((_, index) => index % 4 === 0)) {
    const bytes = bytesOf(file)
    for (let length = 3; length < bytes.length - 12; length += 7) {
      expect(
        codeOf(() => decodeImage(bytes.subarray(0, length))),
        `${name}, ${length}`,
      ).toMatch(/^kernels\/image-/)
    }
  }
})

const damage = record({
  file: constantFrom(...files.map(([, { file }]) => file)),
  // Most of the harm is done near the beginning.
  place: integer({ min: 0, max: 2 ** 20 }),
  isEarly: constantFrom(true, false),
  byte: integer({ min: 0, max: 255 }),
  bits: integer({ min: 1, max: 255 }),
})

/** That a file gives values in their range, or an error of this package. */
const holdToWords = (bytes: Uint8Array): void => {
  try {
    const { values, shape, dataRange } = told(decodeImage(bytes, { maxPixels: 2 ** 16 }))
    expect(values).toHaveLength(shape.reduce((size, side) => size * side, 1))
    expect(values.every((value) => value >= 0 && value <= dataRange)).toBe(true)
  } catch (error) {
    expect(String((error as { code?: string }).code ?? error)).toMatch(/^kernels\/image-/)
  }
}

it('decodes files with wrong bits, or tells what is wrong', () => {
  const work = property(damage, damage, (one, other) => {
    const bytes = bytesOf(one.file)
    for (const { place, isEarly, byte, bits } of [one, other]) {
      const at = place % (isEarly ? Math.min(bytes.length, 200) : bytes.length)
      bytes[at] = isEarly ? byte : bytes[at]! ^ bits
    }
    holdToWords(bytes)
  })
  assert(work, { numRuns: cases, seed: 11 })
})

/** Where the chunks of a PNG file begin. */
const chunksOf = (view: DataView): readonly number[] => {
  const starts: number[] = []
  for (let at = 8; at < view.byteLength; at += 12 + view.getUint32(at)) starts.push(at)
  return starts
}

it('decodes PNG files with wrong bits under right checksums, or tells what is wrong', () => {
  const pngs = files.filter(([, { format }]) => format === 'png').map(([, { file }]) => file)
  const work = property(damage, constantFrom(...pngs), ({ place, bits }, file) => {
    const bytes = bytesOf(file)
    const view = new DataView(bytes.buffer)
    const starts = chunksOf(view).filter((start) => view.getUint32(start) > 0)
    const start = starts[place % starts.length]!
    const length = view.getUint32(start)
    bytes[start + 8 + (place % length)]! ^= bits
    const checked = bytes.subarray(start + 4, start + 8 + length)
    view.setUint32(start + 8 + length, crc32(checked))
    holdToWords(bytes)
  })
  assert(work, { numRuns: cases, seed: 12 })
})
