import { afterAll, describe, expect, it } from 'vitest'
import {
  check,
  createJudge,
  defineExercise,
  type Exercise,
  int32,
  mistake,
  tensor,
} from '../../exercises.js'
import { nodeHost } from '../../exercises-node.js'
import { describeCode } from '../../messages/index.js'
import type { Verdict } from './verdict.js'

const words = { en: 'words', 'zh-CN': '词' }

/** Sums of rows, times a factor: small enough to be wrong in many ways. */
const exercise: Exercise = defineExercise({
  id: 'test/row-sums',
  number: 1,
  title: words,
  idea: words,
  prerequisites: [],
  question: { ask: words, answer: words },
  kit: true,
  task: {
    exports: [{ name: 'rowSums', parameters: 2 }],
    checks: [
      check('sums', {
        title: words,
        call: 'rowSums',
        cases: [
          {
            args: [
              tensor([
                [1, 2],
                [3, 4],
              ]),
              1,
            ],
            expected: tensor([3, 7]),
          },
        ],
        sizes: [1, 2, 4],
        inputs: (draw, size) => [draw.normal([size, 3]), draw.number(1, 2)],
      }),
      check('slope', {
        title: words,
        call: 'rowSums',
        gradient: [0],
        inputs: (draw, size) => [draw.normal([size, 3]), 2],
      }),
      check('refuses', {
        title: words,
        call: 'rowSums',
        cases: [{ args: [tensor([[1]]), Number.NaN], throws: { mention: 'factor' } }],
      }),
    ],
    mistakes: [mistake('forgets-factor', { hint: { en: 'The factor.', 'zh-CN': '系数。' } })],
    hints: [words, words, '___'],
  },
})

const program = (body: string, head = '') => `
import * as tf from '@tensorflow/tfjs-core'
${head}
export const rowSums = (x: tf.Tensor2D, factor: number): tf.Tensor1D => {
  if (Number.isNaN(factor)) throw new Error('factor is NaN');
  ${body}
}
`
const right = 'return tf.tidy(() => tf.mul(tf.sum(x, 1), factor))'

const folder: Record<string, string> = {
  'solution.ts': program(right),
  'mistakes/forgets-factor.ts': program('return tf.sum(x, 1)'),
  'kit.ts': 'export const three: number = 3',
}

const judge = createJudge({ host: nodeHost({ memoryMb: 160 }), warm: true })
afterAll(() => judge.close())

/** The same, where an endless loop is not waited for as long. */
const hasty: Exercise = {
  ...exercise,
  task: {
    ...exercise.task!,
    checks: exercise.task!.checks.map((each) => ({ ...each, timeoutMs: 2000 })),
  },
}

const verdictOn = async (
  files: string | Record<string, string>,
  of: Exercise = exercise,
): Promise<Verdict> => {
  const all = typeof files === 'string' ? { 'answer.ts': files } : files
  const answer = { entry: Object.keys(all)[0]!, files: all }
  const read = async (name: string) => folder[name]!
  for await (const event of judge.judge({ exercise: of, read, answer }))
    if (event.type === 'verdict') return event
  throw new Error('no verdict')
}

/** What is said of the first check that did not pass, in English. */
const said = ({ checks }: Verdict): string => {
  const first = checks.find(({ status }) => status !== 'pass')
  return first?.message
    ? [first.message, first.pattern, first.note]
        .filter((each) => each !== undefined)
        .map((message) => describeCode(message, 'en'))
        .join(' ')
    : ''
}

const statuses = ({ checks }: Verdict) => checks.map(({ status }) => status)

describe('right answers', { timeout: 60_000 }, () => {
  it.each([
    ['the solution', folder['solution.ts']!],
    ['chained operations', program('return tf.tidy(() => x.sum(1).mul(factor))')],
    [
      'a loop over columns',
      program(`return tf.tidy(() => {
      let total = tf.zeros([x.shape[0]])
      for (const column of tf.unstack(x, 1)) total = tf.add(total, column)
      return tf.mul(total, factor)
    })`),
    ],
    [
      'a product with ones',
      program(`return tf.tidy(() =>
      tf.reshape(tf.matMul(x, tf.fill([x.shape[1], 1], factor)), [-1]))`),
    ],
    [
      'the kit, an enum, generics and named imports',
      `
      import { mul, sum, tidy, type Tensor2D } from '@tensorflow/tfjs-core'
      import { three } from '@firstgrad/kit'
      enum Axis { Rows, Columns }
      const same = <T,>(x: T): T => x
      export function rowSums(x: Tensor2D, factor: number) {
        if (isNaN(factor)) throw Error('bad factor')
        return tidy(() => mul(sum(same(x), Axis.Columns as number), factor * three / 3))
      }`,
    ],
  ])('%s passes', async (_name, code) => {
    const verdict = await verdictOn(code)
    expect(said(verdict)).toBe('')
    expect(verdict).toMatchObject({ verdict: 'pass', mistake: null, hint: null })
    expect(statuses(verdict)).toEqual(['pass', 'pass', 'pass', 'pass'])
  })
  it('files beside it are found, .js standing for .ts', async () => {
    const verdict = await verdictOn({
      'answer.ts': `export { rowSums } from './parts/sums.js'`,
      'parts/sums.ts': `import { axis } from '../axis'\n${program('return tf.tidy(() => tf.mul(tf.sum(x, axis), factor))')}`,
      'axis.ts': 'export const axis = 1',
    })
    expect(verdict.verdict).toBe('pass')
  })
  it('plain JavaScript, CommonJS too', async () => {
    const verdict = await verdictOn({
      'answer.js': `const tf = require('@tensorflow/tfjs-core')
        exports.rowSums = (x, factor) => {
          if (Number.isNaN(factor)) throw new TypeError('factor')
          return tf.tidy(() => tf.mul(tf.sum(x, 1), factor))
        }`,
    })
    expect(verdict.verdict).toBe('pass')
  })
})

describe('wrong answers', { timeout: 60_000 }, () => {
  it('show target, yours and difference on a small input, and name the mistake', async () => {
    const verdict = await verdictOn(program('return tf.tidy(() => tf.sum(x, 1))'))
    expect(verdict).toMatchObject({
      verdict: 'fail',
      mistake: 'forgets-factor',
      hint: { en: 'The factor.' },
    })
    const [sums] = verdict.checks
    expect(sums).toMatchObject({ id: 'sums', status: 'fail', mistake: 'forgets-factor' })
    expect(sums!.evidence!.args[0]).toMatchObject({ shape: [1, 3] })
    // The inputs were made easy to read.
    expect(
      [...(sums!.evidence!.args[0] as unknown as { values: Float32Array }).values].every(
        Number.isInteger,
      ),
    ).toBe(true)
    expect(sums!.evidence).toHaveProperty('difference')
  })
  it.each([
    ['sign', 'tf.mul(tf.sum(x, 1), -factor)', 'Every value has the wrong sign.'],
    ['factor', 'tf.mul(tf.sum(x, 1), factor * 3)', 'Every value is 3 times what it should be.'],
    ['mean', 'tf.mul(tf.mean(x, 1), factor)', 'a mean where a sum'],
    ['axis', 'tf.mul(tf.sum(x, 0), factor)', 'wrong axis'],
    ['batch', 'tf.slice(tf.mul(tf.sum(x, 1), factor), 0, 1)', 'Only the first example'],
    ['dtype', `tf.cast(tf.mul(tf.sum(x, 1), factor), 'int32')`, 'fractions are lost'],
    ['clamped', 'tf.clipByValue(tf.mul(tf.sum(x, 1), factor), 0, 5)', 'Values end at'],
    ['NaN', 'tf.log(tf.sub(tf.mul(tf.sum(x, 1), factor), 1e9))', 'There is a NaN'],
    ['zeros', 'tf.zeros([x.shape[0]])', 'Every value is 0.'],
    [
      'rank',
      'tf.mul(tf.sum(x, 1, true), factor)',
      'expected shape [2], got [2, 1] (rank 1, not rank 2)',
    ],
  ])('%s is recognised without being listed', async (_name, code, words) => {
    const verdict = await verdictOn(program(`return tf.tidy(() => ${code})`))
    expect(verdict).toMatchObject({ verdict: 'fail', mistake: null })
    expect(said(verdict)).toContain(words)
  })
  it('a new mistake gets its difference and no name', async () => {
    const verdict = await verdictOn(
      program('return tf.tidy(() => tf.mul(tf.sum(tf.square(x), 1), factor))'),
    )
    expect(verdict).toMatchObject({ verdict: 'fail', mistake: null })
    expect(said(verdict)).toBe(
      'rowSums([[1, 2], [3, 4]], 1): expected 7 at [1], got 25 (2 of 2 values are wrong).',
    )
  })
  it.each([
    [
      'a wrong number of parameters',
      program(right).replace(', factor: number', '').replace('if (', 'const factor = 1; if ('),
      'Note: rowSums takes 1 parameter, but is called with 2.',
    ],
    [
      'a promise',
      program(right).replace('= (x', '= async (x').replace(': tf.Tensor1D', ''),
      'a promise. Leave out async',
    ],
    ['a number', program('return 7 as never'), 'expected a tensor, got a number'],
    ['nothing', program('tf.sum(x, 1).dispose()'), 'expected a tensor, got nothing'],
    [
      'a disposed tensor',
      program('const y = tf.sum(x, 1); y.dispose(); return y'),
      'is disposed already',
    ],
    [
      'data() inside',
      program('return tf.tidy(() => tf.tensor1d([...tf.mul(tf.sum(x, 1), factor).dataSync()]))'),
      'finds no way from the answer back',
    ],
    ['a leak', program('return tf.mul(tf.sum(x, 1), factor)'), 'left 1 tensor behind'],
    [
      'a disposed argument',
      program('const y = tf.tidy(() => tf.mul(tf.sum(x, 1), factor)); x.dispose(); return y'),
      'disposed its argument 1',
    ],
    [
      'no error where one is due',
      program(right).replace('throw new Error', 'new Error'),
      'expected an error that mentions "factor"',
    ],
    [
      'an error that says nothing',
      program(right).replace('factor is NaN', 'no'),
      'expected the error to mention "factor", it says: no',
    ],
  ])('%s is told in words', async (_name, code, words) => {
    const verdict = await verdictOn(code)
    expect(verdict.verdict).toBe('fail')
    expect(said(verdict)).toContain(words)
  })
})

describe('broken answers', { timeout: 60_000 }, () => {
  it.each([
    ['syntax', 'export const rowSums = (x => ', 'The file cannot be read: SyntaxError'],
    [
      'a thrown error, with its line',
      program(`throw new RangeError('too far')`),
      'threw RangeError: too far (answer.ts, line 6)',
    ],
    ['a thrown text', program(`throw 'oops'`), 'threw oops.'],
    [
      'a type error',
      program('return x.nothing()'),
      'x.nothing is not a function (answer.ts, line 6)',
    ],
    ['an error while loading', `${program(right)}\nnull.x`, 'threw while it was loaded: TypeError'],
    [
      'an import of another package',
      program(right, `import fs from 'node:fs'; fs.readFileSync`),
      'imports "node:fs". Only',
    ],
    ['an import of a missing file', program(right, `import './none.js'`), 'no such file beside it'],
    [
      'a missing export',
      program(right).replace('rowSums', 'rowSum'),
      'Expected an export "rowSums", found rowSum.',
    ],
    ['nothing at all', '', 'exports nothing'],
    ['an export that is no function', 'export const rowSums = 3', 'to be a function'],
    ['process.exit', program('process.exit(0)'), 'ended its own process'],
    ['the real process.exit', program('globalThis.process.exit(0)'), 'ended its own process'],
    [
      'an unhandled rejection',
      program(`Promise.reject(new Error('late')); ${right}`),
      'threw Error: late',
    ],
    [
      'prototype pollution',
      program(`;(Object.prototype as any).polluted = 1; ${right}`),
      'changed Object.prototype.polluted',
    ],
    [
      'a patched array',
      program(right, 'Array.prototype.map = function () { return [] as never }'),
      'changed Array.prototype.map',
    ],
    [
      'a patched tensor',
      program(`;(tf.Tensor.prototype as any).data = async () => [3, 7]; ${right}`),
      'changed tf.Tensor.prototype.data',
    ],
    [
      'a patched tf',
      program(right, '(tf as any).sum = () => 0'),
      'Cannot assign to read only property',
    ],
    [
      'a gigabyte of arrays',
      program(
        'const all = []; for (let i = 0; i < 300; i++) all.push(new Float32Array(1e6).fill(i)); return tf.tensor1d(all[0]!)',
      ),
      'took too much memory',
    ],
    [
      'a heap without end',
      program('const all: unknown[] = []; for (;;) all.push({ a: [1, 2, 3] })'),
      'took too much memory',
    ],
  ])('%s', async (_name, code, words) => {
    const verdict = await verdictOn(code)
    expect(said(verdict)).toContain(words)
    expect(verdict.verdict).toBe('error')
  })
  it('endless loops end, outside of functions and inside', { timeout: 60_000 }, async () => {
    const outside = await verdictOn(program(right, 'for (;;) {}'))
    expect(outside.verdict).toBe('timeout')
    expect(said(outside)).toContain('before any function was called')
    const inside = await verdictOn(program('for (;;) {}'), hasty)
    expect(inside.verdict).toBe('timeout')
    expect(statuses(inside)).toEqual(['timeout', 'timeout', 'timeout', 'pass'])
    expect(said(inside)).toContain('was not done after 2 s')
  })
})

describe('a judge', { timeout: 60_000 }, () => {
  it('catches what is printed, repeats randomness, and knows no answers', async () => {
    const print = program(
      `console.log('rows', x.shape[0], Math.random() === Math.random()); ${right}`,
    )
    const verdict = await verdictOn(print)
    expect(verdict.verdict).toBe('pass')
    expect(verdict.checks[0]!.console.slice(0, 2)).toEqual(['rows 2 false', 'rows 1 false'])
    const random = program('return tf.tidy(() => tf.mul(tf.sum(x, 1), Math.random()))')
    expect(await verdictOn(random)).toEqual(await verdictOn(random))
  })
  it('takes whole numbers of any dtype where it may, and no others', async () => {
    const { compare } = await import('./compare.js')
    expect(compare(int32([1, 2]), tensor([1, 2]), { tolerance: 1e-4, dtype: 'any' })).toBeNull()
    expect(compare(int32([1, 2]), tensor([1, 2]), { tolerance: 1e-4 })).toMatchObject({
      kind: 'dtype',
    })
  })

  it('judges one answer after the other, whoever asks', async () => {
    const endless = verdictOn(program('for (;;) {}'), hasty)
    const right = verdictOn(folder['solution.ts']!)
    const wrong = verdictOn(folder['mistakes/forgets-factor.ts']!)
    const verdicts = await Promise.all([endless, right, wrong])
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['timeout', 'pass', 'fail'])
  })

  it('ends an answer that nobody waits for, and judges the next', async () => {
    const read = async (name: string) => folder[name]!
    const request = (code: string, signal: AbortSignal) => ({
      exercise,
      read,
      answer: { entry: 'answer.ts', files: { 'answer.ts': code } },
      signal,
    })
    const events = async (code: string, signal: AbortSignal) => {
      const seen: string[] = []
      for await (const { type } of judge.judge(request(code, signal))) seen.push(type)
      return seen
    }
    for (const endless of [program('for (;;) {}'), program(right, 'for (;;) {}')]) {
      const ending = new AbortController()
      const nothing = events(endless, ending.signal)
      // Longer than a worker takes to start, shorter than an endless loop is let run.
      setTimeout(() => ending.abort(), 1500)
      expect(await nothing).toEqual([])
      expect(await events(endless, AbortSignal.abort())).toEqual([])
    }
    expect((await verdictOn(folder['solution.ts']!)).verdict).toBe('pass')
  })
})
