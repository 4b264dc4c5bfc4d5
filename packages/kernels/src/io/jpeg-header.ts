import { fileError } from '../errors.js'
import { orientationOf } from './exif.js'
import { brokenImage, checkSize } from './picture.js'

/** How often a component is sampled, as a share of the one that is sampled most. */
export interface JpegComponent {
  readonly id: number
  readonly across: number
  readonly down: number
}

export interface JpegHeader {
  readonly width: number
  readonly height: number
  readonly components: readonly JpegComponent[]
  /** The components are red, green and blue as they stand. */
  readonly isRgb: boolean
  /** From 1, upright, to 8, as cameras note it. */
  readonly orientation: number
  /** Where Adobe's segment names the colours, if there is one. */
  readonly adobeTransformAt: number | undefined
}

/** Each scan goes over all pixels again; real progressive files have about ten. */
const mostScans = 100

const unsupportedFrames: Readonly<Record<number, string>> = {
  195: 'lossless',
  197: 'hierarchical',
  198: 'hierarchical',
  199: 'hierarchical, lossless',
  201: 'arithmetic coding',
  202: 'arithmetic coding',
  203: 'arithmetic coding, lossless',
  205: 'arithmetic coding, hierarchical',
  206: 'arithmetic coding, hierarchical',
  207: 'arithmetic coding, hierarchical, lossless',
}

const startsWith = (body: Uint8Array, text: string): boolean =>
  text === String.fromCharCode(...body.subarray(0, text.length))

interface Segment {
  readonly marker: number
  /** Where its body begins. */
  readonly at: number
  readonly body: Uint8Array
}

/** The segments up to the end of the image; what lies behind, such as a film, is left alone. */
function* segmentsOf(operation: string, bytes: Uint8Array): Generator<Segment> {
  for (let at = 2; ; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (marker === undefined) throw brokenImage(operation, 'jpeg', `EOF, ${bytes.length} B`)
    if (bytes[at] !== 0xff) throw brokenImage(operation, 'jpeg', `${bytes[at]}, ${at}`)
    if (marker === 0xd9) return
    const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
    const length = isAlone ? 0 : bytes[at + 2]! * 256 + bytes[at + 3]!
    const end = at + 2 + length
    // NaN is not below either.
    if (!(end <= bytes.length) || (!isAlone && length < 2)) {
      throw brokenImage(operation, 'jpeg', `EOF, ${bytes.length} B`)
    }
    yield { marker, at: at + 4, body: bytes.subarray(at + 4, end) }
    at = end
    if (marker !== 0xda) continue
    // The bits of a scan: there 0xff stands before 0, or before the number of a restart.
    while (at < bytes.length) {
      const next = bytes[at + 1]!
      if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) break
      at++
    }
  }
}

const frameOf = (operation: string, body: Uint8Array) => {
  const [precision, heightHigh = 0, heightLow = 0, widthHigh = 0, widthLow = 0, count = 0] = body
  const unsupported = (what: string) =>
    fileError('kernels/image-unsupported', { operation, format: 'jpeg', what })
  if (precision === 12) throw unsupported('12 bit')
  if (count === 4) throw unsupported('CMYK')
  if (precision !== 8 || ![1, 3].includes(count) || body.length !== 6 + 3 * count) {
    throw brokenImage(operation, 'jpeg', `SOF ${body.subarray(0, 6).join(' ')}`)
  }
  const sampled = Array.from({ length: count }, (_, index) => {
    const [id = 0, factors = 0] = body.subarray(6 + 3 * index)
    return { id, across: factors >> 4, down: factors & 15 }
  })
  const isSampled = ({ across, down }: JpegComponent) =>
    across >= 1 && across <= 4 && down >= 1 && down <= 4
  if (!sampled.every(isSampled) || new Set(sampled.map(({ id }) => id)).size !== count) {
    throw brokenImage(operation, 'jpeg', `SOF ${body.join(' ')}`)
  }
  const mostAcross = Math.max(...sampled.map(({ across }) => across))
  const mostDown = Math.max(...sampled.map(({ down }) => down))
  return {
    height: heightHigh * 256 + heightLow,
    width: widthHigh * 256 + widthLow,
    components: sampled.map(({ id, across, down }) => ({
      id,
      across: across / mostAcross,
      down: down / mostDown,
    })),
  }
}

/**
 * Checks a JPEG file before it is decoded: that its segments lead from one to the next up to its end,
 * its size, and that it has no more scans than real files have.
 *
 * @throws `kernels/image-broken`, `kernels/image-too-large`, `kernels/image-unsupported`
 */
export const checkedJpeg = (
  operation: string,
  bytes: Uint8Array,
  maxPixels: number,
): JpegHeader => {
  let frame: ReturnType<typeof frameOf> | undefined
  let orientation = 1
  let adobeTransformAt: number | undefined
  let isJfif = false
  let scans = 0
  for (const { marker, at, body } of segmentsOf(operation, bytes)) {
    const what = unsupportedFrames[marker]
    if (what) throw fileError('kernels/image-unsupported', { operation, format: 'jpeg', what })
    if (marker >= 0xc0 && marker <= 0xc2) {
      if (frame) throw brokenImage(operation, 'jpeg', 'SOF, SOF')
      frame = frameOf(operation, body)
      checkSize(operation, 'jpeg', frame, maxPixels)
    }
    if (marker === 0xe0 && startsWith(body, 'JFIF\0')) isJfif = true
    if (marker === 0xe1 && startsWith(body, 'Exif\0\0')) {
      orientation = orientationOf(body.subarray(6))
    }
    if (marker === 0xee && startsWith(body, 'Adobe') && body.length >= 12)
      adobeTransformAt = at + 11
    if (marker === 0xda) {
      scans++
      if (!frame || scans > mostScans) throw brokenImage(operation, 'jpeg', `SOS ${scans}`)
    }
  }
  if (!frame || scans === 0) throw brokenImage(operation, 'jpeg', 'SOF, SOS')
  const isNamedRgb = String.fromCharCode(...frame.components.map(({ id }) => id)) === 'RGB'
  const isRgb =
    adobeTransformAt === undefined ? isNamedRgb && !isJfif : bytes[adobeTransformAt] === 0
  return { ...frame, isRgb, orientation, adobeTransformAt }
}
