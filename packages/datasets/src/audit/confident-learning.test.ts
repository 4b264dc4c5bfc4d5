import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { confidentLearning } from './confident-learning.js'

interface Case {
  readonly classes: number
  readonly labels: number[]
  readonly probabilities: number[]
  readonly thresholds: number[]
  readonly confidentJoint: number[][]
  readonly noise: number
  readonly suspects: number[]
}

const cases: Case[] = JSON.parse(
  readFileSync(new URL('confident-learning.reference.json', import.meta.url), 'utf8'),
)

describe('confidentLearning', () => {
  it.each(cases)('finds what cleanlab finds among $classes classes', (wanted) => {
    const found = confidentLearning(wanted)
    found.thresholds.forEach((threshold, label) => {
      expect(threshold).toBeCloseTo(wanted.thresholds[label]!, 12)
    })
    expect(found.confidentJoint).toEqual(wanted.confidentJoint)
    expect(found.noise).toBeCloseTo(wanted.noise, 12)
    expect(wanted.suspects.length).toBeGreaterThan(0)
    // Rounded probabilities give equal margins, whose order is anyone's.
    const byIndex = (a: number, b: number) => a - b
    const indices = found.suspects.map(({ index }) => index)
    expect(indices.toSorted(byIndex)).toEqual(wanted.suspects.toSorted(byIndex))
    const marginOf = new Map(found.suspects.map(({ index, margin }) => [index, margin]))
    expect(wanted.suspects.map((index) => marginOf.get(index)!.toFixed(9))).toEqual(
      found.suspects.map(({ margin }) => margin.toFixed(9)),
    )
  })

  it('agrees with a case computed by hand', () => {
    // Thresholds: class 0 (0.9 + 0.2) / 2 = 0.55, class 1 0.7. Item 1 reaches that of class 1 only.
    const found = confidentLearning({
      labels: [0, 0, 1],
      probabilities: [0.9, 0.1, 0.2, 0.8, 0.3, 0.7],
      classes: 2,
    })
    expect(found.thresholds[0]).toBeCloseTo(0.55)
    expect(found.confidentJoint).toEqual([
      [1, 1],
      [0, 1],
    ])
    expect(found.noise).toBeCloseTo(1 / 3)
    expect(found.suspects).toMatchObject([{ index: 1, label: 0, suggested: 1 }])
    expect(found.suspects[0]!.margin).toBeCloseTo(-0.6)
  })

  it('passes over what is no class, and a class without items', () => {
    const found = confidentLearning({
      labels: [0, Number.NaN, -1, 7],
      probabilities: [1, 0, 0, 1, 0, 1, 0, 1],
      classes: 2,
    })
    expect(found).toMatchObject({ items: 1, thresholds: [1, null], noise: 0, suspects: [] })
  })
})
