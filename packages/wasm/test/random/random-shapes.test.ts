import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { registerWasm } from '../../src/index.js'
import { expectAlike } from '../compare.js'
import { difference, type Outcome, on } from '../on-backend.js'
import type { Expected, RandomCase, RandomCases } from './case.js'
import { convolutions } from './convolutions.js'
import { gathers } from './gathers.js'
import { hardNumbers } from './hard-numbers.js'
import { lossesOf } from './losses.js'
import { norms } from './norms.js'
import { pointwise } from './pointwise.js'
import { pools } from './pools.js'
import { products } from './products.js'
import { resizing } from './resizing.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})

/** Each field with its part of the cases, in hundredths. */
const fields: Record<string, readonly [RandomCases, number]> = {
  'numbers, axes and layouts': [pointwise, 20],
  'hard numbers, whole numbers and nothing at all': [hardNumbers, 15],
  'products of matrices': [products, 15],
  convolutions: [convolutions, 16],
  pools: [pools, 10],
  normalizations: [norms, 6],
  losses: [lossesOf, 6],
  gathers: [gathers, 6],
  resizing: [resizing, 6],
}

// FIRSTGRAD_CASES=10000 is the long run.
const cases = Number(process.env.FIRSTGRAD_CASES ?? 300)

const check = async ({ title, make, byDefinition, alone, tolerance = 1e-5 }: RandomCase) => {
  const got = await on('wasm', make)
  await tf.setBackend('cpu')
  const expected: Expected[] = byDefinition ? byDefinition() : await on('cpu', make)
  expect(got.length, title).toBe(expected.length)
  for (const [i, { dtype = 'float32', shape, values }] of expected.entries()) {
    const output = got[i] as Outcome
    const name = `output ${i} of ${title}`
    expect([output.dtype, output.shape], name).toEqual([dtype, shape])
    if (alone) {
      const one = { dtype, shape: [...shape], values: Array.from(values) }
      expect(difference([output], [one], tolerance), title).toBeUndefined()
    } else expectAlike(output.values, values, name, tolerance)
  }
}

test.each(Object.entries(fields))(
  'random %s',
  async (_, [field, part]) => {
    const numRuns = Math.round((cases * part) / 100)
    await fc.assert(fc.asyncProperty(field, check), { numRuns, seed: 1 })
    await tf.setBackend('cpu')
  },
  900_000,
)
