import * as z from 'zod/mini'
import type { Cell } from '../values/cells.js'

/** A whole number from 0 on. */
export const count = z.int().check(z.minimum(0))

/** A whole number from 1 on. */
export const positive = z.int().check(z.minimum(1))

/** A number from 0 to 1. */
export const share = z.number().check(z.minimum(0), z.maximum(1))

export const texts = z.array(z.string())

/** What holds between the parts of a value. */
export const rule = <T>(holds: (value: T) => boolean, error: string) =>
  z.refine<T>(holds, { error })

const size = positive.check(z.maximum(10_000))

/** What every figure has. */
export const head = <Name extends string>(kind: Name) => ({
  version: z.literal(1),
  kind: z.literal(kind),
  title: z.optional(z.string()),
  width: z.optional(size),
  height: z.optional(size),
})

/** Checked in one loop: a line may have a hundred thousand points. */
export const cells: z.ZodMiniType<Cell[]> = z.custom<Cell[]>(
  (value) =>
    Array.isArray(value) &&
    value.every((cell) => cell === null || (typeof cell === 'number' && Number.isFinite(cell))),
  { error: 'expected an array of numbers and nulls' },
)

export const grid = z
  .strictObject({ rows: count, columns: count, values: cells })
  .check(
    rule(
      (g) => g.values.length === g.rows * g.columns,
      'expected as many values as rows x columns',
    ),
  )

export const domain = z
  .tuple([z.number(), z.number()])
  .check(rule(([low, high]) => low < high, 'expected [low, high] with low < high'))

export const axis = z.strictObject({
  label: z.optional(z.string()),
  scale: z.optional(z.enum(['linear', 'log', 'time'])),
  domain: z.optional(domain),
})

/** An axis of numbers whose ends are known. */
export const flatAxis = z.strictObject({ label: z.optional(z.string()), domain })
