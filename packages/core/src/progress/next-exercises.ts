import { type Progress, stateOf } from './progress.js'

/** What the order of a course is made from. */
export interface Placed {
  readonly id: string
  readonly number: number
  readonly prerequisites: readonly string[]
}

/** The prerequisites that are not passed yet; those that the course does not hold are no hindrance. */
export const missingPrerequisites = (
  { prerequisites }: Placed,
  exercises: readonly Placed[],
  progress: Progress,
): readonly string[] =>
  prerequisites.filter(
    (id) => exercises.some((each) => each.id === id) && stateOf(progress, id) !== 'passed',
  )

/**
 * What can be done now, the best first: what was begun, the latest first, then what has all its
 * prerequisites, in the order of the course. Empty only where everything is passed.
 */
export const nextExercises = <Exercise extends Placed>(
  exercises: readonly Exercise[],
  progress: Progress,
): readonly Exercise[] => {
  const open = exercises
    .filter(({ id }) => stateOf(progress, id) !== 'passed')
    .sort((a, b) => a.number - b.number)
  const lastAt = ({ id }: Exercise) => progress.exercises[id]?.lastAt ?? ''
  const started = open
    .filter(({ id }) => stateOf(progress, id) === 'started')
    .sort((a, b) => (lastAt(a) > lastAt(b) ? -1 : lastAt(a) < lastAt(b) ? 1 : 0))
  const ready = open.filter(
    (each) =>
      stateOf(progress, each.id) === 'new' &&
      missingPrerequisites(each, exercises, progress).length === 0,
  )
  const found = [...started, ...ready]
  // Prerequisites that go in a circle would else leave a learner with nothing.
  return found.length > 0 ? found : open
}
