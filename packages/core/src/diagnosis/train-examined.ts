import type { LayersModel } from '@tensorflow/tfjs-layers'
import { checkpointOf, checkpointSteps } from '../exercises/checkpoints.js'
import type { ExperimentCheckpoint, FindingEvent } from '../exercises/experiment.js'
import type { TrainEvent } from '../training/events.js'
import type { Examples } from '../training/examples.js'
import { readWeights } from '../training/layers-weights.js'
import type { TrainOptions } from '../training/options.js'
import { train } from '../training/train.js'
import { examine } from './examine.js'

interface TrainExaminedOptions extends Omit<TrainOptions, 'checkpoint'> {
  /** How many checkpoints the run yields: after whole epochs where there are as many, else after steps. */
  readonly checkpoints?: number | undefined
}

export type TrainExaminedEvent =
  | Exclude<TrainEvent, { type: 'checkpoint' }>
  | FindingEvent
  | ExperimentCheckpoint

/**
 * Trains an experiment's model as `train()` does and yields its weights on the way, as often as was
 * asked for; before a run that nobody stopped says that it has ended, the training doctor says what
 * was wrong with it.
 */
export async function* trainExamined(
  model: LayersModel,
  data: Examples,
  { checkpoints = 0, ...options }: TrainExaminedOptions,
): AsyncGenerator<TrainExaminedEvent, void, undefined> {
  const { seed, signal, epochs } = options
  const history: TrainEvent[] = []
  const byEpoch = checkpoints <= epochs
  let end: TrainExaminedEvent | null = null
  let of = 0
  let due = checkpointSteps(epochs, checkpoints)
  for await (const event of train(model, data, options)) {
    history.push(event)
    // Nothing is stored here: weights go to whoever listens.
    if (event.type === 'checkpoint') continue
    if (event.type === 'end') {
      end = event
      continue
    }
    if (event.type === 'start') {
      of = event.of
      if (!byEpoch) due = checkpointSteps(of, checkpoints)
    }
    yield event
    const isDue = byEpoch
      ? event.type === 'epoch' && due.has(event.epoch)
      : event.type === 'step' && due.has(event.step)
    if (isDue) {
      const step = event.type === 'epoch' ? (event.epoch * of) / epochs : event.step
      yield checkpointOf({ step, of }, await readWeights(model))
    }
  }
  // Now, since only after its end is the optimizer's learning rate again what it was set to.
  if (!signal?.aborted) {
    const findings = await examine(model, data, history, { seed, ...(signal && { signal }) })
    for (const finding of findings) yield { type: 'finding', finding }
  }
  if (end) yield end
}
