import type { NpyData } from './npy-dtypes.js'

/** Elements whose first index is the fastest (Fortran order), with the last index the fastest. */
export const toCOrder = <Data extends NpyData>(data: Data, shape: readonly number[]): Data => {
  const ordered = data.slice() as Data
  const rank = shape.length
  if (rank < 2) return ordered
  const strides: number[] = []
  shape.reduce((stride, size, axis) => {
    strides[axis] = stride
    return stride * size
  }, 1)
  const index = new Array<number>(rank).fill(0)
  for (let to = 0, from = 0; to < data.length; to++) {
    ordered[to] = data[from]!
    // Counts like an odometer, the last index first.
    for (let axis = rank - 1; axis >= 0; axis--) {
      index[axis]! += 1
      from += strides[axis]!
      if (index[axis]! < shape[axis]!) break
      from -= strides[axis]! * shape[axis]!
      index[axis] = 0
    }
  }
  return ordered
}
