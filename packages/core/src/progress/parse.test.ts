import { describe, expect, it } from 'vitest'
import { exportProgress, importProgress, parseProgress } from './parse.js'
import { emptyProgress, type Progress } from './progress.js'
import { type Deed, record } from './record.js'

const at = '2026-01-01T00:00:00.000Z'
const id = 'basics/neuron'
const deeds: readonly Deed[] = [
  { type: 'judged', verdict: 'fail', mistake: 'step' },
  { type: 'judged', verdict: 'pass', mistake: null },
  { type: 'solution' },
  { type: 'predicted', choice: 'xor', right: null },
  {
    type: 'ran',
    card: {
      schema: 1,
      exercise: id,
      language: 'zh-CN',
      seed: 3,
      parameters: { rate: 0.5, model: 'cnn', standardised: true },
      versions: { '@tensorflow/tfjs-core': '4.22.0' },
      backend: 'wasm',
      start: 'f'.repeat(64),
      threads: 2,
      metrics: { loss: 'NaN', best: 'Infinity', worst: -1, 'a b': 0.25 },
      figures: { loss: '1'.repeat(64) },
      sha256: '0'.repeat(64),
    },
  },
]
const full = deeds.reduce<Progress>((all, deed) => record(all, id, deed, at), emptyProgress)

/** The text of `full` after a change of its JSON. */
const changed = (change: (json: Record<string, unknown>) => void): string => {
  const json = JSON.parse(exportProgress(full))
  change(json)
  return JSON.stringify(json)
}

const entry = (json: Record<string, unknown>) =>
  (json.exercises as Record<string, Record<string, unknown>>)[id]!

const damage = (source: string) => {
  try {
    parseProgress(source, 'p.json')
  } catch (error) {
    return error
  }
  return null
}

describe('parseProgress', () => {
  it('reads what was written', () => {
    expect(parseProgress(exportProgress(full), 'p.json')).toEqual(full)
    expect(parseProgress(exportProgress(emptyProgress), 'p.json')).toEqual(emptyProgress)
  })

  it.each([
    ['', ''],
    ['{"version":1,"exer', ''],
    ['null', ''],
    ['[]', ''],
    ['{}', 'version'],
    ['{"version":"1"}', 'version'],
    ['{"version":0,"exercises":{}}', 'version'],
    ['{"version":1}', 'exercises'],
    ['{"version":1,"exercises":{"__proto__":{}}}', 'exercises.__proto__'],
    ['{"version":1,"exercises":{"../x":{}}}', 'exercises.../x'],
    [changed((json) => Object.assign(entry(json), { attempts: -1 })), `exercises.${id}.attempts`],
    [
      changed((json) => Object.assign(entry(json), { passedAt: 'now' })),
      `exercises.${id}.passedAt`,
    ],
    [
      changed((json) => Object.assign(entry(json), { lastAt: '2026-99-01T00:00:00.000Z' })),
      `exercises.${id}.lastAt`,
    ],
    [
      changed((json) => Object.assign(entry(json), { mistakes: [{ id: 3, at }] })),
      `exercises.${id}.mistakes[0].id`,
    ],
    [
      changed((json) => Object.assign(entry(json), { predictions: {} })),
      `exercises.${id}.predictions`,
    ],
    [
      changed((json) => Object.assign(entry(json), { runs: [{ at, card: { schema: 9 } }] })),
      `exercises.${id}.runs[0].card.schema`,
    ],
  ])('%j is damaged at %j', (source, place) => {
    expect(damage(source)).toMatchObject({
      code: 'core/progress-damaged',
      details: { path: 'p.json', place, keptAs: null },
    })
  })

  it('does not guess what a later version means', () => {
    expect(damage('{"version":2,"exercises":[]}')).toMatchObject({
      code: 'core/progress-newer',
      details: { path: 'p.json', version: 2, supported: 1 },
    })
  })

  it('lets no key reach a prototype', () => {
    const source = changed((json) => {
      const runs = entry(json).runs as { card: { metrics: object } }[]
      runs[0]!.card.metrics = JSON.parse('{"__proto__":1,"constructor":2}')
    })
    const { metrics } = parseProgress(source, 'p.json').exercises[id]!.runs[0]!.card
    expect(Object.getPrototypeOf(metrics)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).loss).toBeUndefined()
  })
})

describe('exportProgress', () => {
  it('refuses what could not be read back', () => {
    const broken = record(emptyProgress, id, { type: 'hint', rung: 1.5 }, at)
    expect(() => exportProgress(broken)).toThrow(`exercises.${id}.hints`)
    expect(() => exportProgress(record(emptyProgress, 'neuron', { type: 'started' }, at))).toThrow(
      'exercises.neuron',
    )
    expect(() =>
      exportProgress(record(emptyProgress, id, { type: 'started' }, 'yesterday')),
    ).toThrow('startedAt')
  })
})

describe('importProgress', () => {
  it('adds what another machine knows', () => {
    const own = record(emptyProgress, 'tf/hello', { type: 'started' }, at)
    const both = importProgress(own, exportProgress(full), 'p.json')
    expect(both.exercises).toEqual({ ...own.exercises, ...full.exercises })
    expect(importProgress(both, exportProgress(full), 'p.json')).toEqual(both)
  })
})
