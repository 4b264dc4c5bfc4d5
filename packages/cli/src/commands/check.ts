import { isAbsolute, relative, resolve } from 'node:path'
import { course } from '@firstgrad/core/course'
import {
  createJudge,
  type Exercise,
  findExercise,
  type Judge,
  taskOf,
  type Verdict,
  verdictOn,
} from '@firstgrad/core/exercises'
import {
  type Answer,
  exercisePath,
  nodeHost,
  readAnswer,
  readCourseFile,
} from '@firstgrad/core/exercises-node'
import { describeError } from '@firstgrad/core/messages'
import { isCodedError } from '@firstgrad/errors'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { flagOf } from '../flag-of.js'
import { readProgress, recordDeed } from '../learner-progress.js'
import { readLink } from '../links.js'
import { askedEngine } from '../program/engines.js'
import { UsageError } from '../usage-error.js'
import { suggest } from '../views/suggestions.js'
import { checkMessage, verdictLines } from '../views/verdict.js'

export interface CheckFlags {
  /** The file to judge; the exercise's own place where it is not given. */
  readonly file?: string
  readonly dir?: string
  /** A link, whose code is judged in place of a file. */
  readonly from?: string
  readonly backend?: string
}

/** Where the answer lies. */
export const answerPath = (id: string, { file, dir = '.' }: CheckFlags): string => {
  const path = file ?? exercisePath(dir, id)
  return isAbsolute(path) ? path : resolve(path)
}

/** A path as one would type it here. */
export const shownPath = (path: string): string => {
  const short = relative('.', path)
  return short.startsWith('..') ? path : short
}

const judgeAnswer = (judge: Judge, exercise: Exercise, answer: Answer): Promise<Verdict> => {
  const read = (name: string) => readCourseFile(exercise.id, name)
  return verdictOn(judge, { exercise, read, answer })
}

/** Judges the file as it is now. */
export const judgeFile = async (judge: Judge, exercise: Exercise, path: string): Promise<Verdict> =>
  judgeAnswer(judge, exercise, await readAnswer(path))

/** What is to be judged, and what to call it. */
interface Asked {
  readonly exercise: Exercise
  readonly shown: string
  readonly read: () => Promise<Answer>
  /** False for a link: it may be the work of anybody. */
  readonly isOwn: boolean
}

const fileAsked = (id: string | undefined, flags: CheckFlags, { usage }: Context['texts']) => {
  if (id === undefined) throw new UsageError(usage.missingArgument('id'))
  const exercise = findExercise(course, id)
  const path = answerPath(exercise.id, flags)
  return { exercise, shown: shownPath(path), read: () => readAnswer(path), isOwn: true }
}

const linkAsked = (
  link: string,
  id: string | undefined,
  { file, dir }: CheckFlags,
  { usage, verdict }: Context['texts'],
): Asked => {
  for (const [name, value] of Object.entries({ file, dir })) {
    if (value !== undefined) throw new UsageError(usage.notTogether('--from', flagOf(name)))
  }
  const { exercise: linked, code } = readLink(link)
  const exercise = findExercise(course, linked)
  const wanted = id === undefined ? exercise : findExercise(course, id)
  if (wanted !== exercise) throw new UsageError(usage.otherLink(exercise.id, wanted.id))
  if (code === undefined) throw new UsageError(usage.linkWithoutCode(exercise.id), false)
  const answer = { entry: 'link.ts', files: { 'link.ts': code } }
  return { exercise, shown: verdict.link, read: async () => answer, isOwn: false }
}

/** What leads on: the hint of the mistake, else the next rung of the ladder. */
const nextHint = async (
  context: Context,
  exercise: Exercise,
  { verdict, hint }: Verdict,
): Promise<string | null> => {
  if (verdict === 'pass') return null
  if (hint) return hint[context.language]
  const { hints } = taskOf(exercise)
  const taken = (await readProgress(context)).exercises[exercise.id]?.hints ?? 0
  const rung = hints[Math.min(taken, hints.length - 1)]!
  return typeof rung === 'string' ? rung : rung[context.language]
}

/** The verdict as programs read it: short, with the words of each check. */
export const summary = (
  { id, verdict, mistake, checks }: Verdict,
  language: Context['language'],
  hint: string | null = null,
) => ({
  type: 'verdict',
  id,
  verdict,
  mistake,
  hint,
  checks: checks.map((check) => ({
    name: check.id,
    status: check.status,
    message: checkMessage(check, language),
  })),
})

/** Judges an answer once. The exit code says whether it is right. */
export const check = async (
  context: Context,
  asked: string | undefined,
  flags: CheckFlags,
): Promise<number> => {
  const { language, output, texts } = context
  const { exercise, shown, read, isOwn } =
    flags.from === undefined
      ? fileAsked(asked, flags, texts)
      : linkAsked(flags.from, asked, flags, texts)
  taskOf(exercise)
  const { id } = exercise
  const judge = createJudge({
    host: nodeHost(),
    ...askedEngine(flags.backend),
  })
  try {
    const verdict = await judgeAnswer(judge, exercise, await read())
    for (const each of verdict.checks) {
      const { id: name, ...rest } = each
      output.emit({ type: 'check', name, ...rest })
    }
    if (!output.json) {
      const { verdict: word, mistake } = verdict
      if (isOwn) await recordDeed(context, id, { type: 'judged', verdict: word, mistake })
      for (const line of verdictLines(context, exercise, verdict, shown)) output.say(line)
      output.say()
      const next = [`next`, texts.verdict.next] as const
      const run = [`run ${id}`, texts.next.run] as const
      const hint = [`hint ${id}`, texts.next.hint] as const
      if (word !== 'pass') suggest(context, [hint])
      else suggest(context, exercise.experiment ? [run, next] : [next])
    }
    if (output.json)
      output.emit(summary(verdict, language, await nextHint(context, exercise, verdict)))
    return verdict.verdict === 'pass' ? exitCodes.fine : exitCodes.failed
  } catch (error) {
    if (!output.json || !isCodedError(error) || !error.code.startsWith('core/answer-')) throw error
    // A program that judges many files reads one verdict for each, also where there is no file.
    const message = describeError(error, language)
    const checks = [{ name: 'file', status: 'error', message }]
    output.emit({ type: 'verdict', id, verdict: 'error', mistake: null, checks })
    return exitCodes.failed
  } finally {
    await judge.close()
  }
}
