import type { Tensor3D } from '@tensorflow/tfjs-core'
import {
  decodeImage,
  encodeJpeg,
  encodePng,
  fromBitmap,
  fromCanvas,
  toCanvas,
} from '../src/io/index.js'

const colours = [
  [255, 0, 0],
  [1, 128, 254],
  [0, 77, 200],
] as const

const valuesOf = async (image: Tensor3D): Promise<string> => {
  try {
    return `${image.shape}: ${(await image.data()).join()}`
  } finally {
    image.dispose()
  }
}

/** In a page: an image drawn, read, shown, and written to files that the browser itself reads. */
export const checkCanvas = async (): Promise<string | undefined> => {
  const canvas = document.createElement('canvas')
  canvas.width = colours.length
  canvas.height = 1
  const context = canvas.getContext('2d')!
  for (const [x, colour] of colours.entries()) {
    context.fillStyle = `rgb(${colour})`
    context.fillRect(x, 0, 1, 1)
  }
  const three = { channels: 3 } as const
  const expected = `1,3,3: ${colours.flat()}`
  const image = fromCanvas(canvas, three)
  const shown = document.createElement('canvas')
  await toCanvas(image, shown, { dataRange: 255 })
  const png = (await encodePng(image, { dataRange: 255 })) as BlobPart
  const jpeg = await encodeJpeg(image, { dataRange: 255, quality: 100 })
  const size = (await valuesOf(decodeImage(jpeg).image)).split(':')[0]
  const found = {
    'a canvas': await valuesOf(image),
    'a canvas shown': await valuesOf(fromCanvas(shown, three)),
    'a bitmap': await valuesOf(fromBitmap(await createImageBitmap(canvas), three)),
    'a PNG file': await valuesOf(
      fromBitmap(await createImageBitmap(new Blob([png], { type: 'image/png' })), three),
    ),
  }
  const wrong = Object.entries(found).find(([, values]) => values !== expected)
  if (wrong) return `${wrong[0]}: expected ${expected}, got ${wrong[1]}`
  return size === '1,3,3' ? undefined : `a JPEG file: expected 1,3,3, got ${size}`
}
