import { lastLoss } from './course.js'
import type { CourseFacts, Measured } from './facts.js'

/** A loss so near that of a constant answer has learned nothing. */
const near = 0.95

/** Too few steps to judge by. */
const fewest = 20

/** A run that brought so little of the loss down has hardly moved... */
const hardly = 0.9
/** ...unless it began with a good model. */
const good = 0.5

/** How a run came out; one that is `unmoved` began better than a constant answer and stayed there. */
export type Outcome = 'diverged' | 'risen' | 'stuck' | 'unmoved' | 'learned' | 'too-short'

/** Judges by the better of two losses: of the last steps, and of the model as it is now. */
export const outcomeOf = (course: CourseFacts, measured: Measured | null): Outcome => {
  if (course.diverged) return 'diverged'
  const [first] = course.losses
  const last = lastLoss(course)
  if (first === undefined || last === null || !measured) return 'too-short'
  const { constant } = measured
  const loss = Number.isFinite(measured.loss) ? Math.min(last, measured.loss) : last
  const reference = constant ?? first
  // Where all targets are the same there is nothing to learn.
  if (reference < 1e-6) return 'learned'
  if (loss > 2 * Math.max(first, reference)) return 'risen'
  if (course.steps < fewest) return 'too-short'
  if (loss >= near * reference) return 'stuck'
  return loss > hardly * first && loss > good * reference ? 'unmoved' : 'learned'
}
