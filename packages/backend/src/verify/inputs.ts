import { type Tensor, tensor } from '@tensorflow/tfjs-core'

/** Values without a pattern in -2..2, the same everywhere: the fractions of i * sqrt(2). */
export const spread = (shape: number[], scale = 1): Tensor => {
  const size = shape.reduce((product, length) => product * length, 1)
  const values = Float32Array.from(
    { length: size },
    (_, i) => scale * (4 * (((i + 1) * Math.SQRT2) % 1) - 2),
  )
  return tensor(values, shape)
}

/** As {@link spread}, but between 0.5 and 2.5. */
export const positive = (shape: number[]): Tensor => {
  const size = shape.reduce((product, length) => product * length, 1)
  const values = Float32Array.from(
    { length: size },
    (_, i) => 0.5 + 2 * (((i + 1) * Math.SQRT2) % 1),
  )
  return tensor(values, shape)
}

/** Whole numbers in -20..20. */
export const whole = (shape: number[]): Tensor => {
  const size = shape.reduce((product, length) => product * length, 1)
  const values = Int32Array.from({ length: size }, (_, i) => ((i * 17 + 5) % 41) - 20)
  return tensor(values, shape, 'int32')
}
