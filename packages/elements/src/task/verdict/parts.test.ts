import { int32, tensor } from '@firstgrad/core/exercises'
import { describe, expect, it } from 'vitest'
import { partsOf } from './parts.js'

const paths = (...both: Parameters<typeof partsOf>) => partsOf(...both).map(({ path }) => path)

describe('partsOf', () => {
  it('is the answer itself where it is one tensor', () => {
    const [part] = partsOf(tensor([1, 2]), tensor([1, 5]))
    expect(part!.path).toBe('')
    expect([...Array.from(part!.difference!.values)]).toEqual([0, 3])
  })
  it('names the parts that differ, and no others', () => {
    const target = { k1: tensor([1]), k2: tensor([2]), inner: [tensor([3]), 4] }
    expect(paths(target, { ...target, k2: tensor([0]) })).toEqual(['k2'])
    expect(paths(target, { ...target, inner: [tensor([0]), 5] })).toEqual(['inner[0]', 'inner[1]'])
  })
  it('has no difference where shapes differ, or where something else came', () => {
    expect(partsOf(tensor([1, 2]), tensor([1]))[0]).not.toHaveProperty('difference')
    expect(partsOf({ a: tensor([1]) }, { b: tensor([1]) })[0]).toMatchObject({
      path: 'a',
      yours: undefined,
    })
    expect(paths([1], { 0: 1 })).toEqual([''])
    expect(paths(null, 3)).toEqual([''])
  })
  it('sees a dtype, and gives the whole where no part tells', () => {
    expect(paths({ a: tensor([1]) }, { a: int32([1]) })).toEqual(['a'])
    expect(paths({ a: 1 }, { a: 1 })).toEqual([''])
  })
  it('stops after a few', () => {
    const many = Array.from({ length: 100 }, (_, i) => i)
    expect(
      paths(
        many,
        many.map((n) => n + 1),
      ),
    ).toHaveLength(4)
  })
})
