import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstgrad, jsonLines, main, some } from './firstgrad.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstgrad-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const chinese = { LANG: 'zh_CN.UTF-8' }

describe('help', { timeout: 60_000 }, () => {
  const pages = [
    [],
    ['--help'],
    ['run', '--help'],
    ['run', 'mnist', '--help'],
    ['run', 'line-fit', '--help'],
    ['data', '--help'],
    ['data', 'get', '--help'],
    ['doctor', '--help'],
    ['tour', '--help'],
    ['list', '--help'],
    ['next', '--help'],
    ['lesson', '--help'],
    ['start', '--help'],
    ['hint', '--help'],
    ['solution', '--help'],
    ['reset', '--help'],
    ['progress', '--help'],
  ]
  it.each(some(pages).map((args) => [args]))(
    '%j fits 80 columns in both languages',
    async (args) => {
      for (const env of [{}, chinese]) {
        const { code, stdout, stderr } = await firstgrad(args, { env })
        expect([code, stderr]).toEqual([0, ''])
        expect(/[\u4e00-\u9fff]/.test(stdout)).toBe('LANG' in env)
        expect(stdout).toContain('--help')
        for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
      }
    },
  )
  it('says the version', async () => {
    expect((await firstgrad(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('cold start', () => {
  // A loader that tells on stderr what is loaded.
  const spy = `data:text/javascript,${encodeURIComponent(
    `import { register } from 'node:module'
     register('data:text/javascript,' + encodeURIComponent(
       "import { writeSync } from 'node:fs'; export const resolve = async (s, c, next) => { const r = await next(s, c); writeSync(2, r.url + '\\\\n'); return r }"
     ))`,
  )}`
  it.each([
    [['--help']],
    [['list']],
    [['next']],
    [['start', 'hello']],
    [['hint', 'hello']],
    [['lesson', '--help']],
    [['run', 'mnist', '--help']],
  ])('%j loads no TensorFlow.js', async (args) => {
    const cwd = await mkdtemp(join(folder, 'cold-'))
    const env = { FIRSTGRAD_PROGRESS: join(cwd, 'progress.json') }
    const { code, stderr } = await firstgrad(args, { nodeArgs: ['--import', spy], cwd, env })
    expect(code).toBe(0)
    expect(stderr).toContain('commander')
    expect(stderr).not.toMatch(/tensorflow|tfjs/)
  })
})

describe('wrong usage', { timeout: 60_000 }, () => {
  it.each(
    some<[args: string[], words: string]>([
      [['nope'], 'There is no command "nope". See firstgrad --help.'],
      [['run'], 'See firstgrad run --help.'],
      [['run', 'mnsit'], 'There is no command "mnsit". Did you mean mnist?'],
      [['run', 'mnist', '--epoch', '3'], 'There is no option --epoch. Did you mean --epochs?'],
      [['run', 'mnist', '--epochs'], 'The option --epochs needs a value.'],
      [['run', 'mnist', '--epochs', 'many'], 'needs a number, got "many"'],
      [['run', 'mnist', '--epochs', '0'], 'Expected epochs to be a whole number of at least 1'],
      [['run', 'mnist', '--epochs', '1.5'], 'got 1.5'],
      [['run', 'mnist', '--learning-rate', '-1'], 'above 0'],
      [['run', 'line-fit', '--learning-rate', 'Infinity'], 'got Infinity'],
      [['run', 'mnist', '--backend', 'gpu'], 'got "gpu"'],
      [['run', 'line-fit', '--resume'], 'There is no option --resume.'],
      [['doctor', '--offline'], 'There is no option --offline.'],
      [['run', 'line-fit', 'extra'], 'more arguments than this command takes'],
      [['data', 'get'], 'The argument name is missing.'],
      [['data', 'get', 'imagenet'], 'imagenet'],
      [['list', '--lang', 'fr'], 'got "fr"'],
    ]),
  )('%j ends with 2 and %j', async (args, words) => {
    const { code, stdout, stderr } = await firstgrad(args)
    expect(code).toBe(2)
    expect(stderr).toContain(words)
    expect(stderr).not.toContain('    at ')
    if (args.length > 1) expect(stdout).toBe('')
  })
  it('says it in 中文, and as one JSON line', async () => {
    expect((await firstgrad(['nope'], { env: chinese })).stderr).toContain('没有“nope”这个命令')
    const tooMany = await firstgrad(['run', 'mnist', '--limit', '99999', '--lang', 'zh-CN'])
    expect(tooMany.stderr).toBe('limit 应为不小于 1 且不大于 60000 的整数，实际为 99999。\n')
    const { code, stdout, stderr } = await firstgrad(['run', 'mnist', '--limit', '0', '--json'])
    expect([code, stderr]).toEqual([2, ''])
    expect(jsonLines(stdout)).toMatchObject([
      { type: 'error', code: 'core/parameter', details: { name: 'limit', received: '0' } },
    ])
  })
})

describe('list', () => {
  it('tells what can be run, for people and programs', async () => {
    const { stdout } = await firstgrad(['list'], { env: chinese })
    expect(stdout).toMatch(/ {2}line-fit +直线方程拟合/)
    const lines = jsonLines((await firstgrad(['list', '--json'])).stdout)
    expect(lines.filter(({ type }) => type === 'run').map(({ id }) => id)).toEqual([
      'line-fit',
      'mnist',
    ])
    expect(lines.at(-1)).toMatchObject({ type: 'result', runs: ['line-fit', 'mnist'] })
  })
})

describe('run line-fit', () => {
  it('ends with the course’s numbers', async () => {
    const { code, stdout, stderr } = await firstgrad(['run', 'line-fit', '--json'])
    expect([code, stderr]).toEqual([0, ''])
    const result = jsonLines(stdout).at(-1)!
    expect(result).toMatchObject({ type: 'result', steps: 51_000 })
    expect(result.W).toBeCloseTo(0.24773, 5)
    expect(result.b).toBeCloseTo(0.80343, 5)
    expect(result.cost).toBeCloseTo(0.077165, 6)
    expect(result.ms).toBeGreaterThan(0)
  })
  it('draws the line over the points within 80 columns, in both languages', async () => {
    for (const env of [{}, chinese]) {
      const { code, stdout } = await firstgrad(['run', 'line-fit'], { env })
      expect(code).toBe(0)
      expect(stdout.match(/●/g)!.length).toBeGreaterThanOrEqual(15)
      expect(stdout).toContain('W = 0.24773')
      for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
    }
  })
  it('gives another start for a seed, and the same one each time', async () => {
    const fit = async (seed: string) =>
      jsonLines(
        (await firstgrad(['run', 'line-fit', '--json', '--epochs', '5', '--seed', seed])).stdout,
      ).at(-1)!
    const [first, again, other] = [await fit('3'), await fit('3'), await fit('4')]
    expect([again.W, again.b]).toEqual([first.W, first.b])
    expect(other.W).not.toBe(first.W)
  })
  it('ends with 1 and a cause when the rate is too high', async () => {
    const { code, stdout } = await firstgrad(['run', 'line-fit', '--learning-rate', '1'])
    expect(code).toBe(1)
    expect(stdout).toContain('The learning rate 1 is too high')
    const json = await firstgrad(['run', 'line-fit', '--learning-rate', '1', '--json'])
    expect(jsonLines(json.stdout).at(-1)).toMatchObject({ type: 'result', reason: 'diverged' })
  })
  it('stops without a word when the reader has seen enough', async () => {
    const command = `"${process.execPath}" "${main}" run line-fit --json | head -n 1`
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
    expect(jsonLines(stdout)).toHaveLength(1)
    expect(stderr).toBe('')
  })
})

describe('run mnist', { timeout: 180_000 }, () => {
  const small = ['--limit', '320', '--test-limit', '100', '--backend', 'cpu']

  it('trains on real digits and prints nothing but JSON lines', async () => {
    const checkpoint = join(folder, 'json.safetensors')
    const args = ['run', 'mnist', ...small, '--json', '--checkpoint', checkpoint]
    const { code, stdout, stderr } = await firstgrad(args)
    expect([code, stderr]).toEqual([0, ''])
    const lines = jsonLines(stdout)
    expect(lines.filter(({ type }) => type === 'step')).toHaveLength(20)
    expect(lines.at(-1)).toMatchObject({ type: 'result', backend: 'cpu', seed: 1 })
    expect(lines.at(-1)!.testAccuracy).toBeGreaterThan(0.3)
    expect(lines.at(-1)!.seconds).toBeGreaterThan(0)
  })

  it('saves on Ctrl-C, says how to go on, and ends as if never stopped', async () => {
    const stopped = join(folder, 'stopped.safetensors')
    // Long enough for the signal of a busy machine to come before the end.
    const long = [...small, '--epochs', '2', '--json']
    const args = ['run', 'mnist', ...long, '--checkpoint', stopped]
    const interrupted = await firstgrad(args, {
      once: { when: '"step":5,', act: (kill) => kill('SIGINT') },
    })
    expect([interrupted.code, interrupted.stderr]).toEqual([130, ''])
    expect(jsonLines(interrupted.stdout).at(-1)).toMatchObject({
      type: 'result',
      reason: 'aborted',
    })
    const resumed = await firstgrad([...args, '--resume'])
    expect(resumed.code).toBe(0)
    const whole = await firstgrad([
      ...['run', 'mnist', ...long],
      ...['--checkpoint', join(folder, 'whole.safetensors')],
    ])
    const weights = (stdout: string) =>
      (jsonLines(stdout).at(-1)!.card as { weights: string }).weights
    expect(weights(resumed.stdout)).toBe(weights(whole.stdout))
  })

  it('tells a person what to type to go on, and stops at once on the second Ctrl-C', async () => {
    const path = join(folder, 'told.safetensors')
    const args = ['run', 'mnist', ...small, '--epochs', '4', '--checkpoint', path]
    const told = await firstgrad(args, {
      once: { when: 'step 8/80', act: (kill) => kill('SIGINT') },
    })
    expect(told.code).toBe(130)
    const command = `firstgrad run mnist --epochs 4 --limit 320 --test-limit 100 --backend cpu --checkpoint ${path} --resume`
    expect(told.stderr).toContain(`Go on with: ${command}\n`)

    const began = performance.now()
    const impatient = await firstgrad([...args, '--epochs', '100'], {
      once: {
        when: 'network learns',
        act: (kill) => {
          kill('SIGINT')
          setTimeout(() => kill('SIGINT'), 400)
        },
      },
    })
    expect(impatient.code).toBe(130)
    expect(performance.now() - began).toBeLessThan(60_000)
  })

  it('shows lines, a loss curve and the digits it got wrong, within 80 columns', async () => {
    for (const env of process.env.FIRSTGRAD_CASES ? [{}, chinese] : [chinese]) {
      const checkpoint = join(folder, 'plain.safetensors')
      const { code, stdout, stderr } = await firstgrad(
        ['run', 'mnist', ...small, '--checkpoint', checkpoint],
        { env },
      )
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/\d\.\d{3} ┤/)
      expect(stdout).toMatch(/\d → \d \(\d+%\)/)
      expect(stdout).toMatch(/[\u2801-\u28ff]{2}/)
      expect(stdout).not.toContain('\u001b')
      for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
    }
  })

  it('says that there is nothing to resume, and what is damaged', async () => {
    const missing = ['run', 'mnist', ...small, '--resume', '--checkpoint', join(folder, 'none')]
    const none = await firstgrad(missing)
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('found none')])
    const damaged = await firstgrad(
      [...missing.slice(0, -1), join(folder, '..', 'firstgrad-none', 'x')],
      {
        env: chinese,
      },
    )
    expect(damaged.stderr).toContain('没有找到检查点')
  })
})

describe('data', { timeout: 120_000 }, () => {
  it('lists, gets, finds, verifies and removes', async () => {
    const cache = join(folder, 'data')
    const env = { FIRSTGRAD_DATA_DIR: cache }
    const absent = await firstgrad(['data', 'path', 'mnist'], { env })
    expect([absent.code, absent.stderr]).toEqual([1, 'mnist: not here\n'])
    const offline = await firstgrad(['data', 'get', 'mnist', '--offline', '--json'], { env })
    expect(offline.code).toBe(1)
    expect(jsonLines(offline.stdout).at(-1)).toMatchObject({ type: 'error' })

    const got = await firstgrad(['data', 'get', 'mnist', '--json'], { env })
    expect([got.code, got.stderr]).toEqual([0, ''])
    const { path } = jsonLines(got.stdout).at(-1)!
    expect(String(path)).toContain(cache)
    expect((await firstgrad(['data', 'path', 'mnist'], { env })).stdout).toBe(`${path}\n`)
    const listed = jsonLines((await firstgrad(['data', 'list', '--json'], { env })).stdout)
    const mnist = listed.find(({ name }) => name === 'mnist')
    expect(mnist).toMatchObject({ type: 'dataset', path })

    expect((await firstgrad(['data', 'verify', 'mnist'], { env })).stdout).toContain('whole')
    const [file] = (await readdir(String(path))).filter((name) => name.startsWith('t10k-labels'))
    const damaged = join(String(path), file!)
    const bytes = await readFile(damaged)
    bytes[1000]! ^= 1
    await writeFile(damaged, bytes)
    const found = await firstgrad(['data', 'verify', 'mnist'], { env })
    expect([found.code, found.stdout]).toEqual([1, expect.stringContaining('damaged')])
    expect((await firstgrad(['data', 'get', 'mnist'], { env })).code).toBe(0)
    expect((await firstgrad(['data', 'verify', 'mnist'], { env })).code).toBe(0)
    const removed = await firstgrad(['data', 'remove', 'mnist'], { env: { ...env, ...chinese } })
    expect(removed.stdout).toBe('已删除 mnist。\n')
    const verdict = await firstgrad(['data', 'verify', 'mnist'], { env })
    expect([verdict.code, verdict.stderr]).toEqual([1, 'Mend it with: firstgrad data get mnist\n'])
  })
})

describe('data of other kinds', { timeout: 120_000 }, () => {
  it.each(
    some<[name: string, files: string[]]>([
      ['first-names', ['female.txt', 'male.txt']],
      ['iris', ['iris.json']],
      ['moby-dick', ['moby-dick.txt']],
    ]),
  )('%s is got, verified and removed', async (name, files) => {
    const env = { FIRSTGRAD_DATA_DIR: join(folder, 'other-data') }
    const got = await firstgrad(['data', 'get', name], { env: { ...env, ...chinese } })
    expect([got.code, got.stderr]).toEqual([0, ''])
    expect(got.stdout).toContain(`${name} 已在本机`)
    const verified = await firstgrad(['data', 'verify', name], { env })
    expect(verified.stdout).toBe(files.map((file) => `  ${file}  whole\n`).join(''))
    expect((await firstgrad(['data', 'remove', name], { env })).stdout).toBe(
      `${name} was removed.\n`,
    )
    expect((await firstgrad(['data', 'path', name], { env })).code).toBe(1)
  })

  it('is listed within 80 columns, in both languages', async () => {
    const env = { FIRSTGRAD_DATA_DIR: join(folder, 'no-data') }
    const english = await firstgrad(['data', 'list'], { env })
    const zh = await firstgrad(['data', 'list'], { env: { ...env, ...chinese } })
    for (const line of [...english.stdout.split('\n'), ...zh.stdout.split('\n')]) {
      expect(stringWidth(line)).toBeLessThanOrEqual(80)
    }
    expect(english.stdout).toContain('  iris  Iris flowers  (not here)\n')
    expect(english.stdout).toContain('train 150 · 5.3 kB · licence MIT\n')
    expect(english.stdout).toContain('licence none stated\n')
    expect(zh.stdout).toContain('  iris  鸢尾花  (不在本机)\n')
    for (const line of zh.stdout.trimEnd().split('\n')) expect(line).toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('doctor', { timeout: 60_000 }, () => {
  it('says what computes here, how fast, and what would be faster', async () => {
    const { code, stdout } = await firstgrad(['doctor', '--backend', 'cpu', '--json'])
    expect(code).toBe(0)
    const result = jsonLines(stdout).at(-1) as {
      type: string
      measurement?: { tasks: { gflops: number }[] }
    }
    expect(result.type).toBe('result')
    for (const { gflops } of result.measurement!.tasks) expect(gflops).toBeGreaterThan(0)
    const said = await firstgrad(['doctor', '--backend', 'cpu'], { env: chinese })
    expect(said.stdout).toMatch(/GFLOP\/s/)
    for (const line of said.stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
  })
})

describe('Ctrl-C before there is anything to save', { timeout: 60_000 }, () => {
  it('ends a download with 130, in one word and as an error of its own', async () => {
    const args = ['run', 'mnist', '--cache-dir', join(folder, 'interrupted')]
    const said = await firstgrad(args, {
      once: { when: 'Downloading', act: (kill) => kill('SIGINT') },
    })
    expect([said.code, said.stderr]).toEqual([130, expect.stringMatching(/Interrupted\.\n$/)])
    const got = await firstgrad(['data', 'get', ...args.slice(1), '--json'], {
      once: { when: '"source"', act: (kill) => kill('SIGINT') },
    })
    expect([got.code, got.stderr]).toEqual([130, ''])
    expect(jsonLines(got.stdout).at(-1)).toMatchObject({ type: 'error', code: 'cli/interrupted' })
  })
  it('ends a measurement with 130', async () => {
    const { code } = await firstgrad(['doctor', '--backend', 'cpu', '--json'], {
      once: { when: '"sample"', act: (kill) => kill('SIGINT') },
    })
    expect(code).toBe(130)
  })
})

describe('complete', () => {
  it('prints scripts and answers them, flags of runs included', async () => {
    for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
      expect((await firstgrad(['complete', shell])).stdout).toContain('firstgrad')
    }
    expect((await firstgrad(['complete', '--', 'hint', 'basics/neu'])).stdout).toContain(
      'basics/neuron',
    )
    const answer = await firstgrad(['complete', '--', 'run', 'mnist', '--learn'])
    expect(answer.stdout).toContain('--learning-rate')
    expect((await firstgrad(['complete', '--', 'ru'])).stdout).toContain('run')
  })
})
