import { make } from '../element/make.js'
import { keptSize } from './picture-set.js'

/** A small picture; it says nothing to those who cannot see it, for its class is written beside it. */
export const thumbnail = (pixels: Uint8Array): HTMLCanvasElement => {
  const canvas = make('canvas', { width: keptSize, height: keptSize, 'aria-hidden': 'true' })
  const image = new ImageData(keptSize, keptSize)
  for (let i = 0; i < keptSize * keptSize; i++) {
    image.data.set(pixels.subarray(i * 3, i * 3 + 3), i * 4)
    image.data[i * 4 + 3] = 255
  }
  canvas.getContext('2d')!.putImageData(image, 0, 0)
  return canvas
}
