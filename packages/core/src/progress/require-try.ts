import { coreError } from '../errors.js'
import type { Progress } from './progress.js'

/**
 * Lets those who tried see the solution: an answer of theirs was judged, right or not.
 *
 * @throws `core/solution-unearned`
 */
export const requireTry = ({ exercises }: Progress, id: string): void => {
  if (!exercises[id]?.attempts) throw coreError('core/solution-unearned', { id })
}
