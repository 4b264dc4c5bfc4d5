import type { LayersModel } from '@tensorflow/tfjs-layers'
import { coreError } from '../errors.js'
import type { TrainEvent } from '../training/events.js'
import type { Examples } from '../training/examples.js'
import { courseOf } from './course.js'
import { diagnose, diagnoseSetup } from './diagnose.js'
import type { Facts } from './facts.js'
import type { Finding } from './finding.js'
import { measure } from './measure.js'
import { outcomeOf } from './outcome.js'
import { readModel } from './read-model.js'
import { scan } from './scan.js'

export interface ExamineOptions {
  /** Of the fresh weights at which curvature is measured, default 0. */
  readonly seed?: number
  readonly signal?: AbortSignal
}

/**
 * The training doctor: what is wrong with a run, as data for `describeCode` of the messages.
 *
 * Looks at the examples, at loss and output, at what a batch does in each layer, at the gradients,
 * and, where a run went wrong, at the curvature that a fresh start would have. It takes a few
 * seconds at most; the model is afterwards as before.
 *
 * @param model - With the weights that the run has left it.
 * @param data - The examples that it was trained on.
 * @param history - The events of `train()`; none for a look at data and model alone.
 * @throws `core/model-not-compiled`, `core/no-examples`, the reason of an aborted signal
 *
 * @example
 * ```ts
 * const history = []
 * for await (const event of train(model, data, { epochs: 5, seed: 1 })) history.push(event)
 * for (const finding of await examine(model, data, history)) {
 *   console.log(describeCode(finding, 'en'))
 * }
 * ```
 */
export const examine = async (
  model: LayersModel,
  data: Examples,
  history: readonly TrainEvent[],
  { seed = 0, signal }: ExamineOptions = {},
): Promise<Finding[]> => {
  if (!model.optimizer) throw coreError('core/model-not-compiled', {})
  if (data.length === 0) throw coreError('core/no-examples', { what: 'training' })
  const setup: Facts = {
    model: await readModel(model),
    data: await scan(data, signal),
    measured: null,
  }
  if (diagnoseSetup(setup).length > 0) return diagnose(history, setup)

  const course = courseOf(history)
  const options = { seed, ...(signal && { signal }) }
  const look = (fresh: boolean, curvature: boolean) =>
    measure(model, setup.model, data, { ...options, fresh, curvature })
  if (course.diverged) {
    return diagnose(history, { ...setup, measured: await look(true, true) })
  }
  const measured = await look(false, false)
  const outcome = outcomeOf(course, measured)
  // Curvature costs forty gradients: it is measured where it may explain something.
  const wanted = ['stuck', 'unmoved', 'risen'].includes(outcome)
  const facts = { ...setup, measured: wanted ? await look(outcome === 'risen', true) : measured }
  return diagnose(history, facts)
}
