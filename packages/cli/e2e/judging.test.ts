import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstgrad, jsonLines } from './firstgrad.js'

const chinese = { LANG: 'zh_CN.UTF-8' }
const course = fileURLToPath(new URL('../../core/course/', import.meta.url))
const neuron = join(course, 'basics/neuron')

let folder = ''
let env: Record<string, string> = {}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstgrad-judging-'))
  env = { FIRSTGRAD_PROGRESS: join(folder, 'progress.json') }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const write = async (name: string, text: string) => {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  return path
}

describe('check', { timeout: 60_000 }, () => {
  it.each([
    ['solution.ts', 'pass', null, 0],
    ['starter.ts', 'fail', null, 1],
    ['mistakes/bias-each.ts', 'fail', 'bias-each', 1],
    ['mistakes/exp-overflow.ts', 'fail', 'exp-overflow', 1],
  ])('%s of the neuron is %s, mistake %s', async (name, verdict, mistake, exit) => {
    const args = ['check', 'basics/neuron', '--file', join(neuron, name), '--json']
    const { code, stdout, stderr } = await firstgrad(args, { env })
    expect([code, stderr]).toEqual([exit, ''])
    const last = jsonLines(stdout).at(-1)!
    expect(last).toMatchObject({ type: 'verdict', id: 'basics/neuron', verdict, mistake })
    const checks = last.checks as { name: string; status: string; message: string }[]
    expect(checks.map(({ name: id }) => id)).toContain('weighted-sum')
    for (const { status, message } of checks) expect(message === '').toBe(status === 'pass')
  })

  it('shows target, yours and difference within 80 columns, in both languages', async () => {
    for (const [language, words] of [
      [{}, ['target', 'yours', 'This looks like a known mistake.', 'firstgrad hint']],
      [chinese, ['目标', '你的', '常见的错误']],
    ] as const) {
      const path = join(neuron, 'mistakes/bias-each.ts')
      const { code, stdout } = await firstgrad(['check', 'neuron', '--file', path], {
        env: { ...env, ...language },
      })
      expect(code).toBe(1)
      for (const word of words) expect(stdout).toContain(word)
      for (const line of stdout.split('\n')) {
        if (!line.startsWith('/')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
      }
    }
  })

  it('remembers that it passed, and asks the closing question', async () => {
    const { stdout } = await firstgrad(['check', 'neuron', '--file', join(neuron, 'solution.ts')], {
      env,
    })
    expect(stdout).toContain('All checks pass.')
    expect(stdout).toContain('XOR')
    const progress = JSON.parse(await readFile(env.FIRSTGRAD_PROGRESS!, 'utf8'))
    expect(progress.exercises['basics/neuron'].passedAt).toMatch(/^\d{4}-/)
  })

  it.each([
    ['a missing file', 'none.ts', null, 'found no such file'],
    ['a file that is no text', 'binary.ts', '\0\u0001', 'it is not text'],
    ['an empty file', 'empty.ts', '', 'exports nothing'],
    ['nonsense', 'nonsense.ts', '}{', 'cannot be read'],
  ])('%s is a verdict for programs and words for people', async (_what, name, text, words) => {
    const path = text === null ? join(folder, name) : await write(name, text)
    const said = await firstgrad(['check', 'neuron', '--file', path], { env })
    expect(said.code).toBe(1)
    expect(said.stdout + said.stderr).toContain(words)
    expect(said.stdout + said.stderr).not.toContain('    at ')
    const json = await firstgrad(['check', 'neuron', '--file', path, '--json'], { env })
    expect(json.code).toBe(1)
    expect(jsonLines(json.stdout).at(-1)).toMatchObject({ type: 'verdict', verdict: 'error' })
  })

  it('an unknown exercise and one without a task are named', async () => {
    const unknown = await firstgrad(['check', 'nueron'], { env })
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('basics/neuron')])
    expect((await firstgrad(['check', 'line-debug'], { env })).code).not.toBe(0)
  })
})

describe('watch', { timeout: 60_000 }, () => {
  it('judges again when the file is saved, and ends on Ctrl-C', async () => {
    const path = await write('watched.ts', await readFile(join(neuron, 'starter.ts'), 'utf8'))
    const solution = await readFile(join(neuron, 'solution.ts'), 'utf8')
    const watched = await firstgrad(['watch', 'neuron', '--file', path, '--json'], {
      env,
      once: {
        when: '"verdict":"fail"',
        act: async (kill) => {
          await writeFile(path, solution)
          // Time enough for a verdict on a busy machine.
          setTimeout(() => kill('SIGINT'), 5000)
        },
      },
    })
    expect(watched.code).toBe(0)
    const verdicts = jsonLines(watched.stdout).map(({ verdict }) => verdict)
    expect([verdicts[0], verdicts.at(-1)]).toEqual(['fail', 'pass'])
  })
})

describe('a course of one’s own', { timeout: 60_000 }, () => {
  it('is begun with an exercise that holds what it promises', async () => {
    const own = join(folder, 'own')
    const made = await firstgrad(['new-exercise', 'mine/first-one', '--dir', own], { env })
    expect([made.code, made.stderr]).toEqual([0, ''])
    const checked = await firstgrad(['check-course', own, '--json'], { env })
    expect(jsonLines(checked.stdout).at(-1)).toMatchObject({ exercises: 1, wrong: 0 })
    expect(checked.code).toBe(0)
    const again = await firstgrad(['new-exercise', 'mine/first-one', '--dir', own], { env })
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('exercise.ts')])
    expect((await firstgrad(['new-exercise', 'First!', '--dir', own], { env })).code).not.toBe(0)
  })
  it('is told what is wrong', async () => {
    const own = join(folder, 'wrong')
    await cp(join(course, '../example'), own, { recursive: true })
    await cp(join(own, 'first/row-sums/solution.ts'), join(own, 'first/row-sums/starter.ts'))
    const { code, stdout } = await firstgrad(['check-course', own], { env: { ...env, ...chinese } })
    expect(code).toBe(1)
    expect(stdout).toContain('starter: is not a failure')
    expect(stdout).toContain('1 项有问题')
    const none = await firstgrad(['check-course', join(folder, 'nothing')], { env })
    expect([none.code, none.stdout]).toEqual([1, expect.stringContaining('0 exercises')])
  })
})
