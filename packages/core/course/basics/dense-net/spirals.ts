import { drawFrom } from '../../../src/exercises.js'

export interface Spirals {
  readonly points: Float32Array
  /** 0 or 1 for each point: its arm. */
  readonly arms: Float32Array
  readonly count: number
}

const turns = 1.75
const noise = 0.02

/** Two arms that wind round each other, within -1 ... 1. */
export const spirals = (count: number, seed: number, split: 'train' | 'test'): Spirals => {
  const draw = drawFrom(seed, 'spirals', split)
  const points = new Float32Array(2 * count)
  const arms = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    const arm = i % 2
    const along = Math.sqrt(draw.number(0.02, 1))
    const angle = (2 * turns * along + arm) * Math.PI
    points[2 * i] = 0.95 * along * Math.cos(angle) + draw.gauss(0, noise)
    points[2 * i + 1] = 0.95 * along * Math.sin(angle) + draw.gauss(0, noise)
    arms[i] = arm
  }
  return { points, arms, count }
}
