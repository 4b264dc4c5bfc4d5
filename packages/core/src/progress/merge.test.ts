import { describe, expect, it } from 'vitest'
import { drawFrom } from '../exercises/draw.js'
import { mergeProgress } from './merge.js'
import { emptyProgress, mostRuns, type Progress } from './progress.js'
import { type Deed, record } from './record.js'

const ids = ['tf/hello', 'tf/feed', 'basics/neuron']

import type { ExperimentCard } from '../exercises/experiment-card.js'

const card: ExperimentCard = {
  schema: 1,
  exercise: 'basics/neuron',
  language: 'en',
  seed: 1,
  parameters: { rate: 0.1 },
  versions: { firstgrad: '1.0.0' },
  backend: 'cpu',
  metrics: { loss: 0.5 },
  figures: {},
  sha256: '0'.repeat(64),
}

/** What someone may have done in a few minutes, by seed. */
const drawn = (seed: number): Progress => {
  const draw = drawFrom(seed, 'progress')
  const one = (): Deed => {
    const deeds: readonly Deed[] = [
      { type: 'started' },
      { type: 'judged', verdict: 'pass', mistake: null },
      { type: 'judged', verdict: 'fail', mistake: `mistake-${draw.whole(1, 4)}` },
      { type: 'judged', verdict: 'error', mistake: null },
      { type: 'hint', rung: draw.whole(1, 3) },
      { type: 'solution' },
      { type: 'predicted', choice: `choice-${draw.whole(1, 3)}`, right: draw.number() < 0.5 },
      {
        type: 'ran',
        card: { ...card, seed: draw.whole(1, 5), metrics: { loss: draw.number() } },
      },
    ]
    return deeds[draw.whole(0, deeds.length - 1)]!
  }
  let progress = emptyProgress
  for (let i = 0; i < draw.whole(0, 80); i++) {
    const at = new Date(Date.UTC(2026, 0, 1, 0, draw.whole(0, 59))).toISOString()
    progress = record(progress, ids[draw.whole(0, 2)]!, one(), at)
  }
  return progress
}

describe('mergeProgress', () => {
  it('knows what either knew', () => {
    const at = '2026-01-01T00:00:00.000Z'
    const a = record(emptyProgress, 'tf/hello', { type: 'hint', rung: 2 }, at)
    const passed = { type: 'judged', verdict: 'pass', mistake: null } as const
    const b = record(emptyProgress, 'tf/hello', passed, '2026-01-02T00:00:00.000Z')
    const c = record(b, 'tf/feed', { type: 'started' }, at)
    expect(mergeProgress(a, c).exercises).toEqual({
      'tf/feed': c.exercises['tf/feed'],
      'tf/hello': {
        startedAt: at,
        lastAt: '2026-01-02T00:00:00.000Z',
        passedAt: '2026-01-02T00:00:00.000Z',
        attempts: 1,
        failures: 0,
        hints: 2,
        mistakes: [],
        predictions: [],
        runs: [],
      },
    })
  })

  it('keeps of a prediction what either side learned of it', () => {
    const at = '2026-01-01T00:00:00.000Z'
    const deed = { type: 'predicted', choice: 'falls', right: null } as const
    const before = record(emptyProgress, 'tf/hello', deed, at)
    const after = record(before, 'tf/hello', { type: 'outcome', choice: 'falls', right: true }, at)
    for (const merged of [mergeProgress(before, after), mergeProgress(after, before)]) {
      expect(merged.exercises['tf/hello']!.predictions).toEqual([
        { at, choice: 'falls', right: true },
      ])
    }
  })

  it('does not depend on the order, nor on how often', () => {
    for (let seed = 0; seed < 60; seed++) {
      const [a, b, c] = [drawn(3 * seed), drawn(3 * seed + 1), drawn(3 * seed + 2)]
      const ab = mergeProgress(a, b)
      expect(mergeProgress(b, a)).toEqual(ab)
      expect(mergeProgress(ab, a)).toEqual(ab)
      expect(mergeProgress(ab, ab)).toEqual(ab)
      expect(mergeProgress(ab, c)).toEqual(mergeProgress(a, mergeProgress(b, c)))
      for (const { runs } of Object.values(ab.exercises)) {
        expect(runs.length).toBeLessThanOrEqual(mostRuns)
      }
    }
  })

  it('leaves what it was given alone when the other is empty', () => {
    const progress = mergeProgress(drawn(7), drawn(8))
    expect(mergeProgress(progress, emptyProgress)).toEqual(progress)
  })
})
