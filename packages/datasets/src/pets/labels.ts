import type { PetFaceParams } from './params.js'
import type { RandomStream } from './random-stream.js'

/** What a person would note of an animal: close to the truth, not the truth. */
export interface PetLabels {
  /** Years. */
  readonly age: number
  /** Kilograms. */
  readonly weight: number
  /** 1 to 10. */
  readonly looks: number
}

/**
 * The labels with their noise, which no model can learn: even a perfect one reaches an R² of .986
 * (age), .987 (weight) and .785 (looks).
 */
export const drawLabels = (
  stream: RandomStream,
  { age, weight, asymmetry, bowTie }: PetFaceParams,
): PetLabels => ({
  // Without this one age in three hundred would be negative.
  age: Math.max(0, age + 0.5 * stream.normal()),
  weight: weight + 0.3 * stream.normal(),
  looks: Math.min(10, Math.max(1, 2 + 4 * (1 - asymmetry) + (bowTie ? 3 : 0) + stream.normal())),
})
