import type { z } from 'zod'
import { vizError } from '../errors.js'

/** A checked figure without anything that JSON would drop. Throws `viz/bad-figure`. */
export const make = <F>(schema: z.ZodType<F>, value: object): F =>
  checked(schema, { version: 1, ...value })

/** The value, if it is as the schema wants it. Throws `viz/bad-figure`. */
export const checked = <F>(schema: z.ZodType<F>, value: unknown): F => {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const path = issue?.path.map(String).join('.') || 'figure'
  throw vizError('viz/bad-figure', { path, reason: issue?.message ?? '' })
}
