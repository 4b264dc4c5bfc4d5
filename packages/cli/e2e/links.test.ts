import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCourseFile } from '@firstgrad/core/exercises-node'
import { encodePermalink, type Permalink } from '@firstgrad/core/permalink'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstgrad, jsonLines, some } from './firstgrad.js'

const chinese = { env: { LANG: 'zh_CN.UTF-8' } }
const address = (link: Permalink) =>
  `https://learn.example/zh/basics/neuron#${encodePermalink(link)}`

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'firstgrad-links-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const last = async (...args: readonly string[]) =>
  jsonLines((await firstgrad([...args, '--json'])).stdout).at(-1)! as {
    type: string
    [key: string]: unknown
    card?: { sha256: string; seed: number; parameters: Record<string, unknown> }
  }

const fits = (text: string) => {
  for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80)
}

const neuron: Permalink = {
  exercise: 'basics/neuron',
  parameters: { gate: 'or', b: -3, steps: 60 },
  seed: 7,
}

describe('run --from', { timeout: 60_000 }, () => {
  it('makes the run of a link with the same numbers', async () => {
    const byHand = ['--gate', 'or', '--b', '-3', '--steps', '60', '--seed', '7']
    const wanted = await last('run', 'basics/neuron', ...byHand, '--backend', 'cpu')
    const linked = await last('run', '--from', address(neuron), '--backend', 'cpu')
    expect(wanted.type).toBe('result')
    expect(linked.card).toEqual(wanted.card)
    expect(linked.metrics).toEqual(wanted.metrics)
    const named = await last('run', 'neuron', `--from=${address(neuron)}`, '--backend', 'cpu')
    expect(named.card).toEqual(wanted.card)
    const bare = await last('run', '--backend', 'cpu', '--from', encodePermalink(neuron))
    expect(bare.card).toEqual(wanted.card)
  })

  it('has the defaults of the exercise where the link is silent', async () => {
    const wanted = await last('run', 'tf/line-fit', '--backend', 'cpu')
    const linked = await last('run', '--from', address({ exercise: 'tf/line-fit' }))
    expect(linked.card!.parameters).toEqual(wanted.card!.parameters)
    expect(linked.card!.seed).toBe(1)
  })

  it('lets flags win, and writes what every run can write', async () => {
    const card = join(root, 'card.json')
    const flags = ['--steps', '30', '--seed', '9', '--card', card]
    const { code, stdout, stderr } = await firstgrad(['run', '--from', address(neuron), ...flags])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('basics/neuron')
    fits(stdout)
    const { parameters, seed } = JSON.parse(await readFile(card, 'utf8'))
    expect({ parameters, seed }).toEqual({
      parameters: { gate: 'or', w1: 1, w2: 1, b: -3, steps: 30 },
      seed: 9,
    })
  })

  it('sweeps over what the link says', async () => {
    const result = await last('run', '--from', address(neuron), '--sweep', 'steps=10,20')
    const runs = result.runs as { seed: number; parameters: Record<string, unknown> }[]
    expect(runs.map(({ seed, parameters: { steps, gate } }) => [seed, steps, gate])).toEqual([
      [7, 10, 'or'],
      [7, 20, 'or'],
    ])
  })

  it('keeps what the link has locked', async () => {
    const link = address({ ...neuron, lock: ['steps', 'seed'] })
    expect((await last('run', '--from', link, '--b', '2')).card!.parameters.b).toBe(2)
    for (const flags of [
      ['--steps', '30'],
      ['--seed', '1'],
      ['--sweep', 'seed=1,2'],
    ]) {
      const { code, stdout, stderr } = await firstgrad(['run', '--from', link, ...flags])
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/^The link is made so that --(steps|seed) stays as it is/)
    }
  })

  it('is told in --help', async () => {
    for (const options of [{}, chinese]) {
      for (const args of [['run'], ['run', 'neuron'], ['check']]) {
        const { code, stdout } = await firstgrad([...args, '--help'], options)
        expect(code).toBe(0)
        expect(stdout).toContain('--from <link>')
        fits(stdout)
      }
    }
  })
})

const hostile: Readonly<Record<string, readonly [link: string, words: RegExp, code: string]>> = {
  'an address without a link': [
    'https://learn.example/',
    /not a whole link to an exercise/,
    'permalink',
  ],
  nothing: ['', /not a whole link to an exercise/, 'permalink'],
  'a path': ['/etc/passwd', /not a whole link to an exercise/, 'permalink'],
  markup: ['https://a.example/#<script>alert(1)</script>', /not a whole link/, 'permalink'],
  'a version to come': ['#v7.AAAA', /version 7/, 'permalink'],
  'half of it': [address(neuron).slice(0, -9), /cut off or damaged/, 'permalink'],
  'another alphabet': ['#v1.神经元', /do not belong/, 'permalink'],
  'an escape': ['#v1.\u001b[31m', /do not belong/, 'permalink'],
  'an exercise that is not there': [
    address({ exercise: 'basics/neurom' }),
    /Did you mean basics\/neuron/,
    'unknown-exercise',
  ],
  'an exercise of nobody': [address({ exercise: 'a/b' }), /no exercise "a\/b"/, 'unknown-exercise'],
  'a parameter of another exercise': [
    address({ ...neuron, parameters: { epochs: 3 } }),
    /got epochs/,
    'unknown-parameter',
  ],
  'a number that is too large': [
    address({ ...neuron, parameters: { steps: 1e300 } }),
    /steps to be a whole number of at least 0 and at most 5000, got 1e\+300/,
    'parameter',
  ],
  'a fraction of a step': [
    address({ ...neuron, parameters: { steps: 0.5 } }),
    /steps to be a whole number/,
    'parameter',
  ],
  'a word for a number': [
    address({ ...neuron, parameters: { steps: '60' } }),
    /steps to be a whole number/,
    'parameter',
  ],
  'a truth for a word': [
    address({ ...neuron, parameters: { gate: true } }),
    /gate to be one of and, or, xor, got true/,
    'parameter',
  ],
  'a word that is none': [
    address({ ...neuron, parameters: { gate: '<b>nand</b>' } }),
    /gate to be one of and, or, xor/,
    'parameter',
  ],
}

describe('run --from with a link that does not hold', { timeout: 60_000 }, () => {
  it.each(some(Object.entries(hostile)))('%s', async (_, [link, words, code]) => {
    const ended = await firstgrad(['run', '--from', link])
    expect([ended.code, ended.stdout]).toEqual([2, ''])
    expect(ended.stderr).toMatch(words)
    expect(ended.stderr.trim()).not.toMatch(/\p{Cc}|at .*:\d+:\d+/u)
    const error = await last('run', '--from', link)
    expect(error).toMatchObject({ type: 'error', code: `core/${code}` })
    const inChinese = (await firstgrad(['run', '--from', link], chinese)).stderr
    expect(inChinese).toMatch(/[\u4e00-\u9fff].*。/)
  })

  it('says of any other exercise that it is another one', async () => {
    const { code, stderr } = await firstgrad(['run', 'tf/line-fit', '--from', address(neuron)])
    expect(code).toBe(2)
    expect(stderr).toContain('This link is about basics/neuron, not about tf/line-fit.')
  })

  it('is no way to make a fork again: its card has no weights', async () => {
    const path = join(root, 'fork.json')
    const { card } = await last('run', '--from', address(neuron))
    await writeFile(path, JSON.stringify({ ...card, start: 'f'.repeat(64) }))
    for (const [options, words] of [
      [{}, /is the card of a fork/],
      [chinese, /分支运行的卡片/],
    ] as const) {
      const { code, stdout, stderr } = await firstgrad(['run', 'neuron', '--rerun', path], options)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(words)
    }
  })

  it('does not go with a card, and needs a value', async () => {
    const both = ['run', 'neuron', '--from', address(neuron), '--rerun', 'card.json']
    expect((await firstgrad(both)).stderr).toContain('--from and --rerun do not go together')
    const none = await firstgrad(['run', '--from'])
    expect([none.code, none.stdout]).toEqual([2, ''])
  })

  it('says what a link of code alone is for', async () => {
    const link = address({ exercise: 'tf/hello', code: '' })
    const { code, stderr } = await firstgrad(['run', '--from', link])
    expect(code).toBe(2)
    expect(stderr).toContain('firstgrad check --from')
  })
})

describe('check --from', { timeout: 60_000 }, () => {
  const exercise = 'basics/neuron'

  it('judges the code of a link, and takes it for nobody’s own', async () => {
    const solution = await readCourseFile(exercise, 'solution.ts')
    const starter = await readCourseFile(exercise, 'starter.ts')
    const progress = join(root, 'progress.json')
    const options = { env: { FIRSTGRAD_PROGRESS: progress } }
    const right = await firstgrad(
      ['check', '--from', address({ exercise, code: solution })],
      options,
    )
    expect([right.code, right.stderr]).toEqual([0, ''])
    expect(right.stdout).toContain('The code of the link')
    fits(right.stdout)
    const wrong = await firstgrad(['check', '--from', address({ exercise, code: starter })], {
      env: { ...options.env, ...chinese.env },
    })
    expect([wrong.code, wrong.stderr]).toEqual([1, ''])
    expect(wrong.stdout).toContain('链接里的代码')
    fits(wrong.stdout)
    await expect(readFile(progress)).rejects.toThrow('ENOENT')
  })

  it('gives the verdict that a file gets', async () => {
    const code = await readCourseFile(exercise, 'starter.ts')
    const file = join(root, 'neuron.ts')
    await writeFile(file, code)
    const ofFile = await last('check', exercise, '--file', file)
    const ofLink = await last('check', exercise, '--from', address({ exercise, code }))
    expect(ofLink).toEqual(ofFile)
    expect(ofLink.verdict).toBe('fail')
  })

  it('judges code that does not end, and code that is none', async () => {
    const broken = await last('check', '--from', address({ exercise, code: '}{ <b>' }))
    expect(broken).toMatchObject({ type: 'verdict', verdict: 'error' })
    const empty = await last('check', '--from', address({ exercise, code: '' }))
    expect(empty).toMatchObject({ type: 'verdict', verdict: 'error' })
  })

  it('lets the code of others act on no terminal', async () => {
    const code = `
      console.log('\\u001b[2J\\u202eprinted\\u0007')
      export const neuron = () => { throw new Error('\\u001b[31mthrown\\r') }`
    const {
      code: ended,
      stdout,
      stderr,
    } = await firstgrad(['check', '--from', address({ exercise, code })])
    expect([ended, stderr]).toEqual([1, ''])
    expect(stdout).toContain('\\x1b[2J\\x202eprinted\\x7')
    expect(stdout).toContain('\\x1b[31mthrown')
    expect(stdout).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
    fits(stdout)
  })

  it('says what is missing and what does not go together', async () => {
    const link = address({ exercise, code: 'export const a = 1' })
    for (const [args, words] of [
      [['check'], 'The argument id is missing'],
      [['check', '--from', address({ exercise })], 'carries no code'],
      [['check', 'tf/hello', '--from', link], 'not about tf/hello'],
      [['check', '--from', link, '--file', 'a.ts'], '--from and --file do not go together'],
      [['check', '--from', link, '--dir', '.'], '--from and --dir do not go together'],
      [['check', '--from', '#v1.!'], 'do not belong'],
      [['check', '--from', address({ exercise: 'a/b', code: '' })], 'no exercise "a/b"'],
    ] as const) {
      const { code, stdout, stderr } = await firstgrad(args)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain(words)
    }
  })
})
