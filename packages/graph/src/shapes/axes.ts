import { graphError } from '../errors.js'
import type { Shape } from '../node.js'

type At = { operation: string; name: string }

/** Counts a negative axis from the last one; an axis that does not exist is an error. */
export const axisOf = (axis: unknown, shape: Shape, at: At): number => {
  const rank = shape.length
  if (typeof axis !== 'number' || !Number.isInteger(axis) || axis < -rank || axis >= rank)
    throw graphError('graph/bad-axis', { ...at, axis, shape })
  return axis < 0 ? axis + rank : axis
}

/** The axes in ascending order, each at most once; all of them if none are named. */
export const axesOf = (axis: number | readonly number[] | null, shape: Shape, at: At): number[] => {
  if (axis === null) return shape.map((_, i) => i)
  const axes = (typeof axis === 'number' ? [axis] : axis).map((one) => axisOf(one, shape, at))
  axes.sort((a, b) => a - b)
  const repeated = axes.find((one, i) => one === axes[i + 1])
  if (repeated !== undefined) throw graphError('graph/repeated-axis', { ...at, axis: repeated })
  return axes
}

/** The shape that is left when `axes` are reduced. */
export const reducedShape = (shape: Shape, axes: readonly number[], keepDims: boolean): Shape =>
  keepDims
    ? shape.map((length, axis) => (axes.includes(axis) ? 1 : length))
    : shape.filter((_, axis) => !axes.includes(axis))
