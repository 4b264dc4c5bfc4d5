import { errorMaker } from '@firstgrad/errors'
import { en } from './messages/en.js'
import type { BackendName } from './names.js'
import type { Attempt } from './report.js'

/** Who named the engines. */
export type NameSource = 'prefer' | 'allow' | 'FIRSTGRAD_BACKEND'

/** What each error tells. */
export interface BackendErrors {
  'backend/unknown-name': { name: string; source: NameSource; known: readonly string[] }
  'backend/no-names': { source: NameSource; known: readonly string[] }
  'backend/not-allowed': {
    asked: readonly BackendName[]
    source: NameSource
    allowed: readonly BackendName[]
  }
  'backend/unavailable': {
    asked: readonly BackendName[]
    source: NameSource
    tried: readonly Attempt[]
  }
  'backend/none-left': { allowed: readonly BackendName[]; tried: readonly Attempt[] }
  'backend/two-cores': { backend: BackendName; version: string }
  'backend/gradients-missing': { kernels: readonly string[] }
  'backend/budget': { budgetMs: string }
  'backend/not-bound': object
}

export const backendError = errorMaker<BackendErrors>(en)
