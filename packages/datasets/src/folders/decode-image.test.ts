import fc from 'fast-check'
import { deflateSync, zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { codeOf, damaged, fromBase64, fuzzRuns } from '../../test/hostile.js'
import { crc32 } from '../formats/crc32.js'
import { fromRgba } from './channels.js'
import { decodeImage } from './decode-image.js'
import reference from './images.reference.json' with { type: 'json' }

const decode = (bytes: Uint8Array, limitPixels = 1e6) => decodeImage(bytes, 'x', limitPixels)
const fileOf = (kind: 'png' | 'jpeg', name: string): Uint8Array =>
  fromBase64(reference[kind].find((item) => item.name === name)!.file)

const chunk = (name: string, body: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(12 + body.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, body.length)
  bytes.set(new TextEncoder().encode(name), 4)
  bytes.set(body, 8)
  view.setUint32(8 + body.length, crc32(bytes.subarray(4, 8 + body.length)))
  return bytes
}
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const png = (header: readonly number[], ...chunks: Uint8Array[]): Uint8Array =>
  Uint8Array.from([
    ...signature,
    ...[chunk('IHDR', Uint8Array.from(header)), ...chunks].flatMap((bytes) => [...bytes]),
    ...chunk('IEND', new Uint8Array(0)),
  ])
const idat = (bytes: number) => chunk('IDAT', zlibSync(new Uint8Array(bytes)))

describe('decodeImage', () => {
  it.each(reference.png)(
    'reads PNG as Pillow does: $name',
    ({ file, height, width, rgba, gray }) => {
      const bytes = fromBase64(file)
      const picture = decode(bytes)
      expect([picture.height, picture.width]).toEqual([height, width])
      expect([...picture.rgba]).toEqual([...fromBase64(rgba)])
      expect([...fromRgba(picture.rgba, 1)]).toEqual([...fromBase64(gray)])
      // Anywhere in memory.
      const shifted = new Uint8Array(bytes.length + 1).subarray(1)
      shifted.set(bytes)
      expect(decode(shifted)).toEqual(picture)
    },
  )

  it.each(reference.jpeg)('reads JPEG as Pillow does, up to rounding: $name', (item) => {
    const picture = decode(fromBase64(item.file))
    expect([picture.height, picture.width]).toEqual([item.height, item.width])
    const truth = fromBase64(item.rgba)
    const apart = [...picture.rgba].map((value, index) => Math.abs(value - truth[index]!))
    // Decoders may round as they like; this one widens chroma without smoothing, Pillow's smooths.
    const [most, mean] = item.name === 'half the chroma' ? [12, 2] : [3, 0.7]
    expect(Math.max(...apart)).toBeLessThanOrEqual(most)
    expect(apart.reduce((sum, value) => sum + value, 0) / apart.length).toBeLessThan(mean)
  })

  it('refuses an end at any earlier byte of PNG and JPEG', () => {
    for (const bytes of [
      fileOf('png', 'with text and a profile'),
      fileOf('png', 'palette with alpha'),
      fileOf('jpeg', 'gray'),
      fileOf('jpeg', 'progressive'),
    ]) {
      for (let length = 0; length < bytes.length; length++) {
        expect(codeOf(() => decode(bytes.subarray(0, length)))).toBe('datasets/image-broken')
      }
    }
    for (let byte = 0; byte < 256; byte++) {
      expect(codeOf(() => decode(Uint8Array.of(byte)))).toBe('datasets/image-broken')
    }
  })

  it('refuses every flipped bit of a PNG that bears on its pixels', () => {
    const bytes = fileOf('png', 'RGB')
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const flipped = bytes.slice()
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      expect(codeOf(() => decode(flipped))).toBe('datasets/image-broken')
    }
  })

  it('refuses sizes beyond the limit before it takes memory', () => {
    const huge = [0x7f, 255, 255, 255, 0x7f, 255, 255, 255, 8, 2, 0, 0, 0]
    expect(codeOf(() => decode(png(huge, idat(4))))).toBe('datasets/image-too-large')
    expect(codeOf(() => decode(fileOf('png', 'RGB'), 34))).toBe('datasets/image-too-large')
    expect(codeOf(() => decode(fileOf('png', 'RGB'), 35))).toBe('none')
    const jpeg = fileOf('jpeg', 'RGB').slice()
    const frame = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0]))
    jpeg.set([255, 255, 255, 255], frame + 5)
    expect(codeOf(() => decode(jpeg))).toBe('datasets/image-too-large')
    jpeg.set([0, 0], frame + 5)
    expect(codeOf(() => decode(jpeg))).toBe('datasets/image-broken')
  })

  it('refuses bombs, and pixels that are too few', () => {
    const header = [0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0]
    expect(codeOf(() => decode(png(header, idat(6))))).toBe('none')
    expect(codeOf(() => decode(png(header, idat(5))))).toBe('datasets/image-broken')
    expect(codeOf(() => decode(png(header, idat(7))))).toBe('datasets/image-broken')
    const before = performance.now()
    expect(codeOf(() => decode(png(header, idat(5e7))))).toBe('datasets/image-broken')
    const profile = Uint8Array.from([
      ...new TextEncoder().encode('x\0\0'),
      ...deflateSync(new Uint8Array(5e7)),
    ])
    expect(codeOf(() => decode(png(header, chunk('iCCP', profile), idat(6))))).toBe('none')
    expect(performance.now() - before).toBeLessThan(5000)
  })

  it('refuses a JPEG whose pixels end before its end mark', () => {
    for (const name of ['gray', 'RGB', 'half the chroma']) {
      const bytes = fileOf('jpeg', name)
      const cut = Buffer.concat([bytes.subarray(0, -20), bytes.subarray(-2)])
      expect(
        codeOf(() => decode(cut)),
        name,
      ).toBe('datasets/image-broken')
    }
  })

  it('refuses a JPEG of a thousand scans', () => {
    const bytes = fileOf('jpeg', 'gray')
    const scan = Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xda]))
    const scans = new Array<Uint8Array>(1000).fill(bytes.subarray(scan, -2))
    const many = Buffer.concat([bytes.subarray(0, scan), ...scans, bytes.subarray(-2)])
    expect(() => decode(many)).toThrow('FFDA at byte')
  })

  it('refuses headers that no PNG may have', () => {
    const bad = [
      [0, 0, 0, 2, 0, 0, 0, 2, 3, 0, 0, 0, 0],
      [0, 0, 0, 2, 0, 0, 0, 2, 16, 3, 0, 0, 0],
      [0, 0, 0, 2, 0, 0, 0, 2, 8, 1, 0, 0, 0],
      [0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 1, 0, 0],
      [0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 1, 0],
      [0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 2],
      [0, 0, 0, 0, 0, 0, 0, 2, 8, 0, 0, 0, 0],
      [0, 0, 0, 2, 0, 0, 0, 2, 8, 3, 0, 0, 0],
      [0, 0, 0, 2],
    ]
    for (const header of bad) {
      expect(
        codeOf(() => decode(png(header, idat(6)))),
        header.join(),
      ).toBe('datasets/image-broken')
    }
  })

  it('answers 300 damaged files of each kind with whole pixels or an error of its own', () => {
    for (const kind of ['png', 'jpeg'] as const) {
      const files = reference[kind].map(({ file }) => fromBase64(file))
      fc.assert(
        fc.property(damaged(...files), (bytes) => {
          codeOf(() => {
            const { height, width, rgba } = decode(bytes, 1e5)
            expect(rgba.length).toBe(4 * height * width)
          })
        }),
        fuzzRuns,
      )
    }
  })
})
