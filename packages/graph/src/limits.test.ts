import { describe, expect, it } from 'vitest'
import { graph } from './graph.js'

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act()
  } catch (error) {
    return (error as { code?: string }).code
  }
  return undefined
}

describe('graphs beyond the usual size', () => {
  it.each(['compiled', 'interpreted'] as const)('a chain of 2,000, %s', (executor) => {
    const { placeholder, add, session } = graph()
    const p = placeholder('float32', [], { name: 'p' })
    let last = p
    for (let i = 0; i < 1_000; i += 1) last = add(last, 1)
    expect(codeOf(() => session({ executor }).run(last, { p: 1 }))).toBe(
      executor === 'compiled' ? 'graph/cannot-compile' : undefined,
    )
  })

  it('a chain of 20,000 nodes with its gradient', () => {
    const { placeholder, add, gradients, session } = graph()
    const p = placeholder('float32', [], { name: 'p' })
    let last = p
    for (let i = 0; i < 10_000; i += 1) last = add(last, 1)
    const { y, dy } = session().run({ y: last, dy: gradients(last, p) }, { p: 1 })
    expect(y.item()).toBe(10_001)
    expect(dy.item()).toBe(1)
  })

  it('a sum of 200,000 inputs', () => {
    const { placeholder, addN, session } = graph()
    const p = placeholder('float32', [2], { name: 'p' })
    const sum = addN(new Array<typeof p>(200_000).fill(p))
    const s = session()
    expect(s.run(sum, { p: [1, 2] }).toArray()).toEqual([200_000, 400_000])
    expect(s.executorOf(sum)).toBe('interpreted')
    expect(sum.inputs).toHaveLength(20)
  })

  it('a sum that wraps around', () => {
    const { placeholder, addN, session } = graph()
    const p = placeholder('int16', [], { name: 'p' })
    expect(
      session()
        .run(addN([p, p, p]), { p: 32767 })
        .item(),
    ).toBe(32765)
  })
})

describe('shapes too large for any memory', () => {
  it('are refused with words, not with a RangeError', () => {
    const { zeros, placeholder, add, oneHot, randomUniform, session } = graph()
    expect(codeOf(() => zeros([1e6, 1e6]))).toBe('graph/out-of-memory')
    const column = placeholder('float32', [null, 1], { name: 'column' })
    const row = placeholder('float32', [1, null], { name: 'row' })
    const data = new Float32Array(1e6)
    const feeds = { column: { data, shape: [1e6, 1] }, row: { data, shape: [1, 1e6] } }
    const s = session()
    expect(codeOf(() => s.run(add(column, row), feeds))).toBe('graph/out-of-memory')
    expect(codeOf(() => s.run(oneHot([1, 2], 1e12)))).toBe('graph/out-of-memory')
    expect(codeOf(() => s.run(randomUniform([1e12], { seed: 1 })))).toBe('graph/out-of-memory')
  })
})

describe('names', () => {
  it('are strings', () => {
    const { placeholder } = graph()
    for (const name of [3, {}, null, ['x'], true]) {
      const code = codeOf(() => placeholder('float32', [], { name: name as never }))
      expect(code, String(name)).toBe(name === null ? undefined : 'graph/bad-name')
    }
  })
})
