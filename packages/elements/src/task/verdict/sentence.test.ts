import type { CheckResult, Verdict } from '@firstgrad/core/exercises'
import { describe, expect, it } from 'vitest'
import { mayNotRun, problemsOf } from './problems.js'
import { countOf, sentenceOf } from './sentence.js'

const check = (rest: Partial<CheckResult>): CheckResult => ({
  id: 'sum',
  title: { en: 'the sum', 'zh-CN': '求和' },
  status: 'pass',
  console: [],
  ...rest,
})
const verdict = (checks: readonly CheckResult[], rest: Partial<Verdict> = {}): Verdict => ({
  type: 'verdict',
  schema: 1,
  id: 'a/b',
  verdict: checks.find(({ status }) => status !== 'pass')?.status ?? 'pass',
  mistake: null,
  hint: null,
  checks,
  console: [],
  seeds: [1],
  backend: 'cpu',
  ...rest,
})
const broken = (name: string, line?: number) =>
  check({
    status: 'error',
    message: {
      code: 'check/syntax',
      details: {
        error: { name, message: 'no', ...(line && { place: { file: 'b.ts', line } }) },
      },
    },
  })
const missing = check({
  status: 'error',
  message: { code: 'check/missing-export', details: { name: 'f', found: [] } },
})

describe('a verdict in a sentence', () => {
  it('counts, and names the first fault with the hint', () => {
    const hint = { en: 'Add it.', 'zh-CN': '加上它。' }
    const failed = verdict([check({}), missing], { hint })
    expect(sentenceOf(failed, 'en')).toBe(
      '1 of 2 checks pass. First: the sum. Expected an export "f", the file exports nothing. Write: export const f = … Add it.',
    )
    expect(sentenceOf(failed, 'zh-CN')).toMatch(
      /^2 项检查通过了 1 项。首先看这一项：求和。.*加上它。$/,
    )
  })
  it('is glad', () => {
    expect(sentenceOf(verdict([check({}), check({})]), 'en')).toBe('All 2 checks pass.')
    expect(countOf(verdict([check({})]), 'zh-CN')).toBe('1 项检查全部通过。')
  })
})

describe('lines that a verdict names', () => {
  it('are told once each, of this file alone', () => {
    const found = verdict([broken('SyntaxError', 3), broken('SyntaxError', 3), missing, check({})])
    expect(problemsOf(found, 'b.ts', 'en')).toEqual([
      { line: 3, message: 'The file cannot be read: SyntaxError: no (b.ts, line 3).' },
    ])
    expect(problemsOf(found, 'kit.ts', 'en')).toEqual([])
  })
  it('are none where the worker may not run code at all', () => {
    expect(mayNotRun(verdict([broken('EvalError')]))).toBe(true)
    expect(mayNotRun(verdict([broken('SyntaxError', 1), missing]))).toBe(false)
  })
})
