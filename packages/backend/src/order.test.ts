import { describe, expect, it } from 'vitest'
import { backendNames } from './names.js'
import { resolveOrder } from './order.js'

const usual = ['tfjs-node-gpu', 'tfjs-node', 'webgpu', 'wasm', 'cpu'] as const
const codeOf = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return (error as { code?: unknown }).code
  }
  return undefined
}

describe('resolveOrder', () => {
  it('takes the order of the platform', () => {
    const order = resolveOrder(usual, undefined, undefined, undefined)
    expect(order).toEqual({ names: usual, source: 'default', allowed: backendNames })
  })
  it('lets the environment override that, as a list with spaces and repetitions', () => {
    const { names, source } = resolveOrder(usual, undefined, undefined, ' cpu, webgpu ,cpu')
    expect(names).toEqual(['cpu', 'webgpu'])
    expect(source).toBe('FIRSTGRAD_BACKEND')
  })
  it('lets prefer override both', () => {
    const { names, source } = resolveOrder(usual, 'tfjs-node', undefined, 'cpu')
    expect(names).toEqual(['tfjs-node'])
    expect(source).toBe('prefer')
  })
  it.each(['', '  '])('takes an empty variable (%j) for none', (value) => {
    expect(resolveOrder(usual, undefined, undefined, value).source).toBe('default')
  })
  it('narrows the usual order by allow, whatever its order', () => {
    expect(resolveOrder(usual, undefined, ['cpu', 'webgpu'], undefined).names).toEqual([
      'webgpu',
      'cpu',
    ])
    expect(resolveOrder(usual, ['cpu', 'webgpu'], 'cpu', undefined).names).toEqual(['cpu'])
  })
  it('refuses names that it does not know, saying where they stand', () => {
    expect(codeOf(() => resolveOrder(usual, 'gpu', undefined, undefined))).toBe(
      'backend/unknown-name',
    )
    expect(() => resolveOrder(usual, undefined, undefined, 'cpu,,webgpu')).toThrow(
      'Expected FIRSTGRAD_BACKEND to name engines among tfjs-node-gpu, tfjs-node, webgpu, webgl, wasm, cpu, got "".',
    )
    expect(() => resolveOrder(usual, undefined, ['CPU'], undefined)).toThrow('got "CPU"')
  })
  it('refuses empty lists', () => {
    expect(codeOf(() => resolveOrder(usual, [], undefined, undefined))).toBe('backend/no-names')
    expect(codeOf(() => resolveOrder(usual, undefined, [], undefined))).toBe('backend/no-names')
  })
  it('refuses what is asked for and not allowed', () => {
    expect(codeOf(() => resolveOrder(usual, 'webgpu', 'cpu', undefined))).toBe(
      'backend/not-allowed',
    )
    expect(() => resolveOrder(usual, undefined, ['cpu'], 'webgpu')).toThrow(
      'FIRSTGRAD_BACKEND asks for webgpu, but only cpu may be used',
    )
  })
})
