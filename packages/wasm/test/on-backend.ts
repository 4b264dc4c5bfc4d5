import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { expect } from 'vitest'
import { registerWasm } from '../src/index.js'

/** What an operation gave: its type, shape and numbers. */
export interface Outcome {
  readonly dtype: string
  readonly shape: number[]
  readonly values: number[]
}

/** Runs `make` on a backend and takes its tensors' numbers away. Leaves no tensor behind. */
export const on = async (
  backend: string,
  make: () => tf.Tensor | tf.Tensor[],
): Promise<Outcome[]> => {
  await tf.setBackend(backend)
  const before = tf.memory().numTensors
  const outcomes = tf.tidy(() => {
    const made = make()
    return (Array.isArray(made) ? made : [made]).map((tensor) => ({
      dtype: tensor.dtype,
      shape: tensor.shape,
      values: Array.from(tensor.dataSync()),
    }))
  })
  expect(tf.memory().numTensors).toBe(before)
  return outcomes
}

/** The first difference larger than `tolerance`, relative above 1 and absolute below; or nothing. */
export const difference = (
  got: Outcome[],
  expected: Outcome[],
  tolerance = 0,
): string | undefined => {
  for (const [i, { dtype, shape, values }] of expected.entries()) {
    const other = got[i]
    if (other?.dtype !== dtype) return `output ${i}: ${other?.dtype} instead of ${dtype}`
    if (`${other.shape}` !== `${shape}`)
      return `output ${i}: [${other.shape}] instead of [${shape}]`
    for (const [j, value] of values.entries()) {
      const found = other.values[j] as number
      if (found === value || (Number.isNaN(found) && Number.isNaN(value))) continue
      const near = tolerance * Math.max(1, Math.abs(value))
      // Nothing is near Infinity.
      if (Number.isFinite(value) && Math.abs(found - value) <= near) continue
      return `output ${i}[${j}]: ${found} instead of ${value}`
    }
  }
  return got.length === expected.length ? undefined : `${got.length} outputs`
}

/** Compares the backends, and tells the first difference. */
export const compared = async (make: () => tf.Tensor | tf.Tensor[], tolerance = 0) =>
  difference(await on('wasm', make), await on('cpu', make), tolerance)

/** The same operation by 1, 2, 3 and 8 threads: its outcomes must be equal bit by bit. */
export const byThreads = async (make: () => tf.Tensor | tf.Tensor[]): Promise<Outcome[][]> => {
  const outcomes: Outcome[][] = []
  for (const threads of [1, 2, 3, 8]) {
    await tf.setBackend('cpu')
    await registerWasm({ threads })
    outcomes.push(await on('wasm', make))
  }
  return outcomes
}
