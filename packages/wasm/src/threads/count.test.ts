import { availableParallelism } from 'node:os'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { threadCount } from './count.js'

afterEach(() => vi.unstubAllGlobals())

describe('threadCount', () => {
  it('is what the option says, whatever the environment says', () => {
    vi.stubEnv('FIRSTGRAD_THREADS', '5')
    expect(threadCount(3)).toBe(3)
    expect(threadCount(undefined)).toBe(5)
    vi.unstubAllEnvs()
  })

  it('is not more than the machine has', () => {
    vi.stubEnv('FIRSTGRAD_THREADS', '')
    expect(threadCount(undefined)).toBeGreaterThanOrEqual(1)
    expect(threadCount(undefined)).toBeLessThanOrEqual(availableParallelism())
    vi.unstubAllEnvs()
  })

  it('refuses what is no count', () => {
    for (const threads of [0, -1, 1.5, 65, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => threadCount(threads)).toThrow(
        expect.objectContaining({
          code: 'wasm/bad-threads',
          details: { source: 'threads', value: String(threads), most: 64 },
        }),
      )
    }
    for (const text of ['0', 'two', '2.5', '-1', '1e9']) {
      vi.stubEnv('FIRSTGRAD_THREADS', text)
      expect(() => threadCount(undefined)).toThrow(
        expect.objectContaining({
          code: 'wasm/bad-threads',
          details: { source: 'FIRSTGRAD_THREADS', value: `"${text}"`, most: 64 },
        }),
      )
    }
    vi.unstubAllEnvs()
  })

  it('asks a page', () => {
    vi.stubGlobal('process', undefined)
    vi.stubGlobal('navigator', { hardwareConcurrency: 6 })
    expect(threadCount(undefined)).toBe(6)
    vi.stubGlobal('navigator', { hardwareConcurrency: 128 })
    expect(threadCount(undefined)).toBe(16)
    vi.stubGlobal('navigator', undefined)
    expect(threadCount(undefined)).toBe(1)
  })
})
