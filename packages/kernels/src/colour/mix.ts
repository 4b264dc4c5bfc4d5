import {
  add,
  matMul,
  reshape,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor2d,
} from '@tensorflow/tfjs-core'

/** Rows of three weights, one row for each channel that comes out. */
export type Mixture = readonly (readonly number[])[]

/** Weighed sums of the channels of `[images, height, width, 3]`, with something added to each. */
export const mix = (images: Tensor4D, mixture: Mixture, added?: readonly number[]): Tensor4D => {
  const pixels = reshape(images, [-1, 3]) as Tensor2D
  const weights = tensor2d(mixture.flat(), [mixture.length, 3])
  const mixed = matMul(pixels, weights, false, true)
  const shape = [...images.shape.slice(0, 3), mixture.length] as Tensor4D['shape']
  return reshape(added ? add(mixed, tensor1d([...added])) : mixed, shape)
}

/** The mixture that undoes one of three rows (by cofactors). */
export const unmixed = (mixture: Mixture): Mixture => {
  const at = (row: number, column: number) => mixture[row % 3]![column % 3]!
  const cofactor = (row: number, column: number) =>
    at(row + 1, column + 1) * at(row + 2, column + 2) -
    at(row + 1, column + 2) * at(row + 2, column + 1)
  const places = [0, 1, 2]
  const determinant = places.reduce((sum, column) => sum + at(0, column) * cofactor(0, column), 0)
  return places.map((row) => places.map((column) => cofactor(column, row) / determinant))
}
