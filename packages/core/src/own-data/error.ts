import { coreError } from '../errors.js'
import type { OwnDataProblem } from './problem.js'

export const ownDataError = (problem: OwnDataProblem) => coreError('core/own-data', { problem })
