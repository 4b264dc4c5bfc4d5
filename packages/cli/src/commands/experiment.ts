import { course } from '@firstgrad/core/course'
import { findExercise } from '@firstgrad/core/exercises'
import { prepareFile } from '@firstgrad/core/exercises-node'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import type { Runnable } from '../experiments/begin.js'
import { type Asked, planOf } from '../experiments/plan.js'
import { runOnce } from '../experiments/single.js'
import { runSweep } from '../experiments/sweep.js'
import { Interrupted, withInterrupts } from '../interrupts.js'
import { UsageError } from '../usage-error.js'

/** Flags of `firstgrad run` for an exercise, beside the parameters of its experiment. */
export interface ExperimentFlags {
  readonly backend?: string
  readonly cacheDir?: string
  readonly offline?: boolean
  readonly seed?: number
  /** The id or the number of a choice. */
  readonly predict?: string
  readonly report?: string
  readonly tensorboard?: string
  /** Where the card is written. */
  readonly card?: string
  /** The card of the run that is to be made again. */
  readonly rerun?: string
  /** A link, whose parameters and seed it takes. */
  readonly from?: string
  readonly sweep?: readonly string[]
}

/** Work that does not stop by itself after Ctrl-C is left behind after so long. */
const patienceMs = 700

/** What a sweep has no one run for. */
const checkTogether = (flags: ExperimentFlags, { usage }: Context['texts']): void => {
  if (flags.sweep === undefined) return
  for (const name of ['rerun', 'predict', 'card'] as const) {
    if (flags[name] !== undefined) throw new UsageError(usage.notTogether('--sweep', `--${name}`))
  }
}

/** Runs the experiment of an exercise; the exit code says how it ended. */
export const runExercise = async (context: Context, id: string, asked: Asked): Promise<number> => {
  const { output, texts } = context
  const { flags } = asked
  checkTogether(flags, texts)
  const exercise = findExercise(course, id) as Runnable
  const plan = await planOf(id, await exercise.experiment.parameters(), asked, texts)
  for (const path of [flags.report, flags.card]) if (path !== undefined) await prepareFile(path)

  let close = () => {}
  let patience: NodeJS.Timeout | undefined
  const leave = () => {
    output.emit({ type: 'result', id, reason: 'aborted', metrics: {}, card: null })
    output.warn(texts.interrupted)
    process.exit(exitCodes.interrupted)
  }
  try {
    return await withInterrupts(
      () => {
        // A bar would paint over the words.
        close()
        patience = setTimeout(leave, patienceMs)
      },
      async (signal) => {
        const definition = await exercise.experiment.load()
        if (signal.aborted) throw new Interrupted()
        const onClose = (given: () => void) => {
          close = given
        }
        const work = { context, exercise, definition, plan, flags, signal, onClose }
        return flags.sweep === undefined ? runOnce(work) : runSweep(work)
      },
    )
  } finally {
    clearTimeout(patience)
    close()
  }
}
