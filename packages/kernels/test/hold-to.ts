import { engine, type Tensor } from '@tensorflow/tfjs-core'
import { expect } from 'vitest'
import { apart } from './apart.js'
import { changesAlong, gradientApart, type Loss } from './gradients.js'
import type { Trial, Trials } from './trials/trial.js'

const mineOf = (group: Trials, operation: string, count: number): readonly Trial[] => {
  const mine = group.values.filter((trial) => trial.operation === operation)
  expect(mine).toHaveLength(count)
  return mine
}

/** Holds what came to what a trial tells; nothing else may be there than before. */
const hold = (trial: Trial, input: Tensor, result: Tensor, before: number): void => {
  const { title, shape, values, most = 1e-5 } = trial
  expect(engine().memory().numTensors, title).toBe(before + 1)
  expect(result.shape, title).toEqual(shape)
  expect(apart(result.dataSync(), values), title).toBeLessThan(most)
  input.dispose()
  result.dispose()
}

/** Holds an operation to the trials it has in a group, and that it leaves nothing behind. */
export const holdTo = (group: Trials, operation: string, count: number): void => {
  for (const trial of mineOf(group, operation, count)) {
    const input = trial.input()
    const before = engine().memory().numTensors
    hold(trial, input, trial.run(input as never) as Tensor, before)
  }
}

/** The same, of what is to be waited for. */
export const holdToInTime = async (
  group: Trials,
  operation: string,
  count: number,
): Promise<void> => {
  for (const trial of mineOf(group, operation, count)) {
    const input = trial.input()
    const before = engine().memory().numTensors
    hold(trial, input, await trial.run(input as never), before)
  }
}

/** Holds the gradient of a loss to finite differences. */
export const holdGradient = (loss: Loss, image: Tensor): void => {
  const changes = changesAlong(loss, image)
  expect(gradientApart(changes.dataSync<'float32'>())).toBeLessThan(0.02)
  changes.dispose()
}
