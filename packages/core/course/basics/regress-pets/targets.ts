import type { Faces } from '../pets/faces.js'
import { quantities } from './figures.js'

/** Mean and standard deviation of age, weight and looks. */
export interface Scale {
  readonly mean: readonly number[]
  readonly std: readonly number[]
}

const meanOf = (values: Float32Array) => values.reduce((sum, v) => sum + v, 0) / values.length

export const scaleOf = (faces: Faces): Scale => {
  const mean = quantities.map((quantity) => meanOf(faces[quantity]))
  const std = quantities.map((quantity, c) =>
    Math.sqrt(meanOf(faces[quantity].map((value) => (value - mean[c]!) ** 2))),
  )
  return { mean, std }
}

/** Age, weight and looks of each pet: `[length, 3]`. */
export const targetsOf = (faces: Faces) => ({
  data: Float32Array.from(
    { length: faces.length * 3 },
    (_, i) => faces[quantities[i % 3]!][Math.floor(i / 3)]!,
  ),
  shape: [faces.length, 3],
})
