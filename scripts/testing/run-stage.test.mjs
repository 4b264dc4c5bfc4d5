import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runStage, summarise } from './run-stage.mjs'

/** @type {string} */
let told
beforeEach(() => {
  told = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    told += text
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

const context = /** @type {import('./events.mjs').Context} */ (/** @type {unknown} */ ({}))
/**
 * @param {string} name
 * @param {readonly import('./events.mjs').CheckEvent[]} events
 * @param {Error} [error]
 */
const stage = (name, events, error) => ({
  name,
  title: 'a stage',
  run: async function* () {
    yield* events
    if (error) throw error
  },
})

it('counts, tells failures as they come, and ends with the one line', async () => {
  const results = [
    await runStage(
      stage('first', [
        { type: 'passed', name: 'tests', count: 40 },
        { type: 'failed', name: 'sum', detail: 'expected 1\ngot 2' },
      ]),
      context,
    ),
    await runStage(stage('second', [{ type: 'passed', name: 'alone' }]), context),
  ]
  expect(summarise(results)).toBe(1)
  expect(told).toContain('✗ sum\n       expected 1\n       got 2')
  expect(told).toContain('✓ alone')
  expect(told).toContain('Failed (1):\n   ✗ first: sum')
  expect(told.trimEnd().split('\n').at(-1)).toBe('41 passed, 1 failed')
})

it('takes a stage that breaks for a failure, what it told before counted', async () => {
  const result = await runStage(
    stage('broken', [{ type: 'passed', name: 'before' }], new Error('no disk')),
    context,
  )
  expect(summarise([result])).toBe(1)
  expect(told).toContain('no disk')
  expect(told.trimEnd().split('\n').at(-1)).toBe('1 passed, 1 failed')
})

it('tells what was skipped, many alike as one', async () => {
  const reason = 'no GPU here'
  const result = await runStage(
    stage('unit', [
      { type: 'skipped', name: 'backend › webgpu › a', reason },
      { type: 'skipped', name: 'backend › webgpu › b', reason },
      { type: 'skipped', name: 'graph › c › d', reason: '' },
    ]),
    context,
  )
  expect(summarise([result])).toBe(0)
  expect(told).toContain('Skipped here (3):')
  expect(told).toContain('- backend › webgpu (2 tests): no GPU here')
  expect(told).toContain('- graph › c › d: no reason given')
})
