import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { numbers } from '../compare.js'

/** What came out, or should. */
export interface Expected {
  /** Left out: float32. */
  readonly dtype?: string
  readonly shape: readonly number[]
  readonly values: ArrayLike<number>
}

/** One operation with its operands. */
export interface RandomCase {
  /** Says everything that was drawn. */
  readonly title: string
  /** Computes on the backend of the moment. */
  readonly make: () => tf.Tensor[]
  /** The outputs by definition, where cpu refuses or is wrong; else cpu says what is right. */
  readonly byDefinition?: () => Expected[]
  /** Whether each number is measured by its own size: nothing was summed up that may cancel out. */
  readonly alone?: boolean
  /** As a part of the largest number of an output, or of each number above 1. Left out: 1e-5. */
  readonly tolerance?: number
}

export type RandomCases = fc.Arbitrary<RandomCase>

/** How many numbers in a hundred are not finite. */
export const special = fc.constantFrom(0, 0, 0, 2, 20)

export const seed = fc.integer({ min: 1, max: 1000 })

/** Lengths of an axis: mostly small, now and then past the edge of a vector or a tile. */
export const length = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 2, arbitrary: fc.integer({ min: 10, max: 40 }) },
  { weight: 1, arbitrary: fc.constant(0) },
)

const specials = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0]

/** Numbers from -1 to 1, so many in a hundred of them replaced by what is hard. */
export const sprinkled = (size: number, seed: number, percent: number): Float32Array => {
  const values = numbers(size, seed)
  const places = numbers(size, seed + 7919)
  return values.map((value, i) => {
    const draw = ((places[i] as number) + 1) * 50
    return draw < percent ? (specials[Math.floor(draw * 997) % specials.length] as number) : value
  })
}

export const sizeOf = (shape: readonly number[]): number => tf.util.sizeFromShape([...shape])

/** A tensor of such numbers on the backend of the moment. */
export const filled = (shape: readonly number[], seed: number, percent = 0): tf.Tensor =>
  tf.tensor(sprinkled(sizeOf(shape), seed, percent), [...shape])

/** Whole numbers from -`most` to `most`. */
export const whole = (shape: readonly number[], seed: number, most: number): tf.Tensor =>
  tf.tensor(
    Int32Array.from(numbers(sizeOf(shape), seed), (value) => Math.round(value * most)),
    [...shape],
    'int32',
  )
