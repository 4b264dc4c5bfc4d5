import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { registerWasm } from '../../src/index.js'
import { numbers } from '../compare.js'
import type { Cases } from './case.js'
import { losses } from './classes.js'
import { convolutions } from './convolutions.js'
import { functions } from './functions.js'
import { norms } from './norms.js'
import { places } from './places.js'
import { pools } from './pools.js'
import { sums } from './sums.js'

// Every gradient against what the forward pass does when all numbers of an operand move a little at
// once: sums are made outside, in 64 bits, so that sizes are no matter.

beforeAll(async () => {
  await registerWasm({ threads: 2 })
  await tf.setBackend('wasm')
})

const sizeOf = (shape: readonly number[]) => tf.util.sizeFromShape([...shape])

const product = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** Of 8ths, none of them 0, so that steps from whole numbers are exact. */
const directionOf = (size: number, seed: number): Float32Array =>
  numbers(size, seed).map((value) => (Math.round(value * 3) || 1) / 8)

const cases: Cases = {
  ...convolutions,
  ...pools,
  ...norms,
  ...places,
  ...losses,
  ...functions,
  ...sums,
}

test.each(Object.entries(cases))(
  '%s',
  (_, { shapes, run, at = numbers, step = 1, tolerance = 1e-5 }) => {
    const before = tf.memory().numTensors
    const starts = shapes.map((shape, i) => at(sizeOf(shape), i + 1))
    const forward = (values: Float32Array[]) =>
      run(...(values.map((value, i) => tf.tensor(value, [...shapes[i]!])) as never[]))
    const outShape = tf.tidy(() => forward(starts).shape)
    const dy = numbers(sizeOf(outShape), 9)
    const slopes = tf.tidy(() => {
      const operands = starts.map((value, i) => tf.tensor(value, [...shapes[i]!]))
      const gradients = tf.grads(run as never)(operands, tf.tensor(dy, outShape))
      expect(gradients.map(({ shape }) => shape)).toEqual(shapes)
      return gradients.map((gradient) => gradient.dataSync<'float32'>())
    })
    for (const [i, slope] of slopes.entries()) {
      for (const seed of [11, 12]) {
        const direction = directionOf(slope.length, seed)
        const moved = (by: number) =>
          tf.tidy(() => {
            const to = starts.with(
              i,
              starts[i]!.map((value, k) => value + by * direction[k]!),
            )
            return product(forward(to).dataSync(), dy)
          })
        const change = (moved(step) - moved(-step)) / (2 * step)
        // What a random direction of this length is expected to change.
        const size = Math.sqrt(
          (product(slope, slope) * product(direction, direction)) / slope.length,
        )
        expect(size, `operand ${i}: a gradient of nothing`).toBeGreaterThan(0)
        const error = Math.abs(change - product(slope, direction)) / size
        expect(error, `operand ${i}, direction ${seed}`).toBeLessThan(tolerance)
      }
    }
    expect(tf.memory().numTensors).toBe(before)
  },
)
