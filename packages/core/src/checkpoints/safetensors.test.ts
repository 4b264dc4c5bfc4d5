import { describe, expect, it } from 'vitest'
import { decodeSafetensors, encodeSafetensors, SafetensorsError } from './safetensors.js'
import reference from './safetensors.reference.json'

const arrays = [
  { name: 'weights/0/kernel', shape: [2, 3], data: new Float32Array([0, -1.5, 2, 3e38, 1e-45, 7]) },
  { name: 'optimizer/0/iter', shape: [], data: new Int32Array([-7]) },
  { name: 'empty', shape: [0, 4], data: new Float32Array() },
]
const metadata = { format: 'x', 中文: '是' }

describe('safetensors', () => {
  it('gives back what it was given', () => {
    expect(decodeSafetensors(encodeSafetensors({ arrays, metadata }))).toEqual({ arrays, metadata })
    const nothing = { arrays: [], metadata: {} }
    expect(decodeSafetensors(encodeSafetensors(nothing))).toEqual(nothing)
  })

  it('keeps NaN, infinities and the sign of zero bit by bit', () => {
    const odd = new Float32Array([Number.NaN, Number.POSITIVE_INFINITY, -0])
    const bytes = encodeSafetensors({
      arrays: [{ name: 'w', shape: [3], data: odd }],
      metadata: {},
    })
    expect(new Uint8Array(decodeSafetensors(bytes).arrays[0]!.data.buffer)).toEqual(
      new Uint8Array(odd.buffer),
    )
  })

  it("reads what the format's own Python library wrote", () => {
    const { arrays: read, metadata: words } = decodeSafetensors(
      Buffer.from(reference.base64, 'base64'),
    )
    expect(words).toEqual(reference.metadata)
    expect(read.map(({ name, shape, data }) => ({ name, shape, data: [...data] }))).toEqual(
      expect.arrayContaining(reference.arrays),
    )
  })

  it('reads from a buffer that is not aligned', () => {
    const bytes = encodeSafetensors({ arrays, metadata })
    const shifted = new Uint8Array(bytes.length + 1)
    shifted.set(bytes, 1)
    expect(decodeSafetensors(shifted.subarray(1)).arrays).toEqual(arrays)
  })

  it('refuses every truncation and keeps no half array', () => {
    const bytes = encodeSafetensors({ arrays: arrays.slice(0, 2), metadata })
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeSafetensors(bytes.slice(0, length))).toThrow(SafetensorsError)
    }
  })

  it('refuses headers that lie', () => {
    const lie = (header: unknown, data = 4) => {
      const json = new TextEncoder().encode(JSON.stringify(header))
      const bytes = new Uint8Array(8 + json.length + data)
      new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true)
      bytes.set(json, 8)
      return () => decodeSafetensors(bytes)
    }
    expect(lie({ w: { dtype: 'F32', shape: [1], data_offsets: [-4, 0] } })).toThrow(
      SafetensorsError,
    )
    expect(lie({ w: { dtype: 'F32', shape: [2], data_offsets: [0, 4] } })).toThrow(SafetensorsError)
    expect(lie({ w: { dtype: 'F64', shape: [1], data_offsets: [0, 4] } })).toThrow(SafetensorsError)
    expect(lie({ w: null })).toThrow(SafetensorsError)
    expect(() => decodeSafetensors(new Uint8Array(16).fill(255))).toThrow(SafetensorsError)
  })
})
