import { z } from 'zod'
import { coreError, type Expected } from '../errors.js'
import type { Words } from './run.js'

/** One parameter of a run, as a command line or a page needs to know it. */
export interface ParameterInfo {
  /** camelCase, as in code. */
  readonly name: string
  readonly words: Words
  readonly default: number | string | boolean | undefined
  readonly expected: Expected
}

interface PropertySchema {
  type: 'integer' | 'number' | 'string' | 'boolean'
  enum?: string[]
  default?: number | string | boolean
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  words: Words
}

// zod bounds every integer to what a double can count; a learner need not hear of 2^53.
const isBound = (limit: number | undefined): limit is number =>
  limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER

const expectedOf = (schema: PropertySchema): Expected => {
  if (schema.type === 'boolean') return { boolean: true }
  return schema.enum ? { choices: schema.enum } : boundsOf(schema)
}

const boundsOf = (schema: PropertySchema): Expected => ({
  whole: schema.type === 'integer',
  ...(isBound(schema.minimum) && { least: schema.minimum }),
  ...(isBound(schema.exclusiveMinimum) && { above: schema.exclusiveMinimum }),
  ...(isBound(schema.maximum) && { most: schema.maximum }),
})

/** The parameters of a schema, for flags, sliders and switches. */
export const describeParameters = (schema: z.ZodObject): ParameterInfo[] => {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' }) as unknown as {
    properties?: Record<string, PropertySchema>
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    words: property.words,
    default: property.default,
    expected: expectedOf(property),
  }))
}

/**
 * Checks values against a schema and fills in the defaults.
 *
 * @throws `core/unknown-parameter` for a name that the schema does not have, `core/parameter` for the
 * first value that does not fit.
 */
export const parseParameters = <Schema extends z.ZodObject>(
  schema: Schema,
  values: Readonly<Record<string, unknown>>,
): z.output<Schema> => {
  const known = Object.keys(schema.shape)
  const stranger = Object.keys(values).find((name) => !known.includes(name))
  if (stranger !== undefined) throw coreError('core/unknown-parameter', { name: stranger, known })
  const result = schema.safeParse(values)
  if (result.success) return result.data
  const name = String(result.error.issues[0]!.path[0])
  const info = describeParameters(schema).find((parameter) => parameter.name === name)
  throw coreError('core/parameter', {
    name,
    expected: info?.expected ?? {},
    received: String(values[name]),
  })
}
