import { errorMaker } from '@firstgrad/errors'
import { en } from './messages/en.js'

/** What a parameter may be: a number within bounds, or one of a few words. */
export interface Expected {
  readonly whole?: boolean
  readonly least?: number
  readonly above?: number
  readonly most?: number
  readonly choices?: readonly string[]
}

/** What each error tells, and each cause that a diverged run may have. */
export interface CoreErrors {
  'core/cause-examples-not-finite': { what: 'x' | 'y'; index: number }
  'core/cause-learning-rate': { learningRate: number; largestCurvature: number; limit: number }
  'core/cause-inputs-unscaled': { largest: number }
  'core/cause-unknown': object
  'core/model-not-compiled': object
  'core/example-shape': { what: 'x' | 'y'; expected: string; received: string }
  'core/example-count': { x: number; y: number }
  'core/no-examples': { what: 'training' | 'validation' }
  'core/parameter': { name: string; expected: Expected; received: string }
  'core/optimizer-state': { optimizer: string; supported: readonly string[] }
  'core/checkpoint-missing': { path: string }
  'core/checkpoint-damaged': { path: string; reason: string }
  'core/checkpoint-mismatch': { path: string; field: string; saved: string; received: string }
  'core/checkpoint-write': { path: string; reason: string }
  'core/unseeded-layers': { layers: readonly string[] }
  'core/fixed-learning-rate': { optimizer: string }
  'core/answer-missing': { path: string }
  'core/answer-unreadable': { path: string; reason: string }
  'core/unknown-run': { id: string; known: readonly string[] }
}

export const coreError = errorMaker<CoreErrors>(en)
