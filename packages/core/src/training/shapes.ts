/** True where every axis has the expected length; null takes any. */
export const fits = (expected: readonly (number | null)[], shape: readonly number[]): boolean =>
  expected.length === shape.length && expected.every((n, i) => n === null || n === shape[i])

/** `[any, 784]` */
export const shapeInWords = (shape: readonly (number | null)[]): string =>
  `[${shape.map((n) => n ?? 'any').join(', ')}]`
