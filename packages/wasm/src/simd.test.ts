import { afterEach, expect, it, vi } from 'vitest'
import { chooseSimd } from './simd.js'

afterEach(() => vi.restoreAllMocks())

it('takes relaxed instructions only when asked', () => {
  expect(chooseSimd(false)).toBe('simd128')
  expect(chooseSimd(true)).toBe('relaxed')
})

it('says what the host lacks', () => {
  const validate = WebAssembly.validate
  const spy = vi.spyOn(WebAssembly, 'validate')
  spy.mockImplementation(() => false)
  expect(() => chooseSimd(false)).toThrow(expect.objectContaining({ code: 'wasm/no-simd' }))
  spy.mockImplementation((bytes) => (bytes as Uint8Array).length < 32 && validate(bytes))
  expect(() => chooseSimd(true)).toThrow(expect.objectContaining({ code: 'wasm/no-relaxed-simd' }))
  expect(chooseSimd(false)).toBe('simd128')
})
