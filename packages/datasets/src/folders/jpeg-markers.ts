import { brokenImage, checkPixels } from './picture.js'

export interface JpegHeader {
  readonly width: number
  readonly height: number
  /** Adobe's marker says that the three components are red, green and blue. */
  readonly isRgb: boolean
}

/** Each scan goes over all pixels again: real progressive files have about ten. */
const mostScans = 64

const hasNoLength = (marker: number): boolean =>
  marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9)

/** Baseline, extended and progressive; not lossless, hierarchical or arithmetic. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2

const isOtherFrame = (marker: number): boolean =>
  marker > 0xc2 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/**
 * Checks a JPEG file before it is decoded: that its markers lead from one to the next up to its end,
 * its size, and that it has no more scans than real files have.
 *
 * @throws `datasets/image-broken`, `datasets/image-too-large`
 */
export const checkJpeg = (bytes: Uint8Array, file: string, limitPixels: number): JpegHeader => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let header: JpegHeader | undefined
  let components = 0
  let isRgb = false
  let scans = 0
  for (let at = 2; ; ) {
    // Fill bytes may stand before a marker.
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1]
    if (marker === undefined) return brokenImage(file, `EOF, ${bytes.length} B`)
    if (bytes[at] !== 0xff) return brokenImage(file, `marker at byte ${at}`)
    if (marker === 0xd9) break
    if (hasNoLength(marker)) {
      at += 2
      continue
    }
    if (at + 4 > bytes.length) return brokenImage(file, `EOF, ${bytes.length} B`)
    const length = view.getUint16(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return brokenImage(file, `EOF, ${bytes.length} B`)
    const name = `FF${marker.toString(16).toUpperCase()} at byte ${at}`
    if (isOtherFrame(marker)) return brokenImage(file, name)
    if (isFrame(marker)) {
      components = bytes[at + 9] ?? 0
      const isKnown = length === 8 + 3 * components && bytes[at + 4] === 8
      if (header || !isKnown || ![1, 3, 4].includes(components)) return brokenImage(file, name)
      header = { height: view.getUint16(at + 5), width: view.getUint16(at + 7), isRgb: false }
      checkPixels(file, header, limitPixels)
    }
    if (marker === 0xee && length >= 14) {
      const maker = String.fromCharCode(...bytes.subarray(at + 4, at + 9))
      if (maker === 'Adobe') isRgb = bytes[at + 15] === 0
    }
    at = end
    if (marker === 0xda) {
      scans += 1
      if (!header || scans > mostScans) return brokenImage(file, name)
      // Within a scan, 0xff is followed by 0, or by the number of a restart.
      for (; at < bytes.length; at++) {
        const next = bytes[at + 1]!
        if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) break
      }
    }
  }
  if (!header || scans === 0) return brokenImage(file, 'SOF, SOS')
  return { ...header, isRgb: isRgb && components === 3 }
}
