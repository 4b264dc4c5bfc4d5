import { describe, expect, it } from 'vitest'
import { fromArrays } from './examples.js'

const x = { data: new Uint8Array([1, 2, 3, 4, 5, 6]), shape: [3, 1, 2] }
const y = { data: new Int32Array([7, 8, 9]), shape: [3] }

describe('fromArrays', () => {
  it('gathers rows in the order asked for, of any type and shape', () => {
    const batch = fromArrays({ x, y }).batch(new Uint32Array([2, 0, 2]))
    expect(batch.x).toEqual({ data: new Uint8Array([5, 6, 1, 2, 5, 6]), shape: [3, 1, 2] })
    expect(batch.y).toEqual({ data: new Int32Array([9, 7, 9]), shape: [3] })
  })
  it('gives an empty batch, and takes no examples at all', () => {
    expect(fromArrays({ x, y }).batch(new Uint32Array()).x.shape).toEqual([0, 1, 2])
    const none = { data: new Float32Array(), shape: [0, 2] }
    expect(fromArrays({ x: none, y: none }).length).toBe(0)
  })
  it('refuses shapes that do not fit the numbers, and targets that are missing', () => {
    expect(() => fromArrays({ x: { ...x, shape: [3, 3] }, y })).toThrow(
      'Expected x of shape [3, 3]',
    )
    expect(() => fromArrays({ x: { ...x, shape: [] }, y })).toThrow('Expected x of shape []')
    const two = { data: new Int32Array(2), shape: [2] }
    expect(() => fromArrays({ x, y: two })).toThrow('got 3 inputs and 2 targets')
  })
})
