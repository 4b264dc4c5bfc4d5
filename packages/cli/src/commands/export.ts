import { createHash } from 'node:crypto'
import { join, posix } from 'node:path'
import { course } from '@firstgrad/core/course'
import { createJudge, type Exercise, findExercise } from '@firstgrad/core/exercises'
import {
  nodeHost,
  prepareFolder,
  readAnswer,
  readCourseFile,
  writeNewFolder,
} from '@firstgrad/core/exercises-node'
import { fileStore } from '@firstgrad/core/node'
import type { Progress } from '@firstgrad/core/progress'
import { type RunInfo, runs } from '@firstgrad/core/runs'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { untilInterrupted } from '../interrupts.js'
import { readProgress } from '../learner-progress.js'
import { askedEngine } from '../program/engines.js'
import { wrap } from '../terminal/wrap.js'
import { UsageError } from '../usage-error.js'
import { suggest } from '../views/suggestions.js'
import { answerPath, type CheckFlags, judgeFile, summary } from './check.js'
import { checkpointPath } from './run.js'

export interface ExportFlags extends CheckFlags {
  readonly out: string
  readonly checkpoint?: string
  readonly cacheDir?: string
  readonly offline?: boolean
}

type Files = Readonly<Record<string, string | Uint8Array>>

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** The model that a run has trained, for TensorFlow.js and for Keras. */
const modelFiles = async (run: RunInfo, flags: ExportFlags): Promise<Files> => {
  const model = await run.restore!(fileStore(checkpointPath(run.id, flags)))
  try {
    const { exportForKeras, exportLayersModel } = await import('@firstgrad/core/export')
    return { ...(await exportLayersModel(model)), ...(await exportForKeras(model)) }
  } finally {
    model.dispose()
    model.optimizer?.dispose()
  }
}

/** Runs and predictions of an exercise, as they are remembered. */
const runFiles = ({ exercises }: Progress, id: string): Files => {
  const { runs: made = [], predictions = [] } = exercises[id] ?? {}
  return made.length > 0 ? { 'runs.json': json({ runs: made, predictions }) } : {}
}

/** The learner's program with its verdict; null where it is not right yet. */
const answerFiles = async (
  { language }: Context,
  exercise: Exercise,
  flags: ExportFlags,
): Promise<Files | null> => {
  const path = answerPath(exercise.id, flags)
  const judge = createJudge({
    host: nodeHost(),
    ...askedEngine(flags.backend),
  })
  try {
    const verdict = await judgeFile(judge, exercise, path)
    if (verdict.verdict !== 'pass') return null
    const { entry, files } = await readAnswer(path)
    const sha256 = createHash('sha256').update(files[entry]!).digest('hex')
    const verdictFile = json({ ...summary(verdict, language), file: entry, sha256 })
    // In a folder of their own, so that no name of theirs meets one of ours.
    const own = Object.entries(files).map(([name, text]) => [posix.join('answer', name), text])
    return { ...Object.fromEntries(own), 'verdict.json': verdictFile }
  } finally {
    await judge.close()
  }
}

const exerciseFiles = async (
  context: Context,
  exercise: Exercise,
  flags: ExportFlags,
): Promise<Files | null> => {
  const { id, task } = exercise
  const { language } = context
  const progress = await readProgress(context)
  const ran = runFiles(progress, id)
  const answer = task ? await answerFiles(context, exercise, flags) : {}
  if (!answer || (!task && Object.keys(ran).length === 0)) return null
  const isEarned = task && (progress.exercises[id]?.attempts ?? 0) > 0
  const lesson = `lesson.${language}.md`
  return {
    ...answer,
    ...(isEarned && { 'solution.ts': await readCourseFile(id, 'solution.ts') }),
    [lesson]: await readCourseFile(id, lesson),
    ...ran,
  }
}

/** What was asked for; null where it is not finished. */
const filesOf = async (
  context: Context,
  run: RunInfo | undefined,
  asked: string,
  flags: ExportFlags,
): Promise<{ readonly id: string; readonly files: Files | null }> => {
  if (run) return { id: run.id, files: await modelFiles(run, flags) }
  const exercise = findExercise(course, asked)
  const { id } = exercise
  if (flags.checkpoint !== undefined) throw new UsageError(context.texts.usage.noModel(id))
  return { id, files: await exerciseFiles(context, exercise, flags) }
}

/** Writes a finished exercise, or a trained model, as a folder that can be handed in. */
export const exportWork = async (
  context: Context,
  asked: string,
  flags: ExportFlags,
): Promise<number> => {
  const { texts, output } = context
  const run = runs.find((each) => each.id === asked && each.restore)
  await prepareFolder(flags.out)
  const { id, files } = await untilInterrupted(() => filesOf(context, run, asked, flags))
  if (!files) {
    output.say(wrap(texts.export.unfinished(id)))
    output.say()
    const isTask = Boolean(findExercise(course, id).task)
    suggest(context, [isTask ? [`check ${id}`, texts.next.check] : [`run ${id}`, texts.next.run]])
    output.emit({ type: 'result', id, reason: 'unfinished', folder: null, files: [] })
    return exitCodes.failed
  }
  await writeNewFolder(flags.out, files)
  const names = Object.keys(files)
  output.say(wrap(texts.export.written(flags.out), { hanging: 2 }))
  for (const name of names) output.say(wrap(join(flags.out, name), { indent: 2, hanging: 4 }))
  if (run) output.say(`\n${wrap(texts.export.model('load_in_keras.py'))}`)
  output.emit({ type: 'result', id, reason: 'finished', folder: flags.out, files: names })
  return exitCodes.fine
}
