import { coreError } from '../errors.js'
import type { PermalinkFault } from './permalink.js'

/** @throws `core/permalink`; only a name that has been checked may be told. */
export const refuse = (reason: PermalinkFault, name?: string): never => {
  throw coreError('core/permalink', { reason, ...(name !== undefined && { name }) })
}
