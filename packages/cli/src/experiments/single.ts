import { replaceFile } from '@firstgrad/core/exercises-node'
import { type ExperimentCard, reproduces } from '@firstgrad/core/experiments'
import { exitCodes } from '../exit-codes.js'
import { recordDeed } from '../learner-progress.js'
import { wrap } from '../terminal/wrap.js'
import {
  experimentView,
  showFigures,
  showFindings,
  showMetrics,
  showPrediction,
  showSettings,
} from '../views/experiment.js'
import { showReproduction } from '../views/reproduction.js'
import { suggest } from '../views/suggestions.js'
import { begin } from './begin.js'
import { follow, type Outcome } from './follow.js'
import { checkChoice, predict } from './prediction.js'
import { reportOf } from './report.js'
import { tensorboardRecorder } from './tensorboard.js'
import { hostOf, type Work } from './work.js'

/** Follows the run with a view, and records it where that is asked for. */
const watch = async (
  { context, exercise, definition, flags, onClose }: Work,
  events: Parameters<typeof follow>[0],
): Promise<Outcome> => {
  const { output } = context
  const { title, dataset } = exercise.experiment
  const { measures } = definition
  const view = experimentView(context, { title, ...(dataset && { dataset }), measures })
  onClose(view.close)
  const recorder =
    flags.tensorboard === undefined ? null : await tensorboardRecorder(flags.tensorboard)
  try {
    return await follow(events, (event) => {
      if (event.type !== 'result') output.emit(event)
      if (!output.json) view.show(event)
      recorder?.record(event)
    })
  } finally {
    view.close()
    await recorder?.close()
  }
}

/** Writes what the run leaves behind; the paths by the flags that named them. */
const writeFiles = async (
  { context, exercise, definition, flags }: Work,
  { result, figures }: Outcome,
  card: ExperimentCard,
): Promise<Readonly<Record<string, string>>> => {
  const { report, card: cardPath, tensorboard } = flags
  if (report !== undefined) {
    const titled = { title: exercise.experiment.title, measures: definition.measures }
    await replaceFile(report, reportOf(context, titled, figures, result, card))
  }
  if (cardPath !== undefined) await replaceFile(cardPath, `${JSON.stringify(card, null, 2)}\n`)
  return {
    ...(report !== undefined && { report }),
    ...(cardPath !== undefined && { card: cardPath }),
    ...(tensorboard !== undefined && { tensorboard }),
  }
}

/** One run: predict, run, see. */
export const runOnce = async (work: Work): Promise<number> => {
  const { context, exercise, definition, plan, flags, signal } = work
  const { output, texts, language } = context
  const { id, task, experiment: info } = exercise
  const [planned] = plan.runs
  const { seed, parameters } = planned!
  const { prediction, measures } = definition
  checkChoice(context, prediction, flags.predict)
  const { backend, events } = await begin(exercise, planned!, hostOf(work), plan.card?.backend)
  output.emit(backend)
  output.say(output.colors.bold(wrap(`${info.title[language]}  ${id}`)))

  const isAsked = flags.predict !== undefined || !plan.card
  const said = isAsked ? await predict(context, prediction, flags.predict, signal) : null
  if (said !== null) await recordDeed(context, id, { type: 'predicted', choice: said, right: null })

  showSettings(context, backend.report, seed, parameters)
  const outcome = await watch(work, events)
  const { result, figures, findings } = outcome
  const { card } = result
  if (!card) {
    output.emit(result)
    output.warn(texts.interrupted)
    return exitCodes.interrupted
  }

  const right = result.prediction?.right ?? null
  await recordDeed(context, id, { type: 'ran', card, completes: !task })
  if (said !== null && right !== null) {
    await recordDeed(context, id, { type: 'outcome', choice: said, right: said === right })
  }
  const files = await writeFiles(work, outcome, card)
  const reproduction = plan.card && reproduces(plan.card, card)

  if (!output.json) {
    showFigures(context, figures)
    showMetrics(context, measures, result.metrics)
    showFindings(context, findings)
    showPrediction(context, prediction, said, right)
    if (reproduction) showReproduction(context, reproduction, plan.card, measures)
    output.say()
    output.say(texts.experiment.time(result.seconds.toFixed(1)))
    for (const path of Object.values(files)) {
      output.say(wrap(texts.experiment.written(path), { hanging: 2 }))
    }
    output.say()
    suggest(context, [
      [`lesson ${id}`, texts.next.read],
      ['next', texts.verdict.next],
    ])
  }
  output.emit({
    ...result,
    prediction: { said, right, correct: said === null || right === null ? null : said === right },
    ...(reproduction && { reproduction }),
    files,
  })
  return reproduction && !reproduction.same ? exitCodes.failed : exitCodes.fine
}
