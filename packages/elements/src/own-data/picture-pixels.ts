/** What can be drawn: a picture that was read, or the camera's. */
type Drawable = ImageBitmap | HTMLVideoElement

const sizeOf = (source: Drawable) =>
  source instanceof ImageBitmap
    ? { width: source.width, height: source.height }
    : { width: source.videoWidth, height: source.videoHeight }

/**
 * The square in the middle of a picture as `[size, size, 3]`, 0 to 255; what is transparent becomes
 * white.
 */
export const pixelsOf = (source: Drawable, size: number): Uint8Array => {
  const { width, height } = sizeOf(source)
  const side = Math.min(width, height)
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.fillStyle = '#fff'
  context.fillRect(0, 0, size, size)
  context.imageSmoothingQuality = 'high'
  const [left, top] = [(width - side) / 2, (height - side) / 2]
  context.drawImage(source, left, top, side, side, 0, 0, size, size)
  const { data } = context.getImageData(0, 0, size, size)
  const pixels = new Uint8Array(size * size * 3)
  for (let i = 0; i < size * size; i++) pixels.set(data.subarray(i * 4, i * 4 + 3), i * 3)
  return pixels
}

/** The pixels of a picture's file; undefined where the browser cannot read it. */
export const readPicture = async (file: Blob, size: number): Promise<Uint8Array | undefined> => {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file)
  } catch {
    return undefined
  }
  try {
    return pixelsOf(bitmap, size)
  } finally {
    bitmap.close()
  }
}
