import type { TrainEvent } from '../training/events.js'
import type { CourseFacts } from './facts.js'

/** Sums up the events of a run. */
export const courseOf = (history: readonly TrainEvent[]): CourseFacts => {
  const steps = history.filter((event) => event.type === 'step')
  const epochs = history
    .filter((event) => event.type === 'epoch')
    .map(({ epoch, measures, validation }) => ({
      epoch,
      training: measures.loss,
      validation: validation?.loss ?? null,
    }))
  const losses =
    steps.length > 0
      ? steps.map(({ measures }) => measures.loss)
      : epochs.map(({ training }) => training)
  return {
    steps: steps.at(-1)?.step ?? epochs.length,
    losses,
    epochs,
    tensors: steps.flatMap(({ tensors }) => tensors ?? []),
    diverged: history.find((event) => event.type === 'diverged') ?? null,
    reason: history.find((event) => event.type === 'end')?.reason ?? null,
  }
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Single batches differ: a loss is the mean over a tenth of the steps. */
const tenthOf = ({ losses }: CourseFacts) => Math.ceil(losses.length / 10)

/** The loss at the beginning; null where there was no step. */
export const firstLoss = (course: CourseFacts): number | null =>
  course.losses.length === 0 ? null : mean(course.losses.slice(0, tenthOf(course)))

/** The loss at the end; null where there was no step. */
export const lastLoss = (course: CourseFacts): number | null =>
  course.losses.length === 0 ? null : mean(course.losses.slice(-tenthOf(course)))
