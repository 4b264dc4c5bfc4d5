import { describe, expect, it } from 'vitest'
import { repairNodeUtil } from './node-util-repair.js'

describe('repairNodeUtil', () => {
  it('puts back what Node 23 removed', () => {
    const util: Record<string, (value: unknown) => boolean> = {}
    repairNodeUtil(util)
    expect([null, undefined, 0, '', []].map((value) => util.isNullOrUndefined!(value))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect([[], 'a', { length: 0 }].map((value) => util.isArray!(value))).toEqual([
      true,
      false,
      false,
    ])
  })
  it('leaves what is there', () => {
    const isArray = () => true
    const util: Record<string, unknown> = { isArray }
    repairNodeUtil(util, '20.17.0')
    expect(util.isArray).toBe(isArray)
  })
  it('replaces what only prints a warning', () => {
    const isArray = () => {
      throw new Error('a warning')
    }
    const util: Record<string, (value: unknown) => boolean> = { isArray }
    repairNodeUtil(util, '22.3.0')
    expect(util.isArray!([])).toBe(true)
  })
})
