import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bind, browserPlatform } from './browser.js'

const original = Object.getOwnPropertyDescriptor(globalThis, 'navigator')
const setNavigator = (value: object | undefined) =>
  Object.defineProperty(globalThis, 'navigator', { value, configurable: true, writable: true })

beforeEach(() => setNavigator(undefined))
afterEach(() => {
  vi.unstubAllEnvs()
  if (original) Object.defineProperty(globalThis, 'navigator', original)
  else Reflect.deleteProperty(globalThis, 'navigator')
})

describe('the half for pages', () => {
  it('serves where there is neither a document nor a navigator', async () => {
    const report = await bind()
    expect(report).toMatchObject({
      backend: 'wasm',
      device: 'CPU',
      simd: 'simd128',
      versions: { browser: 'unknown' },
    })
    expect(report.tried.map((attempt) => 'reason' in attempt && attempt.reason)).toEqual([
      'no-interface',
      'no-interface',
      false,
    ])
  })
  it('has no environment', () => {
    vi.stubEnv('FIRSTGRAD_BACKEND', 'webgl')
    expect(browserPlatform.requested()).toBeUndefined()
  })
  it('sends who asks for tfjs-node to Node.js', async () => {
    await expect(bind({ prefer: 'tfjs-node' })).rejects.toThrow(
      'tfjs-node: runs only in Node.js, not in a page.',
    )
  })
  it.each<[object, string]>([
    [
      {
        userAgentData: {
          brands: [
            { brand: 'Not_A Brand', version: '8' },
            { brand: 'Chromium', version: '140' },
            { brand: 'Google Chrome', version: '140' },
            { brand: 'Not.A/Brand', version: '99' },
          ],
        },
      },
      'Google Chrome 140',
    ],
    [{ userAgent: 'Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/130.0' }, 'Firefox 130.0'],
    [
      { userAgent: 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1 Version/17.5 Safari/605.1' },
      'Safari 17.5',
    ],
    [{ userAgent: 'curl' }, 'unknown'],
  ])('reads the version of the browser from %j', (navigator, browser) => {
    setNavigator(navigator)
    expect(browserPlatform.versions()).toEqual({ browser })
  })
})
