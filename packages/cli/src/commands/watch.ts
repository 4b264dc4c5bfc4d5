import { type FSWatcher, watch as watchFolder } from 'node:fs'
import { dirname } from 'node:path'
import { course } from '@firstgrad/core/course'
import { createJudge, type Exercise, findExercise, taskOf } from '@firstgrad/core/exercises'
import { nodeHost } from '@firstgrad/core/exercises-node'
import { describeError } from '@firstgrad/core/messages'
import { isCodedError } from '@firstgrad/errors'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { withInterrupts } from '../interrupts.js'
import { recordDeed } from '../learner-progress.js'
import { askedEngine } from '../program/engines.js'
import { openScreen } from '../terminal/screen.js'
import { wrap } from '../terminal/wrap.js'
import { verdictLines } from '../views/verdict.js'
import { answerPath, type CheckFlags, judgeFile, shownPath } from './check.js'

/** Editors write a file in several steps; they count as one. */
const settleMs = 20

/** Judges an answer whenever it, or a file beside it, is saved, until Ctrl-C. */
export const watch = async (
  context: Context,
  asked: string,
  flags: CheckFlags,
): Promise<number> => {
  const { output } = context
  const exercise = findExercise(course, asked)
  taskOf(exercise)
  const path = answerPath(exercise.id, flags)
  const judge = createJudge({
    host: nodeHost(),
    warm: true,
    ...askedEngine(flags.backend),
  })
  const screen = openScreen(output)
  let watcher: FSWatcher | undefined
  try {
    await withInterrupts(
      () => {},
      (signal) =>
        new Promise<void>((resolve, reject) => {
          let [running, again] = [false, false]
          const round = async () => {
            again = true
            if (running) return
            running = true
            while (again && !signal.aborted) {
              again = false
              screen.show(await frame(context, exercise, path, judge))
            }
            running = false
          }
          let timer: NodeJS.Timeout | undefined
          watcher = watchFolder(dirname(path), { recursive: false }, () => {
            clearTimeout(timer)
            timer = setTimeout(() => round().catch(reject), settleMs)
          })
          watcher.on('error', reject)
          signal.addEventListener('abort', () => resolve())
          round().catch(reject)
        }),
    )
    return exitCodes.fine
  } finally {
    watcher?.close()
    screen.close()
    await judge.close()
  }
}

/** What the screen shows after a save. */
const frame = async (
  context: Context,
  exercise: Exercise,
  path: string,
  judge: ReturnType<typeof createJudge>,
): Promise<string[]> => {
  const { language, output, texts } = context
  const began = performance.now()
  try {
    const verdict = await judgeFile(judge, exercise, path)
    const ms = Math.round(performance.now() - began)
    const { verdict: word, mistake, checks } = verdict
    output.emit({ type: 'verdict', id: exercise.id, verdict: word, mistake, ms, checks })
    await recordDeed(context, exercise.id, { type: 'judged', verdict: word, mistake })
    return [
      ...verdictLines(context, exercise, verdict, shownPath(path)),
      '',
      output.colors.dim(wrap(texts.verdict.watching(ms))),
    ]
  } catch (error) {
    // A file that is being renamed is not there for a moment.
    if (!isCodedError(error) || !error.code.startsWith('core/answer-')) throw error
    return [...wrap(describeError(error, language)).split('\n'), '', texts.verdict.waiting]
  }
}
