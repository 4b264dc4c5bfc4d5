import { engine } from '@tensorflow/tfjs-core'
import { expect } from 'vitest'
import { apart } from './apart.js'
import type { Trials } from './trials/trial.js'

/** Holds an operation to the trials it has in a group, and that it leaves nothing behind. */
export const holdTo = (group: Trials, operation: string, count: number): void => {
  const mine = group.values.filter((trial) => trial.operation === operation)
  expect(mine).toHaveLength(count)
  for (const { title, input, run, shape, values, most = 1e-5 } of mine) {
    const one = input()
    const before = engine().memory().numTensors
    const result = run(one as never)
    expect(engine().memory().numTensors, title).toBe(before + 1)
    expect(result.shape, title).toEqual(shape)
    expect(apart(result.dataSync(), values), title).toBeLessThan(most)
    one.dispose()
    result.dispose()
  }
}
