import { firstLoss, lastLoss } from './course.js'
import type { CourseFacts, Measured } from './facts.js'

/** A loss so near that of a constant answer has learned nothing. */
const near = 0.95

/** Too few steps to judge by. */
const fewest = 20

/** A run that left so much of the loss has hardly moved. */
const hardly = 0.9

/** Half of what a constant answer gives: whatever happened on the way, it was worth it. */
const good = 0.5

/** How a run came out; one that is `unmoved` began a little better than a constant answer and stayed there, a `poor` one learned a little. */
export type Outcome = 'diverged' | 'risen' | 'stuck' | 'unmoved' | 'poor' | 'good' | 'too-short'

/** Judges by the better of two losses: of the last steps, and of the model as it is now. */
export const outcomeOf = (course: CourseFacts, measured: Measured | null): Outcome => {
  if (course.diverged) return 'diverged'
  const first = firstLoss(course)
  const last = lastLoss(course)
  if (first === null || last === null || !measured) return 'too-short'
  const { constant } = measured
  const loss = Number.isFinite(measured.loss) ? Math.min(last, measured.loss) : last
  const reference = constant ?? first
  // Where all targets are the same there is nothing to learn.
  if (reference < 1e-6) return 'good'
  const failed = loss >= near * reference
  // The very first batch alone: a tenth of a short run may have left it far behind.
  if (failed && last > 2 * Math.max(course.losses[0]!, reference)) return 'risen'
  if (course.steps < fewest) return 'too-short'
  if (failed) return 'stuck'
  if (loss <= good * reference) return 'good'
  return loss > hardly * first ? 'unmoved' : 'poor'
}
