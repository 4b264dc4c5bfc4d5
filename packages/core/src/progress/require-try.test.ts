import { expect, it } from 'vitest'
import { emptyProgress } from './progress.js'
import { record } from './record.js'
import { requireTry } from './require-try.js'

const id = 'basics/neuron'
const at = '2026-01-01T00:00:00.000Z'

it('asks for one answer that was judged', () => {
  const refused = expect.objectContaining({ code: 'core/solution-unearned', details: { id } })
  const started = record(emptyProgress, id, { type: 'hint', rung: 3 }, at)
  expect(() => requireTry(emptyProgress, id)).toThrow(refused)
  expect(() => requireTry(started, id)).toThrow(refused)
  for (const verdict of ['fail', 'error', 'timeout', 'pass'] as const) {
    requireTry(record(emptyProgress, id, { type: 'judged', verdict, mistake: null }, at), id)
  }
})
