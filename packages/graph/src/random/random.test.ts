import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { graph } from '../index.js'

const statistics = (data: ArrayLike<number>) => {
  const all = Array.from(data)
  const mean = all.reduce((a, b) => a + b) / all.length
  const variance = all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / all.length
  return { mean, deviation: Math.sqrt(variance), min: Math.min(...all), max: Math.max(...all) }
}

const reference: {
  seed: number
  randomUniform: number[]
  randomNormal: number[]
  truncatedNormal: number[]
} = JSON.parse(readFileSync(new URL('./random.reference.json', import.meta.url), 'utf8'))

describe('random numbers', () => {
  const { variable, initialize, session, ...rest } = graph()
  const { randomNormal, truncatedNormal, randomUniform } = rest
  const s = session()

  it('depend on nothing but the seed', async () => {
    const { randomNormal: other, session: another } = graph()
    const numbers = s.run(randomNormal([2, 3], { seed: 42 }))
    expect(another().run(other([2, 3], { seed: 42 }))).toEqual(numbers)
    expect(s.run(randomNormal([2, 3], { seed: 43 }))).not.toEqual(numbers)
  })

  it('are those that NumPy’s Mersenne Twister leads to', () => {
    const { seed, ...wanted } = reference
    for (const draw of ['randomUniform', 'randomNormal', 'truncatedNormal'] as const) {
      const got = s.run(rest[draw]([5], { seed })).data
      wanted[draw].forEach((number, i) => {
        expect(got[i], draw).toBe(Math.fround(number))
      })
    }
  })

  it('start variables, the same in every session', () => {
    const W = variable(truncatedNormal([3], { seed: 7, standardDeviation: 0.1 }), { name: 'W' })
    s.run(initialize())
    const again = session()
    again.run(initialize())
    expect(again.run(W)).toEqual(s.run(W))
  })

  it('of an odd count, and of none', () => {
    expect(s.run(randomNormal([3], { seed: 1 })).size).toBe(3)
    expect(s.run(randomUniform([0, 2], { seed: 1 })).shape).toEqual([0, 2])
  })

  it('have the mean, deviation and limits asked for', () => {
    const normal = statistics(
      s.run(randomNormal([100, 100], { seed: 1, mean: 5, standardDeviation: 0.5 })).data,
    )
    expect(normal.mean).toBeCloseTo(5, 1)
    expect(normal.deviation).toBeCloseTo(0.5, 1)
    const cut = statistics(s.run(truncatedNormal([10_000], { seed: 2 })).data)
    expect(cut.max).toBeLessThanOrEqual(2)
    expect(cut.min).toBeGreaterThanOrEqual(-2)
    // A normal distribution cut at two deviations keeps 0.88 of its own.
    expect(cut.deviation).toBeCloseTo(0.88, 1)
    const even = statistics(
      s.run(randomUniform([10_000], { seed: 3, minimum: -1, maximum: 3 })).data,
    )
    expect(even.mean).toBeCloseTo(1, 1)
    expect(even.deviation).toBeCloseTo(4 / Math.sqrt(12), 1)
    expect(even.min).toBeGreaterThanOrEqual(-1)
    expect(even.max).toBeLessThanOrEqual(3)
  })
})
