import { allocate } from '../dtype.js'
import type { Shape } from '../node.js'
import { sameShape, sizeOf, stridesOf } from './shape.js'

/**
 * The common shape of two, counted from their last axes: lengths must be equal or 1.
 *
 * `undefined` if there is none, `null` if it is not known yet.
 */
export const broadcastShapes = (a: Shape | null, b: Shape | null): Shape | null | undefined => {
  if (!a || !b) return null
  const rank = Math.max(a.length, b.length)
  const shape: (number | null)[] = []
  for (let axis = 0; axis < rank; axis++) {
    const left = axis < rank - a.length ? 1 : (a[axis - rank + a.length] as number | null)
    const right = axis < rank - b.length ? 1 : (b[axis - rank + b.length] as number | null)
    if (left === right || right === 1) shape.push(left)
    else if (left === 1 || left === null) shape.push(right)
    else if (right === null) shape.push(left)
    else return undefined
  }
  return shape
}

/**
 * Where each element of the broadcast shape finds its element in the smaller array.
 *
 * `undefined` where the places are the same.
 */
export const broadcastPlaces = (
  from: readonly number[],
  to: readonly number[],
): Int32Array | undefined => {
  if (sameShape(from, to)) return undefined
  const lead = to.length - from.length
  const strides = stridesOf(from).map((stride, axis) => (from[axis] === 1 ? 0 : stride))
  return places(to, [...new Array<number>(lead).fill(0), ...strides])
}

/** Walks `shape` row by row and notes where a walk with `strides` would be. */
export const places = (shape: readonly number[], strides: readonly number[]): Int32Array => {
  const result = allocate('int32', sizeOf(shape))
  const at: number[] = new Array(shape.length).fill(0)
  let place = 0
  for (let i = 0; i < result.length; i++) {
    result[i] = place
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const length = shape[axis] as number
      const stride = strides[axis] as number
      place += stride
      at[axis] = (at[axis] as number) + 1
      if ((at[axis] as number) < length) break
      place -= stride * length
      at[axis] = 0
    }
  }
  return result
}
