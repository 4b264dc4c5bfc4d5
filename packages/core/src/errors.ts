import { errorMaker } from '@firstgrad/errors'
import type { WeightsFault } from './checkpoints/weights.js'
import type { FindingDetails } from './diagnosis/finding.js'
import { en } from './messages/en.js'
import type { PermalinkFault } from './permalink/permalink.js'

/** What a parameter may be: a number within bounds, one of a few words, or true or false. */
export interface Expected {
  readonly boolean?: true
  readonly whole?: boolean
  readonly least?: number
  readonly above?: number
  readonly most?: number
  readonly choices?: readonly string[]
}

/** What each error tells, and each finding about a training run. */
export interface CoreErrors extends FindingDetails {
  'core/model-not-compiled': object
  'core/example-shape': { what: 'x' | 'y'; expected: string; received: string }
  'core/example-count': { x: number; y: number }
  'core/no-examples': { what: 'training' | 'validation' }
  'core/parameter': { name: string; expected: Expected; received: string }
  'core/unknown-parameter': { name: string; known: readonly string[] }
  'core/optimizer-state': { optimizer: string; supported: readonly string[] }
  'core/checkpoint-missing': { path: string }
  'core/checkpoint-damaged': { path: string; reason: string }
  'core/checkpoint-mismatch': { path: string; field: string; saved: string; received: string }
  'core/checkpoint-write': { path: string; reason: string }
  'core/unseeded-layers': { layers: readonly string[] }
  'core/fixed-learning-rate': { optimizer: string }
  'core/answer-missing': { path: string }
  'core/answer-unreadable': { path: string; reason: string }
  'core/card-damaged': { reason: string }
  'core/card-version': { received: number; supported: number }
  'core/card-changed': { expected: string; received: string }
  'core/no-cards': object
  'core/cards-of-other-exercises': { exercises: readonly string[] }
  'core/sweep-empty': { name: string }
  'core/sweep-too-large': { count: number; most: number }
  'core/export-unsupported': { layer: string; what: string; supported: readonly string[] }
  /** `name`: of the parameter that is wrong, or the version that is not known. */
  'core/permalink': { reason: PermalinkFault; name?: string }
  'core/weights-do-not-fit': { reason: WeightsFault; expected?: string; received?: string }
  'core/unknown-run': { id: string; known: readonly string[] }
  'core/unknown-exercise': { id: string; suggestions: readonly string[] }
  'core/ambiguous-exercise': { id: string; matches: readonly string[] }
  'core/exercise-id': { id: string }
  'core/exercise-invalid': { path: string; reason: string }
  'core/exercise-without-task': { id: string }
  'core/exercise-file-exists': { id: string; path: string }
  'core/exercise-file-missing': { id: string; path: string }
  'core/solution-unearned': { id: string }
  'core/course-file-missing': { id: string; file: string }
  'core/file-exists': { path: string }
  'core/folder-not-empty': { path: string }
  'core/file-read': { path: string; reason: string }
  'core/file-write': { path: string; reason: string }
  'core/progress-damaged': { path: string; place: string; keptAs: string | null }
  'core/progress-newer': { path: string; version: number; supported: number }
  'core/progress-read-only': { path: string }
  'core/progress-unreadable': { path: string; reason: string }
  'core/progress-write': { path: string; reason: string }
}

export const coreError = errorMaker<CoreErrors>(en)
