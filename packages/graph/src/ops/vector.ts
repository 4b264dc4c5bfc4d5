import type { At } from '../building/builder.js'
import { allocate, type DType } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Shape } from '../node.js'
import { Value } from '../value.js'

/** Refuses all but one axis. */
export const checkVector = (at: At, shape: Shape | null): void => {
  if (shape && shape.length !== 1)
    throw graphError('graph/rank', { ...at, expected: 'exactly-1', shape })
}

/** The elements of a vector at these places. */
export const pick = (x: Value, at: readonly number[]): Value => {
  const out = allocate(x.dtype, at.length)
  at.forEach((place, i) => {
    out[i] = x.data[place]!
  })
  return new Value<DType>(x.dtype, [at.length], out)
}

/** Places as an int32 vector. */
export const indices = (at: readonly number[]): Value =>
  new Value('int32', [at.length], Int32Array.from(at))
