import { tensor, tensorOf } from '@firstgrad/core/exercises'
import { describe, expect, it } from 'vitest'
import { numbersOf } from './numbers.js'
import { sliceOf, worstOf } from './slice.js'

const counted = (...shape: number[]) =>
  tensorOf(
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
    shape,
  )

describe('sliceOf', () => {
  it('takes a matrix whole', () => {
    expect(sliceOf(tensor([[1, 2, 3]]), 2)).toEqual({
      rows: 1,
      columns: 3,
      values: Float32Array.of(1, 2, 3),
      index: '',
    })
  })
  it('takes the channel of an image in which the place is', () => {
    const slice = sliceOf(counted(2, 4, 3), 4)!
    expect([slice.rows, slice.columns, slice.index]).toEqual([2, 4, '[:, :, 1]'])
    expect([...slice.values]).toEqual([1, 4, 7, 10, 13, 16, 19, 22])
  })
  it('takes one matrix of a stack', () => {
    const slice = sliceOf(counted(3, 2, 5), 10)!
    expect([slice.index, ...slice.values.slice(0, 3)]).toEqual(['[1, :, :]', 10, 11, 12])
  })
  it('takes one channel of one example', () => {
    const slice = sliceOf(counted(2, 2, 2, 3), 12 + 5)!
    expect([slice.index, ...slice.values]).toEqual(['[1, :, :, 2]', 14, 17, 20, 23])
  })
  it.each([[[]], [[4]], [[1, 1, 1, 1, 1]], [[0, 3]]])('has none of shape %j', (shape) => {
    expect(sliceOf(counted(...shape), 0)).toBeNull()
  })
})

describe('worstOf', () => {
  it('is where two differ most, and a NaN before all', () => {
    expect(worstOf(tensor([0, -3, 2]))).toBe(1)
    expect(worstOf(tensor([0, -3, Number.NaN]))).toBe(2)
    expect(worstOf(undefined)).toBe(0)
  })
})

describe('numbersOf', () => {
  it('writes columns, and nothing where they are too many', () => {
    expect(
      numbersOf(
        sliceOf(
          tensor([
            [1, -20],
            [0.123456, Number.NaN],
          ]),
          0,
        )!,
      ),
    ).toBe('     1 -20\n0.1235 NaN')
    expect(numbersOf(sliceOf(counted(17, 2), 0)!)).toBeNull()
  })
})
