import type { z } from 'zod'
import { coreError } from '../errors.js'
import { parseParameters } from '../runs/parameters.js'

/** More runs than anyone waits for. */
const most = 1000

/**
 * Every combination of a few values of some parameters; the last one named changes fastest. Those
 * that are not named keep their defaults.
 *
 * @throws `core/unknown-parameter`, `core/parameter`, `core/sweep-empty`, `core/sweep-too-large`
 *
 * @example
 * ```ts
 * const grid = sweepGrid(parameters, { learningRate: [0.01, 0.1], hidden: [4, 8, 16] })
 * for (const values of grid) console.log(values.learningRate, values.hidden)
 * ```
 */
export const sweepGrid = <Schema extends z.ZodObject>(
  schema: Schema,
  values: Readonly<Record<string, readonly unknown[]>>,
): z.output<Schema>[] => {
  const axes = Object.entries(values)
  for (const [name, { length }] of axes) {
    if (length === 0) throw coreError('core/sweep-empty', { name })
  }
  const count = axes.reduce((product, [, { length }]) => product * length, 1)
  if (count > most) throw coreError('core/sweep-too-large', { count, most })
  const grid = axes.reduce<Record<string, unknown>[]>(
    (sets, [name, choices]) =>
      sets.flatMap((set) => choices.map((value) => ({ ...set, [name]: value }))),
    [{}],
  )
  return grid.map((set) => parseParameters(schema, set))
}
