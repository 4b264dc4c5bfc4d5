import type { Shape } from '../node.js'

/** The number of elements of a shape whose every length is known. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((size, n) => size * n, 1)

/** The shape if every length is known before anything is fed, else `undefined`. */
export const staticShape = (shape: Shape | null): readonly number[] | undefined =>
  shape?.every((length) => length !== null) ? (shape as readonly number[]) : undefined

export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((length, axis) => length === b[axis])

/** Could these be the same shape once everything is fed? */
export const compatible = (a: Shape | null, b: Shape | null): boolean =>
  a === null ||
  b === null ||
  (a.length === b.length &&
    a.every((length, axis) => length === null || b[axis] === null || length === b[axis]))

/** How many elements lie between neighbours along each axis. */
export const stridesOf = (shape: readonly number[]): number[] => {
  const strides: number[] = new Array(shape.length)
  let stride = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride
    stride *= shape[axis] as number
  }
  return strides
}
