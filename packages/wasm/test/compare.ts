import * as tf from '@tensorflow/tfjs-core'
import { expect } from 'vitest'

/** Numbers that look random, the same every time, from -1 to 1. */
export const numbers = (size: number, seed: number): Float32Array => {
  let state = seed * 2654435761 + 1
  return Float32Array.from({ length: size }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  })
}

/** A tensor of such numbers on the backend of the moment. */
export const tensorOf = (shape: readonly number[], seed: number): tf.Tensor =>
  tf.tensor(numbers(tf.util.sizeFromShape([...shape]), seed), [...shape])

type Numbers = ArrayLike<number>

/** The largest difference, as a share of the largest expected number. NaN and Infinity must agree. */
export const expectAlike = (got: Numbers, expected: Numbers, name = '', tolerance = 1e-5): void => {
  expect(got.length, name).toBe(expected.length)
  let scale = 1e-30
  let worst = 0
  for (let i = 0; i < expected.length; i++) {
    const [g, e] = [got[i] as number, expected[i] as number]
    if (!Number.isFinite(e) || !Number.isFinite(g)) {
      expect(g, `${name}[${i}]`).toBe(e)
      continue
    }
    scale = Math.max(scale, Math.abs(e))
    worst = Math.max(worst, Math.abs(e - g))
  }
  expect(worst / scale, name).toBeLessThan(tolerance)
}

/**
 * The gradient of the sum of `dy * forward(x)` for x, one number of x at a time. Exact but for
 * rounding where `forward` is linear in x, as with means, sums and convolutions.
 */
export const finiteDifferences = (
  forward: (x: tf.Tensor) => tf.Tensor,
  shape: readonly number[],
  x: Float32Array,
  dy: Float32Array,
  step = 0.5,
): Float32Array => {
  const value = (numbers: Float32Array): number =>
    tf.tidy(() => {
      const y = forward(tf.tensor(numbers, [...shape])).dataSync<'float32'>()
      expect(y.length).toBe(dy.length)
      return y.reduce((sum, v, i) => sum + v * (dy[i] as number), 0)
    })
  return x.map((at, i) => {
    const moved = x.slice()
    moved[i] = at + step
    const above = value(moved)
    moved[i] = at - step
    return (above - value(moved)) / (2 * step)
  })
}
