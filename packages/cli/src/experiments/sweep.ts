import { join } from 'node:path'
import { replaceFile } from '@firstgrad/core/exercises-node'
import { compareRuns, type ExperimentResult, type RunComparison } from '@firstgrad/core/experiments'
import { toHTML } from '@firstgrad/core/figures'
import { exitCodes } from '../exit-codes.js'
import { recordDeed } from '../learner-progress.js'
import { startBar } from '../terminal/bar.js'
import { shortNumber } from '../terminal/short-number.js'
import { wrap } from '../terminal/wrap.js'
import { showComparison } from '../views/comparison.js'
import { terminalWidth } from '../views/experiment.js'
import { fitWords } from '../views/fit-words.js'
import { measureName } from '../views/measure-name.js'
import { begin } from './begin.js'
import { follow } from './follow.js'
import type { PlannedRun } from './plan.js'
import { tensorboardRecorder } from './tensorboard.js'
import { hostOf, type Work } from './work.js'

/** Parts of the bar that one run takes. */
const parts = 1000

/** One bar over all runs; elsewhere a line for each. */
const sweepView = ({ context, plan, definition, onClose }: Work) => {
  const { output, texts, language } = context
  const of = plan.runs.length
  const settingsOf = ({ seed, parameters }: PlannedRun) =>
    plan.swept.map((name) => `${name} ${name === 'seed' ? seed : parameters[name]}`).join(', ')
  let bar: ReturnType<typeof startBar> | null = null
  const close = () => {
    bar?.stop()
    bar = null
  }
  onClose(close)
  return {
    close,
    step(run: number, share: number) {
      if (!output.live) return
      bar ??= startBar(texts.experiment.running, of * parts)
      const words = [`${run + 1}/${of}`, settingsOf(plan.runs[run]!)]
      const done = Math.min(of * parts, Math.floor((run + share) * parts))
      bar.update(done, fitWords(words, terminalWidth(output) - 40))
    },
    finished(run: number, { metrics }: ExperimentResult) {
      if (output.live) return
      const shown = Object.entries(metrics).map(
        ([name, value]) =>
          `${measureName(definition.measures, name, language)} ${shortNumber(value)}`,
      )
      const start = `${run + 1}/${of}  ${settingsOf(plan.runs[run]!)}`
      output.say(fitWords([start, ...shown], 80))
    },
  }
}

const recorderFor = (folder: string | undefined, run: number) =>
  folder === undefined ? null : tensorboardRecorder(join(folder, `run-${run + 1}`))

const runEach = async (work: Work): Promise<{ results: ExperimentResult[]; aborted: boolean }> => {
  const { context, exercise, plan, flags, signal } = work
  const { output } = context
  const { id, task } = exercise
  const view = sweepView(work)
  const results: ExperimentResult[] = []
  const of = plan.runs.length
  try {
    for (const [run, planned] of plan.runs.entries()) {
      if (signal.aborted) break
      const { seed, parameters } = planned
      const { backend, events } = await begin(exercise, planned, hostOf(work))
      output.emit({ type: 'run', run: run + 1, of, seed, parameters })
      output.emit(backend)
      view.step(run, 0)
      const recorder = await recorderFor(flags.tensorboard, run)
      try {
        const { result } = await follow(events, (event) => {
          if (event.type === 'step') view.step(run, event.step / event.of)
          if (event.type !== 'result') output.emit(event)
          recorder?.record(event)
        })
        if (!result.card) break
        await recordDeed(context, id, { type: 'ran', card: result.card, completes: !task })
        results.push(result)
        view.finished(run, result)
        output.emit({ ...result, type: 'finished', run: run + 1 })
      } finally {
        await recorder?.close()
      }
    }
  } finally {
    view.close()
  }
  return { results, aborted: results.length < of }
}

const writeReport = async ({ context, exercise, flags }: Work, comparison: RunComparison) => {
  const { report, tensorboard } = flags
  const { language } = context
  if (report !== undefined) {
    const title = exercise.experiment.title[language]
    const figures = [comparison.table, ...comparison.bars]
    await replaceFile(report, toHTML(figures, { title, lang: language }))
  }
  return {
    ...(report !== undefined && { report }),
    ...(tensorboard !== undefined && { tensorboard }),
  }
}

/** Every combination of some values, and what came of each. */
export const runSweep = async (work: Work): Promise<number> => {
  const { context, exercise, definition } = work
  const { output, texts, language } = context
  const { measures } = definition
  const { id, experiment: info } = exercise
  output.say(output.colors.bold(wrap(`${info.title[language]}  ${id}`)))
  output.say()
  const { results, aborted } = await runEach(work)
  const cards = results.map(({ card }) => card!)
  let files = {}
  if (cards.length > 0) {
    const comparison = compareRuns(cards, { language, words: measures })
    // A report on a part of the sweep could be taken for the whole.
    if (!aborted) files = await writeReport(work, comparison)
    if (!output.json) {
      output.say()
      showComparison(context, comparison, measures)
    }
  }
  for (const path of Object.values<string>(files)) {
    output.say(`\n${wrap(texts.experiment.written(path), { hanging: 2 })}`)
  }
  const runs = results.map(({ seed, card, metrics, seconds }) => ({
    seed,
    parameters: card!.parameters,
    metrics,
    seconds,
    card,
  }))
  output.emit({ type: 'result', id, reason: aborted ? 'aborted' : 'finished', runs, files })
  if (aborted) output.warn(texts.interrupted)
  return aborted ? exitCodes.interrupted : exitCodes.fine
}
