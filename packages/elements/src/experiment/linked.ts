import type { ParameterValues } from './protocol.js'

/** What a link brought, and in words what is wrong with it. */
export interface Linked {
  readonly parameters?: ParameterValues
  readonly seed?: number
  readonly lock: readonly string[]
  readonly trouble: string | null
}

export const noLink: Linked = { lock: [], trouble: null }
