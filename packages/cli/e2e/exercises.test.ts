import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { course, units } from '@firstgrad/core/course'
import { readCourseFile } from '@firstgrad/core/exercises-node'
import { progressFile } from '@firstgrad/core/node'
import { type Deed, record } from '@firstgrad/core/progress'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonLines, type Options, firstgrad as run, some } from './firstgrad.js'

const chinese = { LANG: 'zh_CN.UTF-8' }
const pass = { type: 'judged', verdict: 'pass', mistake: null } as const
const fail = { type: 'judged', verdict: 'fail', mistake: 'step' } as const

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'firstgrad-exercises-'))
  // Another user, as whom one test runs, must come through.
  await chmod(root, 0o755)
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** A learner with a folder and a progress file of their own. */
const learner = async () => {
  const cwd = await mkdtemp(join(root, 'learner-'))
  const path = join(cwd, 'kept', 'progress.json')
  const firstgrad = (args: readonly string[], options: Options = {}) =>
    run(args, { cwd, ...options, env: { FIRSTGRAD_PROGRESS: path, ...options.env } })
  return {
    cwd,
    path,
    firstgrad,
    /** What a program is told at the end. */
    result: async (...args: readonly string[]) =>
      jsonLines((await firstgrad([...args, '--json'])).stdout).at(-1)!,
    did: (...deeds: readonly (readonly [string, Deed])[]) =>
      progressFile(path).update((progress) =>
        deeds.reduce(
          (all, [id, deed], i) =>
            record(all, id, deed, new Date(Date.UTC(2026, 0, 1, 0, 0, i)).toISOString()),
          progress,
        ),
      ),
  }
}

const fits = (stdout: string) => {
  for (const line of stdout.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80)
}

const hasChinese = (text: string) => /[\u4e00-\u9fff]/.test(text)

describe('list', { timeout: 60_000 }, () => {
  it('shows the exercises by unit with their marks, in both languages', async () => {
    const { firstgrad, did } = await learner()
    await did(['tf/hello', pass], ['tf/feed', { type: 'started' }])
    for (const env of [{}, chinese]) {
      const { code, stdout, stderr } = await firstgrad(['list'], { env })
      expect([code, stderr]).toEqual([0, ''])
      fits(stdout)
      expect(stdout).toMatch(/^ {2}✓ tf\/hello /m)
      expect(stdout).toMatch(/^ {2}▸ tf\/feed /m)
      expect(stdout).toMatch(/^ {2}○ basics\/convolution /m)
      expect(stdout).toMatch(/^ {2}· basics\/neuron /m)
      expect(stdout).toMatch(/^ {4}mnist /m)
      expect(stdout).not.toContain('\u001b')
      const language = 'LANG' in env ? 'zh-CN' : 'en'
      for (const { title } of course) expect(stdout).toContain(title[language])
      for (const unit of ['tf', 'basics']) expect(stdout).toContain(units[unit]![language])
      expect(hasChinese(stdout)).toBe(language === 'zh-CN')
    }
  })

  it('tells programs', async () => {
    const { firstgrad, did } = await learner()
    await did(['tf/hello', pass])
    const lines = jsonLines((await firstgrad(['list', '--json'])).stdout)
    const exercises = lines.filter(({ type }) => type === 'exercise')
    expect(exercises.find(({ id }) => id === 'tf/hello')).toEqual({
      type: 'exercise',
      id: 'tf/hello',
      number: 1,
      title: 'Install, run, add, multiply',
      standing: 'passed',
      task: true,
      experiment: false,
    })
    expect(exercises.find(({ id }) => id === 'tf/line-debug')).toMatchObject({
      standing: 'waiting',
      task: false,
      experiment: true,
    })
    expect(lines.at(-1)).toEqual({
      type: 'result',
      exercises: course.map(({ id }) => id),
      runs: ['line-fit', 'mnist'],
    })
  })
})

describe('next', { timeout: 60_000 }, () => {
  it('begins at the beginning, goes on with what was begun, then with what is open', async () => {
    const { result, did } = await learner()
    expect(await result('next')).toEqual({
      type: 'result',
      id: 'tf/hello',
      reason: 'first',
      prerequisites: [],
      others: [],
    })
    await did(['tf/hello', pass])
    expect(await result('next')).toEqual({
      type: 'result',
      id: 'tf/feed',
      reason: 'ready',
      prerequisites: ['tf/hello'],
      others: ['tf/ops-elementwise', 'basics/convolution'],
    })
    await did(['basics/convolution', fail])
    expect(await result('next')).toMatchObject({ id: 'basics/convolution', reason: 'started' })
  })

  it('says what to do and why, in both languages, until all is done', async () => {
    const { firstgrad, did, result } = await learner()
    await did(['tf/hello', pass], ['tf/ops-elementwise', pass], ['basics/neuron', fail])
    for (const [env, why] of [
      [{}, 'You began it, and it is not passed yet.'],
      [chinese, '这个练习已经开始，还没有通过。'],
    ] as const) {
      const { code, stdout, stderr } = await firstgrad(['next'], { env })
      expect([code, stderr]).toEqual([0, ''])
      fits(stdout)
      expect(stdout).toMatch(/^basics\/neuron {2}/)
      expect(stdout).toContain(why)
      expect(stdout).toContain('  firstgrad check basics/neuron ')
      expect(stdout).toContain('tf/feed')
    }
    await did(...course.map(({ id }) => [id, pass] as const))
    expect(await result('next')).toMatchObject({ id: null, reason: 'finished' })
    expect((await firstgrad(['next'])).stdout).toContain(`all exercises: ${course.length}`)
  })

  it('sends to an experiment where there is nothing to write', async () => {
    const { firstgrad, did } = await learner()
    await did(
      ...course.filter(({ id }) => id !== 'tf/line-debug').map(({ id }) => [id, pass] as const),
    )
    const { stdout } = await firstgrad(['next'])
    expect(stdout).toContain('firstgrad run tf/line-debug')
    expect(stdout).not.toContain('firstgrad start')
  })
})

describe('start and reset', { timeout: 60_000 }, () => {
  it('writes the starter and says what comes next', async () => {
    const { cwd, firstgrad, result } = await learner()
    for (const [id, env] of [
      ['hello', {}],
      ['basics/neuron', chinese],
    ] as const) {
      const { code, stdout, stderr } = await firstgrad(['start', id], { env })
      expect([code, stderr]).toEqual([0, ''])
      fits(stdout)
      expect(stdout).toContain('firstgrad check ')
      expect(hasChinese(stdout)).toBe(env === chinese)
    }
    expect(await readFile(join(cwd, 'basics', 'neuron.ts'), 'utf8')).toBe(
      await readCourseFile('basics/neuron', 'starter.ts'),
    )
    expect(await readdir(join(cwd, 'tf'))).toEqual(['hello.ts'])
    expect(await result('next')).toMatchObject({ id: 'basics/neuron', reason: 'started' })
  })

  it('names what an exercise builds on', async () => {
    const { firstgrad, did } = await learner()
    await did(['tf/hello', pass])
    const { stdout } = await firstgrad(['start', 'neuron'])
    expect(stdout).toContain('not passed yet: tf/ops-elementwise\n')
  })

  it('works in another folder, and says how to check there', async () => {
    const { cwd, firstgrad } = await learner()
    const { code, stdout } = await firstgrad(['start', 'neuron', '--dir', 'my work'])
    expect(code).toBe(0)
    expect(stdout).toContain('check basics/neuron --file "my work/basics/neuron.ts"')
    expect(await readdir(join(cwd, 'my work', 'basics'))).toEqual(['neuron.ts'])
    const reset = await firstgrad(['reset', 'neuron', '--dir', 'my work'])
    expect([reset.code, reset.stdout]).toEqual([0, expect.stringContaining('Nothing to do')])
  })

  it('never overwrites, and keeps the code that reset takes away', async () => {
    const { cwd, firstgrad, result } = await learner()
    await firstgrad(['start', 'neuron'])
    const file = join(cwd, 'basics', 'neuron.ts')
    await writeFile(file, '// mine\n')
    const again = await firstgrad(['start', 'neuron'])
    expect([again.code, again.stdout]).toEqual([1, ''])
    expect(again.stderr).toContain(`${file} is there already and was not touched.`)
    expect(await readFile(file, 'utf8')).toBe('// mine\n')
    const said = await firstgrad(['start', 'neuron'], { env: chinese })
    expect(said.stderr).toContain('已经存在，没有改动')

    const { backup, path } = await result('reset', 'neuron')
    expect(path).toBe(file)
    expect(backup).toMatch(/neuron\.backup-[\dTZ.-]+\.ts$/)
    expect(await readFile(String(backup), 'utf8')).toBe('// mine\n')
    expect(await readFile(file, 'utf8')).toContain('tf.zeros')
    await writeFile(file, '// other\n')
    const reset = await firstgrad(['reset', 'neuron'], { env: chinese })
    expect([reset.code, reset.stdout]).toEqual([0, expect.stringContaining('你的代码另存为')])
    expect((await readdir(join(cwd, 'basics'))).length).toBe(3)
  })

  it('says where there is nothing to reset or to write', async () => {
    const { firstgrad } = await learner()
    const none = await firstgrad(['reset', 'neuron'])
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('found no file')])
    for (const command of ['start', 'reset', 'hint', 'solution']) {
      const { code, stderr } = await firstgrad([command, 'line-debug'])
      expect([code, stderr]).toEqual([1, expect.stringContaining('there is no code to write')])
    }
  })

  it('says that a folder cannot be written', async (context) => {
    const { cwd, firstgrad } = await learner()
    await writeFile(join(cwd, 'file'), '')
    const inFile = await firstgrad(['start', 'neuron', '--dir', 'file'])
    expect([inFile.code, inFile.stderr]).toEqual([1, expect.stringContaining('Could not write')])

    const locked = join(cwd, 'locked')
    await mkdir(locked, { mode: 0o555 })
    const root = process.getuid?.() === 0
    const options = root ? { uid: 65534, env: { HOME: '/' } } : {}
    const help = await firstgrad(['--version'], options).catch(() => null)
    if (help?.code !== 0) return context.skip('another user cannot read this folder')
    const { code, stderr } = await firstgrad(
      ['start', 'neuron', '--dir', 'locked', '--json'],
      options,
    ).then(({ code, stdout }) => ({ code, stderr: stdout }))
    expect(code).toBe(1)
    expect(jsonLines(stderr).at(-1)).toMatchObject({
      type: 'error',
      code: 'core/file-write',
      details: { reason: 'EACCES' },
    })
  })
})

describe('hint and solution', { timeout: 60_000 }, () => {
  it('climbs the ladder and remembers where it was', async () => {
    const { firstgrad, result } = await learner()
    const { hints } = course.find(({ id }) => id === 'basics/neuron')!.task!
    const titles: string[] = []
    for (const env of [{}, chinese, {}, {}]) {
      const { code, stdout, stderr } = await firstgrad(['hint', 'neuron'], { env })
      expect([code, stderr]).toEqual([0, ''])
      titles.push(stdout.split('\n')[0]!)
    }
    expect(titles).toEqual([
      'Hint 1 of 3 for basics/neuron',
      'basics/neuron 的提示（第 2 条，共 3 条）',
      'Hint 3 of 3 for basics/neuron',
      'Hint 3 of 3 for basics/neuron',
    ])
    expect(await result('hint', 'neuron', '--rung', '1')).toEqual({
      type: 'result',
      id: 'basics/neuron',
      rung: 1,
      of: 3,
      hint: hints[0].en,
    })
    expect((await result('hint', 'neuron')).hint).toBe(hints[2])
  })

  it('fits 80 columns, code aside', async () => {
    const { firstgrad } = await learner()
    for (const env of [{}, chinese]) {
      for (const { id, task } of course) {
        if (!task || !['tf/hello', 'basics/style'].includes(id)) continue
        for (const rung of ['1', '2']) {
          fits((await firstgrad(['hint', id, '--rung', rung], { env })).stdout)
        }
      }
    }
  })

  it('shows the solution after a try, or to those who insist', async () => {
    const { firstgrad, did, result } = await learner()
    const refused = await firstgrad(['solution', 'neuron'])
    expect([refused.code, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toContain('Try first')
    const zh = await firstgrad(['solution', 'neuron'], { env: chinese })
    expect(zh.stderr).toContain('请先自己试一试')
    const code = await readCourseFile('basics/neuron', 'solution.ts')
    expect((await firstgrad(['solution', 'neuron', '--yes'])).stdout).toBe(code)
    await did(['tf/hello', fail])
    expect(await result('solution', 'hello')).toMatchObject({ type: 'result', id: 'tf/hello' })
  })
})

describe('lesson', { timeout: 60_000 }, () => {
  const lessons = some(course.map(({ id }) => id))
  it('is read at 80 columns, in both languages', async (context) => {
    const { firstgrad } = await learner()
    let read = 0
    for (const id of lessons) {
      for (const env of [{}, chinese]) {
        const language = env === chinese ? 'zh-CN' : 'en'
        const markdown = await readCourseFile(id, `lesson.${language}.md`).catch(() => null)
        if (markdown === null) continue
        const { code, stdout, stderr } = await firstgrad(['lesson', id], { env })
        expect([code, stderr]).toEqual([0, ''])
        fits(stdout)
        expect(stdout).not.toMatch(/^#|```|\]\(/m)
        expect(hasChinese(stdout)).toBe(language === 'zh-CN')
        read++
      }
    }
    if (read === 0) context.skip('no exercise has a lesson yet')
  })
})

describe('progress', { timeout: 60_000 }, () => {
  it('sums up by unit, in both languages', async () => {
    const { firstgrad, did, path } = await learner()
    await did(['tf/hello', pass], ['basics/neuron', fail], ['basics/neuron', pass])
    for (const env of [{}, chinese]) {
      const { code, stdout, stderr } = await firstgrad(['progress'], { env })
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toContain(path)
      fits(stdout.replace(path, ''))
      expect(stdout).toContain(units.basics![env === chinese ? 'zh-CN' : 'en'])
    }
    const lines = jsonLines((await firstgrad(['progress', '--json'])).stdout)
    expect(lines[0]).toMatchObject({ type: 'exercise', id: 'tf/hello', state: 'passed' })
    expect(lines[1]).toMatchObject({ id: 'basics/neuron', attempts: 2, failures: 1 })
    expect(lines.at(-1)).toMatchObject({ type: 'result', path, attempts: 3, hints: 0 })
  })

  it('goes to another machine and is added to what is there', async () => {
    const [here, there] = [await learner(), await learner()]
    await here.did(['tf/hello', pass])
    await there.did(['tf/feed', pass])
    const file = join(here.cwd, 'mine.json')
    const exported = await here.firstgrad(['progress', '--export', 'mine.json'])
    expect([exported.code, exported.stderr]).toEqual([0, ''])
    for (let i = 0; i < 2; i++) {
      const { code } = await there.firstgrad(['progress', '--import', file])
      expect(code).toBe(0)
    }
    const { exercises } = await progressFile(there.path).read()
    expect(Object.keys(exercises).sort()).toEqual(['tf/feed', 'tf/hello'])
    expect(exercises['tf/hello']!.attempts).toBe(1)
    const again = await here.firstgrad(['progress', '--export', 'mine.json'])
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('not touched')])
  })

  it('refuses to import what is no progress', async () => {
    const { cwd, firstgrad, did, path } = await learner()
    await did(['tf/hello', pass])
    const before = await readFile(path, 'utf8')
    await writeFile(join(cwd, 'x.json'), '{"version":1,"exercises":{"a/b":3}}')
    for (const [name, code] of [
      ['none.json', 'core/file-read'],
      ['x.json', 'core/progress-damaged'],
      ['.', 'core/file-read'],
    ]) {
      const { code: exit, stdout } = await firstgrad(['progress', '--import', name!, '--json'])
      expect([exit, jsonLines(stdout)]).toMatchObject([1, [{ type: 'error', code }]])
    }
    expect(await readFile(path, 'utf8')).toBe(before)
    expect(await readdir(cwd)).toContain('x.json')
  })
})

describe('a progress file that cannot be used', { timeout: 60_000 }, () => {
  it('is set aside with a warning when it is damaged, and the work is done', async () => {
    const { cwd, firstgrad, path } = await learner()
    await mkdir(join(path, '..'))
    await writeFile(path, '{"version":1,"exer')
    const { code, stdout, stderr } = await firstgrad(['hint', 'neuron'], { env: chinese })
    expect([code, stdout]).toEqual([0, expect.stringContaining('第 1 条')])
    expect(stderr).toContain('原文件已保存为')
    const names = await readdir(join(cwd, 'kept'))
    expect(names).toHaveLength(2)
    const aside = names.find((name) => name.startsWith('progress.json.damaged-'))!
    expect(await readFile(join(cwd, 'kept', aside), 'utf8')).toBe('{"version":1,"exer')
    const second = await firstgrad(['hint', 'neuron'])
    expect([second.stderr, second.stdout]).toEqual(['', expect.stringContaining('Hint 2 of 3')])
  })

  it('is left alone when a later version wrote it', async () => {
    const { firstgrad, path } = await learner()
    await mkdir(join(path, '..'))
    await writeFile(path, '{"version":99,"exercises":{}}')
    const { code, stdout } = await firstgrad(['start', 'hello', '--json'])
    expect(code).toBe(0)
    expect(jsonLines(stdout).map(({ type, code }) => [type, code])).toEqual([
      ['warning', 'core/progress-newer'],
      ['warning', 'core/progress-newer'],
      ['result', undefined],
    ])
    expect(await readFile(path, 'utf8')).toBe('{"version":99,"exercises":{}}')
    const shown = await firstgrad(['progress'])
    expect([shown.code, shown.stderr]).toEqual([1, expect.stringContaining('version 99')])
  })

  it('does not keep anyone from working when it cannot be written', async () => {
    const { cwd, firstgrad } = await learner()
    await writeFile(join(cwd, 'file'), '')
    const env = { FIRSTGRAD_PROGRESS: join(cwd, 'file', 'progress.json') }
    const { code, stdout, stderr } = await firstgrad(['start', 'hello'], { env })
    expect([code, stdout]).toEqual([0, expect.stringContaining('tf/hello.ts')])
    expect(stderr).toContain('progress')
    expect((await firstgrad(['list'], { env })).code).toBe(0)
  })
})

describe('ids that are none', { timeout: 60_000 }, () => {
  it.each(some(['lesson', 'start', 'hint', 'solution', 'reset']))(
    '%s says so with 2, and what may have been meant',
    async (command) => {
      const { firstgrad } = await learner()
      const near = await firstgrad([command, 'nueron'])
      expect([near.code, near.stdout]).toEqual([2, ''])
      expect(near.stderr).toContain('There is no exercise "nueron". Did you mean basics/neuron?')
    },
  )

  it('suggests nothing where nothing is near, and touches nothing', async () => {
    const { cwd, firstgrad } = await learner()
    for (const id of ['xyzzy', '../../etc/passwd', '', 'toString', '神经元', '---x']) {
      const { code, stderr } = await firstgrad(['start', '--', id])
      expect([code, stderr]).toEqual([2, `There is no exercise "${id}". See firstgrad list.\n`])
    }
    expect(await readdir(cwd)).toEqual([])
  })

  it('says it in 中文, and as one JSON line', async () => {
    const { firstgrad } = await learner()
    const zh = await firstgrad(['start', 'nueron'], { env: chinese })
    expect(zh.stderr).toBe(
      '没有名为“nueron”的练习。是不是想输入 basics/neuron？可用 firstgrad list 查看。\n',
    )
    const { code, stdout, stderr } = await firstgrad(['hint', 'nueron', '--json'])
    expect([code, stderr]).toEqual([2, ''])
    expect(jsonLines(stdout)).toMatchObject([
      { type: 'error', code: 'core/unknown-exercise', details: { suggestions: ['basics/neuron'] } },
    ])
  })

  it.each(
    some<[args: string[], words: string]>([
      [['hint', 'neuron', '--rung', '4'], 'There are 3 hints'],
      [['hint', 'neuron', '--rung', '0'], 'There are 3 hints'],
      [['hint', 'neuron', '--rung', '1.5'], 'There are 3 hints'],
      [['hint', 'neuron', '--rung', 'two'], 'needs a number, got "two"'],
      [['hint'], 'The argument id is missing.'],
      [['start', 'neuron', 'hello'], 'more arguments'],
      [['start', 'neuron', '--dir'], 'The option --dir needs a value.'],
      [['next', 'neuron'], 'more arguments'],
      [['progress', '--export'], 'The option --export needs a value.'],
    ]),
  )('%j ends with 2 and %j', async (args, words) => {
    const { firstgrad } = await learner()
    const { code, stdout, stderr } = await firstgrad(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
  })
})
