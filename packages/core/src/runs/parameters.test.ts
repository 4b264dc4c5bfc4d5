import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeError } from '../messages/index.js'
import { describeParameters, parseParameters } from './parameters.js'

const words = { en: 'words', 'zh-CN': '词' }
const schema = z.object({
  epochs: z.int().min(1).max(9).default(3).meta({ words }),
  rate: z.number().positive().max(1).optional().meta({ words }),
  optimizer: z.enum(['sgd', 'adam']).default('sgd').meta({ words }),
  shuffle: z.boolean().default(true).meta({ words }),
})

const errorOf = (values: Record<string, unknown>) => {
  try {
    parseParameters(schema, values)
  } catch (error) {
    return { en: describeError(error, 'en'), 'zh-CN': describeError(error, 'zh-CN') }
  }
  throw new Error('no error')
}

describe('parameters', () => {
  it('are described for flags, sliders and switches', () => {
    expect(describeParameters(schema)).toEqual([
      { name: 'epochs', words, default: 3, expected: { whole: true, least: 1, most: 9 } },
      { name: 'rate', words, default: undefined, expected: { whole: false, above: 0, most: 1 } },
      { name: 'optimizer', words, default: 'sgd', expected: { choices: ['sgd', 'adam'] } },
      { name: 'shuffle', words, default: true, expected: { boolean: true } },
    ])
  })

  it('are filled in where they are left out', () => {
    expect(parseParameters(schema, { shuffle: false })).toEqual({
      epochs: 3,
      optimizer: 'sgd',
      shuffle: false,
    })
  })

  it('are refused in words', () => {
    expect(errorOf({ shuffle: 'yes' })).toEqual({
      en: 'Expected shuffle to be true or false, got yes.',
      'zh-CN': 'shuffle 应为 true 或 false，实际为 yes。',
    })
    expect(errorOf({ rates: 1 })).toEqual({
      en: 'Expected a parameter of epochs, rate, optimizer, shuffle, got rates. Check its spelling.',
      'zh-CN': '没有名为 rates 的参数，可选：epochs、rate、optimizer、shuffle。请检查拼写。',
    })
    expect(errorOf({ epochs: 10 }).en).toBe(
      'Expected epochs to be a whole number of at least 1 and at most 9, got 10.',
    )
  })
})
