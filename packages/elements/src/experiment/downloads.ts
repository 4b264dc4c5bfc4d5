import { make } from '../element/make.js'

/** Gives the reader a file. */
export const download = (name: string, content: BlobPart, type: string): void => {
  const address = URL.createObjectURL(new Blob([content], { type }))
  make('a', { href: address, download: name }).click()
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

const scale = 2

/** The pixels of an SVG document as a PNG, twice as large; undefined where the browser cannot. */
export const pngOf = async (svg: string): Promise<Blob | undefined> => {
  const image = new Image()
  // Not a blob's address: a policy that allows pictures from data: is more common.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  try {
    await image.decode()
  } catch {
    return undefined
  }
  const canvas = make('canvas', { width: image.width * scale, height: image.height * scale })
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
}
