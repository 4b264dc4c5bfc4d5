import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ended, firstgrad, jsonLines, type Options } from './firstgrad.js'

let folder = ''
let progress = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstgrad-cli-runs-'))
  progress = join(folder, 'progress.json')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const chinese = { LANG: 'zh_CN.UTF-8' }
const short = ['--epochs', '20']

/** Runs the command with progress of its own. */
const run = (args: readonly string[], { env, ...options }: Options = {}): Promise<Ended> =>
  firstgrad(args, { env: { FIRSTGRAD_PROGRESS: progress, ...env }, ...options })

const resultOf = ({ stdout }: Ended) => jsonLines(stdout).at(-1)!

const fits = (text: string) => {
  for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80)
}

const remembered = async (id: string) =>
  JSON.parse(await readFile(progress, 'utf8')).exercises[id] as {
    readonly passedAt?: string
    readonly predictions: readonly { choice: string; right: boolean | null }[]
    readonly runs: readonly { card: { seed: number; parameters: object } }[]
  }

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

const courseFile = (path: string) =>
  fileURLToPath(new URL(`../../core/course/${path}`, import.meta.url))

describe('run of an exercise', { timeout: 60_000 }, () => {
  it('shows figures, results and what was right, within 80 columns, in both languages', async () => {
    for (const [env, title, right] of [
      [{}, 'Four knobs on one fit', 'You were right.'],
      [chinese, '一次拟合，四个旋钮', '你预测对了。'],
    ] as const) {
      const args = ['run', 'line-debug', ...short, '--predict', 'explodes', '--backend', 'cpu']
      const choice = args.indexOf('explodes')
      // The choice by its number is the same for every language.
      const { code, stdout, stderr } = await run(args.with(choice, '3'), { env })
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toContain(title)
      expect(stdout).toContain(right)
      expect(stdout).toContain('20/20')
      expect(stdout).not.toContain('\u001b')
      fits(stdout)
    }
    const { predictions, runs, passedAt } = await remembered('tf/line-debug')
    expect(predictions.map(({ right }) => right)).toEqual([true, true])
    expect(runs).toHaveLength(2)
    // It has no code to write: running it is doing it.
    expect(passedAt).toBeDefined()
  })

  it('prints nothing but JSON lines, figures among them, the result last', async () => {
    const ended = await run(['run', 'convolution', '--kernel', 'blur', '--seed', '7', '--json'])
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    const lines = jsonLines(ended.stdout)
    expect(lines[0]).toMatchObject({ type: 'backend' })
    const figures = lines.filter(({ type }) => type === 'figure')
    expect(figures.map(({ id }) => id)).toContain('impulse')
    expect(figures[0]!.figure).toMatchObject({ version: 1, kind: 'subplots' })
    expect(lines.filter(({ type }) => type === 'result')).toHaveLength(1)
    expect(lines.at(-1)).toMatchObject({
      type: 'result',
      id: 'basics/convolution',
      reason: 'finished',
      metrics: { height: 106, width: 158 },
      card: { seed: 7, parameters: { kernel: 'blur', stride: 1 } },
      prediction: { said: null, correct: null },
    })
  })

  it('keeps a prediction that was made before a run that did not end', async () => {
    const lost = join(folder, 'lost.json')
    const env = { FIRSTGRAD_PROGRESS: lost }
    const report = join(folder, 'lost.html')
    const flags = ['--epochs', '1000', '--predict', '1', '--report', report]
    const began = { at: 0 }
    const { code, stdout, stderr } = await run(
      ['run', 'line-debug', ...flags, '--model', 'mlp-8'],
      {
        env,
        once: {
          when: 'step ',
          act: (kill) => {
            began.at = performance.now()
            kill('SIGINT')
          },
        },
      },
    )
    expect(performance.now() - began.at).toBeLessThan(1000)
    expect([code, stderr]).toEqual([130, 'Interrupted.\n'])
    expect(stdout).not.toContain('Results')
    expect(await exists(report)).toBe(false)
    const { exercises } = JSON.parse(await readFile(lost, 'utf8'))
    expect(exercises['tf/line-debug'].predictions).toMatchObject([{ right: null }])
    expect(exercises['tf/line-debug'].runs).toEqual([])
    expect(exercises['tf/line-debug'].passedAt).toBeUndefined()
  })

  it('ends as JSON, too, when it is interrupted', async () => {
    const args = ['run', 'line-debug', '--epochs', '1000', '--model', 'mlp-8', '--json']
    const ended = await run(args, {
      once: { when: '"type":"step"', act: (kill) => kill('SIGINT') },
    })
    expect([ended.code, ended.stderr]).toEqual([130, ''])
    expect(resultOf(ended)).toMatchObject({ type: 'result', reason: 'aborted', card: null })
  })

  it('writes a report, a card and a record for TensorBoard', async () => {
    const [report, card, events] = ['r.html', 'r.json', 'events'].map((name) => join(folder, name))
    const flags = ['--report', report!, '--card', card!, '--tensorboard', events!]
    const { code, stdout } = await run(['run', 'line-debug', ...short, ...flags], { env: chinese })
    expect(code).toBe(0)
    expect(stdout).toContain(`已写入 ${report}`)
    const page = await readFile(report!, 'utf8')
    expect(page).toContain('<html lang="zh-CN"')
    for (const words of ['一次拟合，四个旋钮', '运行卡片', '损失', 'tf/line-debug']) {
      expect(page).toContain(words)
    }
    expect(page.match(/<figure /g)!.length).toBe(7)
    expect(JSON.parse(await readFile(card!, 'utf8'))).toMatchObject({
      schema: 1,
      exercise: 'tf/line-debug',
      parameters: { epochs: 20 },
    })
    const [file] = await readdir(events!)
    const bytes = await readFile(join(events!, file!), 'latin1')
    for (const tag of ['loss', 'result/test', '_hparams_/session_start_info']) {
      expect(bytes).toContain(tag)
    }
  })

  it('makes the run of a card again, and says where it is another', async () => {
    const path = join(folder, 'again.json')
    const args = ['run', 'convolution', '--backend', 'cpu', '--kernel', 'blur', '--seed', '5']
    await run([...args, '--card', path])
    const [same, told] = await Promise.all([
      run(['run', 'convolution', '--rerun', path, '--json'], { env: chinese }),
      run(['run', 'convolution', '--rerun', path]),
    ])
    expect(resultOf(same)).toMatchObject({
      card: { seed: 5, parameters: { kernel: 'blur' }, backend: 'cpu' },
      reproduction: { same: true, rerun: true },
    })
    expect(told.code).toBe(0)
    expect(told.stdout).toContain('Reproduced: the same results, bit for bit.')

    const wasm = await run(['run', 'convolution', '--rerun', path, '--backend', 'wasm'])
    expect(wasm.code).toBe(1)
    expect(wasm.stdout).toContain('Not reproduced bit for bit.')
    expect(wasm.stdout).toMatch(/figure answer +[0-9a-f]+ +[0-9a-f]+\n/)
    expect(wasm.stdout).toMatch(/engine +cpu +wasm/)
    fits(wasm.stdout)
  })

  it('tries every combination of a sweep', async () => {
    const sweep = ['--sweep', 'rate=0.01,0.05', '--sweep', 'seed=1,2', ...short]
    const ended = await run(['run', 'tf/line-debug', ...sweep, '--json'])
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    const result = resultOf(ended)
    const runs = result.runs as { seed: number; parameters: { rate: number }; metrics: object }[]
    expect(runs.map(({ seed, parameters }) => [parameters.rate, seed])).toEqual([
      [0.01, 1],
      [0.01, 2],
      [0.05, 1],
      [0.05, 2],
    ])
    const report = join(folder, 'sweep.html')
    const told = await run(['run', 'line-debug', ...sweep, '--report', report], { env: chinese })
    expect(told.code).toBe(0)
    expect(told.stdout).toContain('4/4  rate 0.05, seed 2')
    expect(told.stdout).toMatch(/rate +0\.01 +0\.01 +0\.05 +0\.05/)
    expect(await readFile(report, 'utf8')).toContain('<table')
    fits(told.stdout)
  })

  const wrong = [
    ['convoluton', 'Did you mean convolution?'],
    ['convolution --stride 9', 'Expected stride to be a whole number of at least 1 and at most 3'],
    ['convolution --seed -1', 'Expected seed to be a whole number of at least 0, got -1'],
    ['convolution --seed x', 'The option --seed needs a number'],
    ['convolution --predict what', '--predict takes kernel, turned, pixel, got "what"'],
    ['convolution --sweep stride', '--sweep takes a parameter and its values'],
    ['convolution --sweep colour=1', 'got colour'],
    ['convolution --sweep stride=1,9', 'got 9'],
    ['convolution --sweep stride=', 'at least one value of stride'],
    ['convolution --sweep stride=a', 'needs a number, got "a"'],
    ['convolution --stride 1 --sweep stride=1,2', 'do not go together'],
    ['convolution --sweep stride=1,2 --card x.json', '--sweep and --card do not go together'],
    ['convolution --rerun x.json --seed 2', '--seed and --rerun do not go together'],
  ] as const
  it('knows wrong usage', async () => {
    const ended = await Promise.all(wrong.map(([args]) => run(['run', ...args.split(' ')])))
    for (const [i, { code, stdout, stderr }] of ended.entries()) {
      const [args, words] = wrong[i]!
      expect([code, stdout], args).toEqual([2, ''])
      expect(stderr, args).toContain(words)
      expect(stderr, args).not.toContain('    at ')
    }
  })

  it('says what is wrong with a file before it runs', async () => {
    await writeFile(join(folder, 'file'), '')
    const report = join(folder, 'file', 'r.html')
    const unwritable = await run(['run', 'line-debug', '--report', report])
    expect([unwritable.code, unwritable.stdout]).toEqual([1, ''])
    expect(unwritable.stderr).toContain(report)
    const missing = await run(['run', 'line-debug', '--rerun', join(folder, 'none.json')])
    expect([missing.code, missing.stdout]).toEqual([1, ''])
    expect(missing.stderr).toContain('none.json')
  })

  it('lists all with their titles and loads no TensorFlow.js for help', async () => {
    const spy = `data:text/javascript,${encodeURIComponent(
      `import { register } from 'node:module'
       register('data:text/javascript,' + encodeURIComponent(
         "import { writeSync } from 'node:fs'; export const resolve = async (s, c, next) => { const r = await next(s, c); writeSync(2, r.url + '\\\\n'); return r }"
       ))`,
    )}`
    const nodeArgs = ['--import', spy]
    for (const args of [
      ['run', '--help'],
      ['run', 'convolution', '--help'],
    ]) {
      const { code, stdout, stderr } = await run(args, { nodeArgs, env: chinese })
      expect(code).toBe(0)
      expect(stderr).not.toMatch(/tensorflow|tfjs/)
      fits(stdout)
    }
    const { stdout } = await run(['run', '--help'])
    expect(stdout).toMatch(/tf\/line-debug +Four knobs on one fit/)
    expect(stdout).toMatch(/mnist +Learn handwritten digits/)
  })
})

describe('compare', { timeout: 60_000 }, () => {
  it('puts runs side by side, and names the file that does not belong', async () => {
    const [a, b, other, changed] = ['a', 'b', 'other', 'changed'].map((name) =>
      join(folder, `${name}.json`),
    )
    const line = ['run', 'line-debug', ...short, '--backend', 'cpu']
    await Promise.all([
      run([...line, '--rate', '0.01', '--card', a!]),
      run([...line, '--rate', '0.04', '--card', b!]),
      run(['run', 'convolution', '--card', other!]),
    ])
    for (const env of [{}, chinese]) {
      const { code, stdout, stderr } = await run(['compare', a!, b!], { env })
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/rate +0\.01 +0\.04/)
      expect(stdout).toContain('⡇')
      fits(stdout)
    }
    const ended = await run(['compare', a!, b!, '--json'])
    const [only] = jsonLines(ended.stdout)
    expect(only).toMatchObject({
      type: 'result',
      exercise: 'tf/line-debug',
      settings: [{ part: 'parameters', name: 'rate', values: [0.01, 0.04] }],
      table: { kind: 'table' },
    })

    const foreign = await run(['compare', a!, other!])
    expect([foreign.code, foreign.stdout]).toEqual([1, ''])
    expect(foreign.stderr).toContain(`${other}: `)
    expect(foreign.stderr).toContain('basics/convolution')

    const text = await readFile(a!, 'utf8')
    await writeFile(changed!, text.replace('"diverged": 0', '"diverged": 1'))
    const edited = await run(['compare', a!, changed!, '--lang', 'zh-CN'])
    expect([edited.code, edited.stdout]).toEqual([1, ''])
    expect(edited.stderr).toMatch(new RegExp(`^${changed}: .*[\u4e00-\u9fff]`))
    await writeFile(changed!, text.slice(0, 100))
    const damaged = await run(['compare', changed!, a!, '--json'])
    expect(resultOf(damaged)).toMatchObject({
      type: 'error',
      code: 'core/card-damaged',
      details: { path: changed },
    })
    expect((await run(['compare', join(folder, 'none.json')])).stderr).toContain('none.json')
    expect((await run(['compare'])).code).toBe(2)
  })
})

describe('export', { timeout: 60_000 }, () => {
  it('writes an exercise that is passed, with the solution once it is earned', async () => {
    const env = { FIRSTGRAD_PROGRESS: join(folder, 'export.json') }
    const id = 'basics/neuron'
    const work = join(folder, 'work')
    const answer = join(work, 'basics', 'neuron.ts')
    const to = (name: string) => ['export', 'neuron', '--dir', work, '--out', join(folder, name)]
    await mkdir(join(work, 'basics'), { recursive: true })
    await writeFile(answer, await readFile(courseFile('basics/neuron/starter.ts')))
    const early = await run(to('early'), { env })
    expect(early.code).toBe(1)
    expect(early.stdout).toContain('nothing was written')
    expect(await exists(join(folder, 'early'))).toBe(false)

    const solution = await readFile(courseFile('basics/neuron/solution.ts'), 'utf8')
    await writeFile(answer, solution)
    expect((await run(to('first'), { env })).code).toBe(0)
    expect((await readdir(join(folder, 'first'))).sort()).toEqual([
      'answer',
      'lesson.en.md',
      'verdict.json',
    ])
    expect(await readFile(join(folder, 'first', 'answer', 'neuron.ts'), 'utf8')).toBe(solution)
    const verdict = JSON.parse(await readFile(join(folder, 'first', 'verdict.json'), 'utf8'))
    expect(verdict).toMatchObject({ type: 'verdict', id, verdict: 'pass', file: 'neuron.ts' })

    await run(['check', id, '--dir', work], { env })
    const second = await run([...to('second'), '--json'], { env: { ...env, ...chinese } })
    expect(resultOf(second)).toMatchObject({ type: 'result', id, reason: 'finished' })
    expect(await readdir(join(folder, 'second'))).toEqual(
      expect.arrayContaining(['solution.ts', 'lesson.zh-CN.md']),
    )

    const again = await run(to('first'), { env })
    expect([again.code, again.stdout]).toEqual([1, ''])
    expect(again.stderr).toContain('has files in it')
    expect((await run(['export', 'neuron'], { env })).code).toBe(2)
  })

  it('writes the model that a run has trained', async () => {
    const checkpoint = join(folder, 'digits.safetensors')
    const small = ['--model', 'perceptron', '--limit', '64', '--test-limit', '10']
    const trained = await run(['run', 'mnist', ...small, '--checkpoint', checkpoint, '--json'])
    expect(trained.code).toBe(0)
    const out = join(folder, 'model')
    const args = ['export', 'mnist', '--checkpoint', checkpoint, '--out', out]
    const { code, stdout, stderr } = await run(args, { env: chinese })
    expect([code, stderr]).toEqual([0, ''])
    fits(stdout)
    expect((await readdir(out)).sort()).toEqual([
      'load_in_keras.py',
      'model.json',
      'weights.bin',
      'weights.npz',
    ])
    const model = JSON.parse(await readFile(join(out, 'model.json'), 'utf8'))
    const numbers = model.weightsManifest[0].weights.reduce(
      (sum: number, { shape }: { shape: number[] }) => sum + shape.reduce((a, b) => a * b, 1),
      0,
    )
    expect((await readFile(join(out, 'weights.bin'))).length).toBe(4 * numbers)
    const none = await run([...args.with(3, join(folder, 'none')), '--json'])
    expect(none.code).toBe(1)
  })
})

describe('bench', { timeout: 60_000 }, () => {
  it('measures what is here, each in a process of its own', async () => {
    const ended = await run(['bench', '--seconds', '0.2', '--json'])
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    const { engines, absent } = resultOf(ended) as {
      engines?: { backend: string; tasks: { task: string; gflops: number; timesCpu: number }[] }[]
      absent?: string[]
    }
    expect([...engines!.map(({ backend }) => backend), ...absent!].sort()).toEqual(
      ['cpu', 'tfjs-node', 'tfjs-node-gpu', 'wasm', 'webgpu'].sort(),
    )
    for (const { backend, tasks } of engines!) {
      expect(tasks.map(({ task }) => task)).toEqual(['matmul', 'conv2d'])
      for (const { gflops, timesCpu } of tasks) {
        expect(gflops).toBeGreaterThan(0)
        if (backend === 'cpu') expect(timesCpu).toBe(1)
      }
    }
  })

  it('ends at once on Ctrl-C, and takes no time that is none', async () => {
    const { code, stderr } = await run(['bench', '--seconds', '60', '--json'], {
      once: { when: '"webgpu"', act: (kill) => kill('SIGINT') },
    })
    expect([code, stderr]).toEqual([130, ''])
    const none = await run(['bench', '--seconds', '0', '--lang', 'zh-CN'])
    expect(none.code).toBe(2)
    expect(none.stderr).toContain('0.1 到 60')
  })
})
