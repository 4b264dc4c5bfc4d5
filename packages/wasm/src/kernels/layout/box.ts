import { type TensorInfo, util } from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'

/** A box within an array: where it begins. Its size is told apart. */
export interface Place {
  /** Address of the array's first number. */
  readonly at: number
  /** Shape of the array. */
  readonly shape: readonly number[]
  /** The box's first index along each axis. */
  readonly begin: readonly number[]
}

/**
 * Copies a box of numbers from one array to another. What lies together is copied together: only
 * axes that are cut in one of the arrays are walked.
 */
export const copyBox = (
  { assembly, pool }: Engine,
  from: Place,
  to: Place,
  size: readonly number[],
  bytesPerNumber: number,
): void => {
  const fromStrides = strides(from.shape, bytesPerNumber)
  const toStrides = strides(to.shape, bytesPerNumber)
  const at = ({ at, begin }: Place, strides: readonly number[]) =>
    begin.reduce((sum, index, axis) => sum + index * (strides[axis] as number), at)

  // The innermost axis whose run is cut in one of the arrays; all within it lies together.
  let axis = size.length - 1
  while (axis > 0 && size[axis] === from.shape[axis] && size[axis] === to.shape[axis]) axis--
  const run = util.sizeFromShape(size.slice(Math.max(axis, 0))) * bytesPerNumber
  const rowAxis = axis - 1
  const rows = rowAxis < 0 ? 1 : (size[rowAxis] as number)
  const fromStride = rowAxis < 0 ? run : (fromStrides[rowAxis] as number)
  const toStride = rowAxis < 0 ? run : (toStrides[rowAxis] as number)

  const walk = (axis: number, source: number, target: number): void => {
    if (axis >= rowAxis) {
      assembly.copyRows(pool.control, source, fromStride, target, toStride, rows, run)
      return
    }
    for (let i = 0; i < (size[axis] as number); i++) {
      walk(
        axis + 1,
        source + i * (fromStrides[axis] as number),
        target + i * (toStrides[axis] as number),
      )
    }
  }
  walk(0, at(from, fromStrides), at(to, toStrides))
}

/** Bytes of one number, or nothing for types whose numbers do not lie on the heap one by one. */
export const bytesOf = ({ dtype }: Pick<TensorInfo, 'dtype'>): number | undefined =>
  dtype === 'string' || dtype === 'complex64' ? undefined : util.bytesPerElement(dtype)

/** Bytes from one index to the next along each axis. */
const strides = (shape: readonly number[], bytesPerNumber: number): number[] => {
  const result = new Array<number>(shape.length)
  let stride = bytesPerNumber
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    result[axis] = stride
    stride *= shape[axis] as number
  }
  return result
}
