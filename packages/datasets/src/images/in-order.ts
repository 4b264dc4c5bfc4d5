import { permutation } from '../random/permutation.js'
import { type LabelledImages, labelledImages } from './labelled-images.js'
import { reorder } from './reorder.js'

/** Images as they were read, or in the order of `seed` where there is one. */
export const inOrder = (
  arrays: Omit<LabelledImages, 'batches' | 'classNames' | 'length'>,
  seed: number | undefined,
): LabelledImages => {
  const { images, imageShape, labels, info } = arrays
  const all = { ...arrays, length: labels.length, classNames: info.classNames }
  if (seed === undefined) return labelledImages(all)
  const order = permutation(labels.length, { seed })
  const imageBytes = imageShape.reduce((product, side) => product * side, 1)
  return labelledImages({
    ...all,
    images: reorder(images, imageBytes, order),
    labels: reorder(labels, 1, order),
  })
}
