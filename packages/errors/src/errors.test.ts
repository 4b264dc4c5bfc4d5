import { describe, expect, it } from 'vitest'
import { CodedError, describeError, errorMaker, isCodedError, type Messages } from './index.js'

type Details = { 'bakery/too-hot': { degrees: number } }

const messages: Messages<Details> = {
  en: { 'bakery/too-hot': ({ degrees }) => `Expected below 250 °C, got ${degrees} °C.` },
  'zh-CN': { 'bakery/too-hot': ({ degrees }) => `应低于 250 °C，实为 ${degrees} °C。` },
}
const makeError = errorMaker(messages.en)

describe('errorMaker', () => {
  it('keeps code, details, cause and the English words', () => {
    const cause = new Error('thermometer')
    const error = makeError('bakery/too-hot', { degrees: 300 }, { cause })
    expect(error).toBeInstanceOf(CodedError)
    expect(error.code).toBe('bakery/too-hot')
    expect(error.details).toEqual({ degrees: 300 })
    expect(error.message).toBe('Expected below 250 °C, got 300 °C.')
    expect(error.cause).toBe(cause)
  })
})

describe('isCodedError', () => {
  it('knows an error of another copy by its shape', () => {
    const foreign = Object.assign(new Error('x'), { code: 'graph/x', details: {} })
    expect(isCodedError(foreign)).toBe(true)
  })
  it('does not take a Node system error for ours', () => {
    expect(isCodedError(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe(false)
    expect(isCodedError({ code: 'graph/x', details: {} })).toBe(false)
    expect(isCodedError(null)).toBe(false)
  })
})

describe('describeError', () => {
  it('speaks the language asked for', () => {
    const error = makeError('bakery/too-hot', { degrees: 300 })
    expect(describeError(error, 'zh-CN', messages)).toBe('应低于 250 °C，实为 300 °C。')
    expect(describeError(error, 'en', messages)).toBe(error.message)
  })
  it('falls back to the message for codes it does not know, and to text for thrown strings', () => {
    expect(describeError(new CodedError('graph/x', {}, 'words'), 'zh-CN', messages)).toBe('words')
    expect(describeError('thrown', 'en', messages)).toBe('thrown')
  })
})
