import type { LayersModel } from '@tensorflow/tfjs-layers'
import type { FindingEvent } from '../exercises/experiment.js'
import type { TrainEvent } from '../training/events.js'
import type { Examples } from '../training/examples.js'
import type { TrainOptions } from '../training/options.js'
import { train } from '../training/train.js'
import { examine } from './examine.js'

/**
 * Trains an experiment's model as `train()` does; before a run that nobody stopped says that it has
 * ended, the training doctor says what was wrong with it.
 */
export async function* trainExamined(
  model: LayersModel,
  data: Examples,
  options: TrainOptions,
): AsyncGenerator<TrainEvent | FindingEvent, void, undefined> {
  const { seed, signal } = options
  const history: TrainEvent[] = []
  let end: TrainEvent | null = null
  for await (const event of train(model, data, options)) {
    history.push(event)
    if (event.type === 'end') end = event
    else yield event
  }
  // Now, since only after its end is the optimizer's learning rate again what it was set to.
  if (!signal?.aborted) {
    const findings = await examine(model, data, history, { seed, ...(signal && { signal }) })
    for (const finding of findings) yield { type: 'finding', finding }
  }
  if (end) yield end
}
