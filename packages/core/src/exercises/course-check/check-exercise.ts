import { languages } from '@firstgrad/errors'
import type { Words } from '../../runs/run.js'
import type { Exercise } from '../exercise.js'
import { mutantsOf } from '../judge/diagnose.js'
import { type Judge, verdictOn } from '../judge/judge.js'
import type { ReadFile } from '../judge/reference.js'
import type { Verdict } from '../judge/verdict.js'
import { rejected, standIn } from './stand-ins.js'

/** One thing that was looked at; `problem` says in English what is wrong, for the exercise's author. */
export interface Finding {
  readonly type: 'finding'
  readonly id: string
  readonly what: string
  readonly problem: string | null
}

export interface CheckExerciseOptions {
  /** Seeds with which the solution must pass, default [1, 2, 3]. */
  readonly seeds?: readonly number[]
}

/**
 * Checks an exercise as its author: texts are complete, the starter fails and does not crash, the solution
 * passes, every mistake is rejected and named, and answers that know nothing are rejected.
 */
export async function* checkExercise(
  exercise: Exercise,
  read: ReadFile,
  judge: Judge,
  { seeds = [1, 2, 3] }: CheckExerciseOptions = {},
): AsyncGenerator<Finding, void, undefined> {
  const { id, task } = exercise
  const finding = (what: string, problem: string | null): Finding => ({
    type: 'finding',
    id,
    what,
    problem,
  })
  yield finding('texts', missingTexts(exercise))
  for (const language of languages)
    yield finding(`lesson ${language}`, await lessonProblem(language, read))
  if (!task) return

  const file = async (name: string, seeds?: number[]) => {
    const entry = name.split('/').at(-1)!
    const answer = { entry, files: { [entry]: await read(name) } }
    return verdictOn(judge, { exercise, read, answer, ...(seeds && { seeds }) })
  }

  const starter = await file('starter.ts')
  yield finding(
    'starter',
    starter.verdict === 'fail' ? null : `is not a failure: ${words(starter)}`,
  )
  const solved = await file('solution.ts', [...seeds])
  yield finding('solution', solved.verdict === 'pass' ? null : words(solved))
  for (const mistake of task.mistakes) {
    for (const name of mutantsOf(mistake)) {
      const verdict = await file(name)
      yield finding(name, namedProblem(verdict, mistake.id))
    }
  }
  const solution = await read('solution.ts')
  for (const kind of rejected) {
    const answer = standIn(kind, task, solution)
    const verdict = await verdictOn(judge, { exercise, read, answer })
    yield finding(`only ${kind}`, verdict.verdict === 'pass' ? 'passes' : null)
  }
  const answer = standIn('noisy', task, solution)
  const noisy = await verdictOn(judge, { exercise, read, answer })
  yield finding('solution with noise of rounding', noisy.verdict === 'pass' ? null : words(noisy))
}

const namedProblem = (verdict: Verdict, id: string) => {
  if (verdict.verdict === 'pass') return 'passes'
  return verdict.mistake === id ? null : `is named ${verdict.mistake}: ${words(verdict)}`
}

const words = ({ verdict, checks }: Verdict) =>
  `${verdict}: ${checks
    .filter(({ status }) => status !== 'pass')
    .map(({ id, status, message }) => `${id} ${status} ${JSON.stringify(message)}`)
    .join('; ')
    .slice(0, 1500)}`

const isComplete = (text: Words | undefined) =>
  text !== undefined && languages.every((language) => text[language]?.trim())

const missingTexts = ({ title, idea, question, task }: Exercise): string | null => {
  const texts: [string, Words | undefined][] = [
    ['title', title],
    ['idea', idea],
    ['question', question?.ask],
    ['answer', question?.answer],
    ...(task?.checks ?? []).map(({ id, title }): [string, Words] => [`check ${id}`, title]),
    ...(task?.mistakes ?? []).map(({ id, hint }): [string, Words] => [`mistake ${id}`, hint]),
    ...(task?.hints.slice(0, 2) ?? []).map((hint, i): [string, Words] => [
      `hint ${i + 1}`,
      hint as Words,
    ]),
  ]
  const missing = texts.filter(([, text]) => !isComplete(text)).map(([name]) => name)
  if (task && !task.hints[2]?.includes('___')) missing.push('hint 3 with its gap ___')
  return missing.length > 0 ? `incomplete: ${missing.join(', ')}` : null
}

/** A lesson is read in a few minutes: not a stub, not a chapter. */
const bounds = { en: [250, 900], 'zh-CN': [400, 1500] } as const

const lessonProblem = async (language: keyof typeof bounds, read: ReadFile) => {
  let text: string
  try {
    text = await read(`lesson.${language}.md`)
  } catch {
    return 'is missing'
  }
  const length =
    language === 'en' ? text.split(/\s+/).length : (text.match(/[\u4e00-\u9fff]/g) ?? []).length
  const [least, most] = bounds[language]
  return length < least || length > most
    ? `has ${length} words, expected ${least} to ${most}`
    : null
}
