import type * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { reasonOf } from './reason.js'

/** A checked figure without anything that JSON would drop. Throws `viz/bad-figure`. */
export const make = <F>(schema: z.ZodMiniType<F>, value: object): F =>
  checked(schema, { version: 1, ...value })

/** The value, if it is as the schema wants it. Throws `viz/bad-figure`. */
export const checked = <F>(schema: z.ZodMiniType<F>, value: unknown): F => {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const path = issue?.path ?? []
  throw vizError('viz/bad-figure', {
    path: path.map(String).join('.') || 'figure',
    received: briefly(path.reduce<unknown>((part, key) => (part as never)?.[key], value)),
    reason: issue ? reasonOf(issue) : '',
  })
}

const longest = 60

const briefly = (value: unknown): string => {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
