import { z } from 'zod'
import { coreError } from '../errors.js'
import { cardSchema, type ExperimentCard, shownHash } from './experiment-card.js'

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits')

const card: z.ZodType<ExperimentCard> = z.strictObject({
  schema: z.literal(cardSchema),
  exercise: z.string().min(1),
  language: z.enum(['en', 'zh-CN']),
  seed: z.int().min(0),
  parameters: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  start: hash.exactOptional(),
  versions: z.record(z.string(), z.string()),
  backend: z.string(),
  threads: z.int().min(1).exactOptional(),
  simd: z.string().exactOptional(),
  metrics: z.record(z.string(), z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])])),
  figures: z.record(z.string(), hash),
  sha256: hash,
})

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw coreError('core/card-damaged', { reason: (error as Error).message }, { cause: error })
  }
}

/**
 * The run card in a file.
 *
 * @param text - What `JSON.stringify(card)` wrote.
 * @throws `core/card-damaged`, `core/card-version`, `core/card-changed`
 */
export const readCard = async (text: string): Promise<ExperimentCard> => {
  const value = parsed(text)
  const { schema } = Object(value) as { schema?: unknown }
  if (typeof schema === 'number' && schema !== cardSchema) {
    throw coreError('core/card-version', { received: schema, supported: cardSchema })
  }
  const result = card.safeParse(value)
  if (!result.success) {
    const [issue] = result.error.issues
    const reason = `${issue!.path.join('.') || 'card'}: ${issue!.message}`
    throw coreError('core/card-damaged', { reason })
  }
  const expected = await shownHash(result.data)
  if (expected !== result.data.sha256) {
    throw coreError('core/card-changed', { expected, received: result.data.sha256 })
  }
  return result.data
}
