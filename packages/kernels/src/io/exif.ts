const orientationTag = 0x0112

/**
 * How the camera was held, from the notes it leaves beside the pixels: 1 upright, up to 8. Notes that
 * cannot be read tell nothing.
 *
 * Source: CIPA DC-008, Exchangeable image file format (Exif).
 */
export const orientationOf = (notes: Uint8Array): number => {
  const view = new DataView(notes.buffer, notes.byteOffset, notes.length)
  if (notes.length < 8) return 1
  const isLittle = view.getUint16(0) === 0x4949
  const directory = view.getUint32(4, isLittle)
  if (directory + 2 > notes.length) return 1
  const count = view.getUint16(directory, isLittle)
  for (let index = 0; index < count; index++) {
    const at = directory + 2 + 12 * index
    if (at + 12 > notes.length) return 1
    if (view.getUint16(at, isLittle) !== orientationTag) continue
    const value = view.getUint16(at + 8, isLittle)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}
