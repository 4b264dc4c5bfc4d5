import { otsu } from '@firstgrad/kernels'
import * as tf from '@tensorflow/tfjs-core'
import { type Faces, pictureOf } from '../pets/faces.js'

export const mean = (values: readonly number[] | Uint8Array): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

/** The mask of each picture, one after the other: 1 where the animal is. */
export const masksOf = ({ length, masks }: Pick<Faces, 'length' | 'masks'>): Uint8Array[] => {
  const area = masks.length / length
  return Array.from({ length }, (_, i) => masks.subarray(i * area, (i + 1) * area))
}

/** Where the animal is in at least half of the pictures. */
export const meanMask = (masks: readonly Uint8Array[]): Uint8Array => {
  const counts = new Uint16Array(masks[0]!.length)
  for (const mask of masks) {
    for (let i = 0; i < counts.length; i++) counts[i]! += mask[i]!
  }
  return Uint8Array.from(counts, (count) => (2 * count >= masks.length ? 1 : 0))
}

/**
 * Otsu's threshold parts a picture into bright and dark; the part that has less of the border is
 * taken for the animal.
 */
export const cutOut = (faces: Faces, index: number): Uint8Array => {
  const { data, height, width } = pictureOf(faces, index)
  const luma = [0.2126, 0.7152, 0.0722] as const
  const grey = Float32Array.from({ length: height * width }, (_, i) =>
    luma.reduce((sum, weight, channel) => sum + weight * data[3 * i + channel]!, 0),
  )
  const level = tf.tidy(() => otsu(tf.tensor2d(grey, [height, width])))
  const bright = Uint8Array.from(grey, (value) => (value > level ? 1 : 0))
  const border = bright.filter((_, i) => {
    const [row, column] = [Math.floor(i / width), i % width]
    return row === 0 || column === 0 || row === height - 1 || column === width - 1
  })
  return mean(border) > 0.5 ? bright.map((value) => 1 - value) : bright
}

/** Intersection over union of two masks; 1 where both are empty. */
export const iou = (truth: Uint8Array, found: Uint8Array): number => {
  let [both, either] = [0, 0]
  for (let i = 0; i < truth.length; i++) {
    both += truth[i]! & found[i]!
    either += truth[i]! | found[i]!
  }
  return either === 0 ? 1 : both / either
}
