import { describe, expect, it } from 'vitest'
import { describeError } from '../messages/index.js'
import type { NamedArray } from '../training/trainable.js'
import { decodeWeights, encodeWeights } from './weights.js'

const arrays: readonly NamedArray[] = [
  { name: 'w', shape: [2, 2], data: Float32Array.of(1, -2, 3e-38, 4) },
  { name: 'b', shape: [], data: Float32Array.of(-0) },
]

/** A safetensors file with this header and so many bytes of data. */
const file = (header: string, bytes = 20): Uint8Array => {
  const json = new TextEncoder().encode(header)
  const whole = new Uint8Array(8 + json.length + bytes)
  new DataView(whole.buffer).setBigUint64(0, BigInt(json.length), true)
  whole.set(json, 8)
  return whole
}

const refusal = (bytes: Uint8Array): string => {
  try {
    decodeWeights(bytes, arrays)
  } catch (error) {
    const { code, details } = error as { code?: string; details?: { reason: string } }
    expect(code).toBe('core/weights-do-not-fit')
    expect(describeError(error, 'en')).toMatch(/^[A-Z].*\.$/)
    expect(describeError(error, 'zh-CN')).toMatch(/[\u4e00-\u9fff].*。$/)
    return details!.reason
  }
  return 'taken'
}

describe('weights', () => {
  it('come back as they were, also from the middle of a buffer', () => {
    const bytes = encodeWeights(arrays)
    expect(decodeWeights(bytes, arrays)).toEqual(arrays)
    const larger = new Uint8Array(bytes.length + 3)
    larger.set(bytes, 3)
    expect(decodeWeights(larger.subarray(3), arrays)).toEqual(arrays)
  })

  const w = '"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}'
  const b = '"b":{"dtype":"F32","shape":[],"data_offsets":[16,20]}'

  it.each([
    ['whole', file(`{${w},${b}}`), 'taken'],
    ['nothing', new Uint8Array(0), 'damaged'],
    ['seven bytes', new Uint8Array(7), 'damaged'],
    ['an endless header', new Uint8Array(16).fill(255), 'damaged'],
    ['a header that is null', file('null'), 'damaged'],
    ['a header that is a list', file('[]'), 'damaged'],
    ['a header that is a word', file('"w"'), 'damaged'],
    ['a header that is no JSON', file('{w'), 'damaged'],
    ['an entry that is null', file(`{"w":null,${b}}`), 'damaged'],
    ['another type', file(`{${w.replace('F32', 'F64')},${b}}`), 'damaged'],
    ['a type of every object', file(`{${w.replace('F32', 'constructor')},${b}}`), 'damaged'],
    ['less data than it says', file(`{${w},${b}}`, 19), 'damaged'],
    ['data before its beginning', file(`{${w.replace('[0,16]', '[-16,0]')},${b}}`), 'damaged'],
    ['1e400', file(`{${w.replace('[2,2]', '[1e400,2]')},${b}}`), 'damaged'],
    ['a negative shape', file(`{${w.replace('[2,2]', '[-2,-2]')},${b}}`), 'other-model'],
    ['a shape in other words', file(`{${w.replace('[2,2]', '[4]')},${b}}`), 'other-model'],
    ['another order', file(`{${b},${w}}`), 'other-model'],
    ['too few', file(`{${w}}`), 'other-model'],
    ['none', file('{}'), 'other-model'],
    ['a prototype', file(`{"__proto__":{},${w},${b}}`), 'damaged'],
  ])('are read with care: %s', (_, bytes, reason) => {
    expect(refusal(bytes)).toBe(reason)
  })

  it('that are no numbers begin nothing', () => {
    const [first, last] = arrays as [NamedArray, NamedArray]
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const broken = { ...last, data: Float32Array.of(value) }
      expect(refusal(encodeWeights([first, broken]))).toBe('not-finite')
    }
  })
})
