import { concat, slice, type Tensor4D } from '@tensorflow/tfjs-core'

/** Moves what is in a batch along an axis; what leaves at one end comes in at the other. */
const rollAlong = (images: Tensor4D, axis: 1 | 2, shift: number): Tensor4D => {
  const size = images.shape[axis]
  const first = (((-shift % size) + size) % size) | 0
  if (first === 0) return images
  const from = (start: number, length: number): Tensor4D => {
    const [begin, sizes] = [[0, 0, 0, 0], [...images.shape]]
    begin[axis] = start
    sizes[axis] = length
    return slice(images, begin as Tensor4D['shape'], sizes as Tensor4D['shape'])
  }
  return concat([from(first, size - first), from(0, first)], axis)
}

/** Moves images down and to the right, around the edges. */
export const roll = (images: Tensor4D, down: number, right: number): Tensor4D =>
  rollAlong(rollAlong(images, 1, down), 2, right)
