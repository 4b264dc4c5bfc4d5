import { describe, expect, it } from 'vitest'
import { emptyProgress, mostPredictions, mostRuns, type Progress, stateOf } from './progress.js'
import { type Deed, record } from './record.js'

const id = 'basics/neuron'
const time = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString()

/** Each deed a second after the one before it. */
const after = (...deeds: readonly Deed[]): Progress =>
  deeds.reduce((progress, deed, i) => record(progress, id, deed, time(i)), emptyProgress)

const judged = (verdict: 'pass' | 'fail' | 'error' | 'timeout', mistake: string | null = null) =>
  ({ type: 'judged', verdict, mistake }) as const

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

describe('record', () => {
  it('goes from new over started to passed, and stays there', () => {
    expect(stateOf(emptyProgress, id)).toBe('new')
    expect(stateOf(after({ type: 'started' }), id)).toBe('started')
    expect(stateOf(after(judged('fail')), id)).toBe('started')
    const passed = after({ type: 'started' }, judged('pass'), judged('fail'), judged('pass'))
    expect(stateOf(passed, id)).toBe('passed')
    expect(passed.exercises[id]).toMatchObject({
      startedAt: time(0),
      passedAt: time(1),
      lastAt: time(3),
      attempts: 3,
      failures: 1,
    })
  })

  it('counts what was not right, and keeps each mistake with its first time', () => {
    const progress = after(
      judged('error'),
      judged('fail', 'step'),
      judged('timeout'),
      judged('fail', 'bias-each'),
      judged('fail', 'step'),
    )
    expect(progress.exercises[id]).toMatchObject({
      attempts: 5,
      failures: 5,
      mistakes: [
        { id: 'step', at: time(1) },
        { id: 'bias-each', at: time(3) },
      ],
    })
  })

  it('remembers the highest rung and the first look at the solution', () => {
    const hint = (rung: number) => ({ type: 'hint', rung }) as const
    const progress = after(hint(2), hint(1), { type: 'solution' }, { type: 'solution' })
    expect(progress.exercises[id]).toMatchObject({ hints: 2, solutionAt: time(2) })
  })

  it('keeps the last predictions and runs', () => {
    const choices = Array.from({ length: mostPredictions + 5 }, (_, i) => `choice-${i}`)
    const predicted = after(
      ...choices.map((choice) => ({ type: 'predicted', choice, right: null }) as const),
    )
    expect(predicted.exercises[id]!.predictions.map(({ choice }) => choice)).toEqual(
      choices.slice(5),
    )
    const ran = after(
      ...Array.from(
        { length: mostRuns + 3 },
        (_, seed) => ({ type: 'ran', card: { ...card, seed } }) as const,
      ),
    )
    expect(ran.exercises[id]!.runs).toHaveLength(mostRuns)
    expect(ran.exercises[id]!.runs[0]).toEqual({ at: time(3), card: { ...card, seed: 3 } })
    expect(stateOf(ran, id)).toBe('started')
    expect(stateOf(after({ type: 'ran', card, completes: true }), id)).toBe('passed')
  })

  it('learns afterwards whether a prediction was right', () => {
    const predicted = (choice: string) => ({ type: 'predicted', choice, right: null }) as const
    const progress = after(
      predicted('falls'),
      { type: 'outcome', choice: 'falls', right: false },
      predicted('rises'),
      predicted('falls'),
      { type: 'outcome', choice: 'falls', right: true },
      { type: 'outcome', choice: 'falls', right: true },
    )
    expect(progress.exercises[id]!.predictions).toEqual([
      { at: time(0), choice: 'falls', right: false },
      { at: time(2), choice: 'rises', right: null },
      { at: time(3), choice: 'falls', right: true },
    ])
  })

  it('changes nothing that it was given', () => {
    const before = after(judged('fail', 'step'))
    const copy = structuredClone(before)
    record(before, id, judged('pass'), time(9))
    expect(before).toEqual(copy)
  })
})
