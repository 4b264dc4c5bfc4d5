import type { PictureData } from '@firstgrad/core/own-data'

/** Pictures are kept as large as the largest that is asked for. */
export const keptSize = 64

/** A class with its pictures, each `[keptSize, keptSize, 3]`, 0 to 255. */
export interface PictureClass {
  name: string
  readonly pictures: Uint8Array[]
}

/** A picture of half the size: each pixel is the mean of four. */
export const halved = (pixels: Uint8Array, size: number): Uint8Array => {
  const half = size / 2
  const smaller = new Uint8Array(half * half * 3)
  for (let y = 0; y < half; y++) {
    for (let x = 0; x < half; x++) {
      for (let c = 0; c < 3; c++) {
        const at = (2 * y * size + 2 * x) * 3 + c
        const sum =
          pixels[at]! + pixels[at + 3]! + pixels[at + size * 3]! + pixels[at + size * 3 + 3]!
        smaller[(y * half + x) * 3 + c] = Math.round(sum / 4)
      }
    }
  }
  return smaller
}

/** One picture as large as a network takes it. */
export const atSize = (pixels: Uint8Array, size: number): Uint8Array =>
  size === keptSize ? pixels : halved(pixels, keptSize)

/** All pictures of all classes that have any, as an experiment takes them. */
export const pictureData = (all: readonly PictureClass[], size: number): PictureData => {
  const classes = all.filter(({ pictures }) => pictures.length > 0)
  const count = classes.reduce((sum, { pictures }) => sum + pictures.length, 0)
  const images = new Uint8Array(count * size * size * 3)
  const labels = new Uint8Array(count)
  let next = 0
  classes.forEach(({ pictures }, label) => {
    for (const pixels of pictures) {
      images.set(atSize(pixels, size), next * size * size * 3)
      labels[next++] = label
    }
  })
  return { classes: classes.map(({ name }) => name), size, images, labels }
}
