import { missingPrerequisites, type Placed, type Progress, stateOf } from '@firstgrad/core/progress'
import type { Context } from '../context.js'

/** What a learner may want to know of an exercise before it is opened. */
export type Standing = 'passed' | 'started' | 'ready' | 'waiting'

export const standings: readonly Standing[] = ['passed', 'started', 'ready', 'waiting']

export const standingOf = (
  exercise: Placed,
  exercises: readonly Placed[],
  progress: Progress,
): Standing => {
  const state = stateOf(progress, exercise.id)
  if (state !== 'new') return state
  return missingPrerequisites(exercise, exercises, progress).length > 0 ? 'waiting' : 'ready'
}

/** One column wide in every terminal. */
export const markOf = (standing: Standing, { colors }: Context['output']): string =>
  ({
    passed: colors.green('✓'),
    started: colors.yellow('▸'),
    ready: '○',
    waiting: colors.dim('·'),
  })[standing]
