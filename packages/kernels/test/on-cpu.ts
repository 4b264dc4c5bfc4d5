import '@tensorflow/tfjs-backend-cpu'
import { memory, setBackend } from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, beforeEach, expect } from 'vitest'

/** Runs the tests of a file on the cpu, and holds that each leaves no tensor behind. */
export const onCpu = (): void => {
  let before = 0
  beforeAll(async () => {
    await setBackend('cpu')
  })
  beforeEach(() => {
    before = memory().numTensors
  })
  afterEach(() => {
    expect(memory().numTensors).toBe(before)
  })
}
