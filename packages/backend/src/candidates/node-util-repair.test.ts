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
    repairNodeUtil(util)
    expect(util.isArray).toBe(isArray)
  })
})
