import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { course } from '@firstgrad/core/course'
import { findExercise } from '@firstgrad/core/exercises'
import {
  experimentScript,
  type RunExperimentHost,
  runExperiment,
  type ScriptedRun,
} from '@firstgrad/core/experiments'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const exec = promisify(execFile)

/** From here a program finds the packages as they are built. */
const modules = fileURLToPath(new URL('../node_modules/', import.meta.url))
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(modules, '.scripts-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const runOf = async (
  id: string,
  values: Readonly<Record<string, number | string>>,
  more: Partial<RunExperimentHost> = {},
) => {
  const { experiment } = findExercise(course, id)
  const host = { seed: 5, language: 'en', backend: 'cpu', ...more } as const
  const checkpoints: Uint8Array[] = []
  for await (const event of runExperiment({ id, experiment: experiment! }, values, host)) {
    if (event.type === 'checkpoint') checkpoints.push(event.weights)
    if (event.type === 'result') return { card: event.card!, checkpoints }
  }
  throw new Error('no result')
}

/** Runs a script by the packages as they are built. */
const play = async (run: ScriptedRun) => {
  const path = join(folder, 'run.mjs')
  await writeFile(path, experimentScript(run))
  const ended = await exec(process.execPath, [path]).catch((error: unknown) => error)
  const { code = 0, stdout, stderr } = ended as { code?: number; stdout: string; stderr: string }
  return { code, stdout, stderr }
}

describe('experimentScript', { timeout: 60_000 }, () => {
  it('gives the same numbers in a process of its own', async () => {
    const { card } = await runOf('basics/neuron', { gate: 'or', b: -3, steps: 50 })
    const { code, stdout, stderr } = await play(card)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(String(card.metrics.loss))
    expect(stdout).toContain('The same numbers and figures, bit for bit.')
  })

  // With FIRSTGRAD_CASES: it trains twice.
  if (process.env.FIRSTGRAD_CASES)
    it('gives them on wasm, in Chinese, for a model of layers', async () => {
      const small = { epochs: 2, layers: 1, width: 4 }
      const { card } = await runOf('basics/dense-net', small, {
        backend: 'wasm',
        language: 'zh-CN',
      })
      const { code, stdout, stderr } = await play(card)
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toContain('数值与图完全相同，一位不差。')
    })

  it('begins a fork with the weights beside it', async () => {
    const { checkpoints } = await runOf('basics/neuron', { steps: 50 }, { checkpoints: 2 })
    const weights = checkpoints[0]!
    const { card } = await runOf('basics/neuron', { steps: 30 }, { start: weights })
    expect((await play(card)).stderr).toContain('start.safetensors')
    await writeFile(join(folder, 'start.safetensors'), weights)
    const { code, stdout } = await play(card)
    expect(code).toBe(0)
    expect(stdout).toContain('The same numbers and figures, bit for bit.')
  })

  it('says where the numbers are not those', async () => {
    const { card } = await runOf('basics/neuron', { steps: 50 })
    const changed = await play({ ...card, metrics: { ...card.metrics, loss: 0.5 } })
    expect(changed.code).toBe(1)
    expect(changed.stdout).toContain('Not the same numbers. They were:')
    const figures = await play({ ...card, sha256: '0'.repeat(64) })
    expect(figures.code).toBe(0)
    expect(figures.stdout).toContain('The same numbers, bit for bit; a figure differs.')
  })

  it('runs without numbers to compare with, and on the best engine', async () => {
    const run = { exercise: 'basics/neuron', parameters: { steps: 5 }, seed: 1 }
    const { code, stdout, stderr } = await play(run)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('learned')
    expect(experimentScript(run)).not.toContain('backend')
    const ofPage = experimentScript({ ...run, backend: 'webgl' })
    expect(ofPage).toContain('an engine that pages alone have')
    expect(ofPage).not.toContain('webgl')
  })

  it('tells errors in words', async () => {
    const run = { exercise: 'basics/neuron', parameters: { steps: 1e9 }, seed: 1 }
    const { code, stdout, stderr } = await play(run)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^Expected steps to be .* at most 5000, got 1000000000\.$/m)
    const lost = await play({ ...run, exercise: 'basics/neurom', language: 'zh-CN' })
    expect(lost.stderr).toMatch(/basics\/neuron/)
  })

  it('lets no word out of its quotes', async () => {
    const evil = "'; process.exit(7) //\\\n\u2028*/ `"
    const script = experimentScript({
      exercise: evil,
      parameters: { [evil]: evil },
      seed: 1,
      backend: evil,
      metrics: { [evil]: 1 },
      sha256: evil,
    })
    const path = join(folder, 'evil.mjs')
    await writeFile(path, script)
    const failure = await exec(process.execPath, [path]).catch((error: unknown) => error)
    expect((failure as { code: number }).code).toBe(1)
    expect((failure as { stderr: string }).stderr).toContain('There is no exercise')
  })
})
