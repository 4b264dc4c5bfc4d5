import { describe, expect, it } from 'vitest'
import { earOf } from './ears.js'
import { type PetSpecies, petSpecies } from './params.js'
import type { Bounds } from './shapes/shape.js'

/** The ears at either side of a head 1.1 wide, the right one short. */
const earsOf = (species: PetSpecies, towards: PetSpecies, share: number) => {
  const animal = { species, ears: { towards, share } }
  return [earOf(animal, -1, 1.1, 1), earOf(animal, 1, 1.1, 0.6)] as const
}

const numbers = ({ left, top, right, bottom }: Bounds) => [left, top, right, bottom]

describe('ears', () => {
  it('are where the course draws them while they do not move', () => {
    for (const towards of petSpecies) {
      const [cat] = earsOf('cat', towards, 0)
      expect([cat.tip.x, cat.tip.y]).toEqual([-0.75 * 1.1, -0.55 - 0.95])
      expect(numbers(cat.shape.bounds)).toEqual([-0.85 * 1.1, -1.5, -0.12 * 1.1, -0.3])
      const [, dog] = earsOf('dog', towards, 0)
      // The lower end: the middle at (1.122, -0.09), half a height of 0.39 below, tilted by -0.2.
      expect(dog.tip.x).toBeCloseTo(1.122 + 0.39 * Math.sin(0.2), 9)
      expect(dog.tip.y).toBeCloseTo(-0.09 + 0.39 * Math.cos(0.2), 9)
      const [, rabbit] = earsOf('rabbit', towards, 0)
      expect(rabbit.tip.x).toBeCloseTo(0.44 + 0.45 * Math.sin(0.15), 9)
      expect(rabbit.tip.y).toBeCloseTo(-1.17 - 0.45 * Math.cos(0.15), 9)
    }
  })

  it('of dog and rabbit are the same half way, and each other’s at the end', () => {
    for (const share of [0.3, 0.5, 1]) {
      const dogs = earsOf('dog', 'rabbit', share)
      const rabbits = earsOf('rabbit', 'dog', 1 - share)
      dogs.forEach((dog, at) => {
        const rabbit = rabbits[at]!
        numbers(dog.shape.bounds).forEach((edge, place) => {
          expect(edge).toBeCloseTo(numbers(rabbit.shape.bounds)[place]!, 9)
        })
        expect(dog.tip.x).toBeCloseTo(rabbit.tip.x, 9)
        expect(dog.tip.y).toBeCloseTo(rabbit.tip.y, 9)
        expect(dog.inner.distance(0.5, -1)).toBeCloseTo(rabbit.inner.distance(0.5, -1), 9)
      })
    }
  })

  it('of a cat stay pointed: at the end their corners lie on the other’s ears', () => {
    for (const other of ['dog', 'rabbit'] as const) {
      const goals = earsOf(other, other, 0)
      earsOf('cat', other, 1).forEach(({ shape, tip }, at) => {
        const goal = goals[at]!
        expect(goal.shape.distance(tip.x, tip.y)).toBeCloseTo(0, 9)
        expect(tip.y).toBeLessThan(numbers(goal.shape.bounds)[1]! + 0.02)
        const [left, top, right, bottom] = numbers(shape.bounds) as [number, number, number, number]
        let area = 0
        for (let x = left; x < right; x += 0.005)
          for (let y = top; y < bottom; y += 0.005)
            if (shape.distance(x, y) < 0) {
              area += 0.005 * 0.005
              expect(goal.shape.distance(x, y)).toBeLessThan(0.01)
            }
        const [halfWidth, halfHeight] = other === 'dog' ? [0.26, 0.65] : [0.2, 0.75]
        // The largest triangle in an ellipse has 3√3/4π of its area.
        const largest = ((3 * Math.sqrt(3)) / 4) * halfWidth * halfHeight * [1, 0.6][at]!
        expect(area / largest).toBeCloseTo(1, 1)
      })
    }
  })

  it('that move towards a cat’s end with its tips', () => {
    for (const species of ['dog', 'rabbit'] as const) {
      const cats = earsOf('cat', 'dog', 0)
      earsOf(species, 'cat', 1).forEach(({ tip }, at) => {
        expect(Math.abs(tip.x - cats[at]!.tip.x)).toBeLessThan(0.1)
        expect(Math.abs(tip.y - cats[at]!.tip.y)).toBeLessThan(0.1)
      })
    }
  })
})
