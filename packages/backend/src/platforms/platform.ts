import type { Candidate } from '../candidates/candidate.js'

/** What differs between Node.js and a page. */
export interface Platform {
  /** The engines that may run here, the best first. */
  readonly candidates: readonly Candidate[]
  /** The engines named by the environment, as written there. */
  requested(): string | undefined
  /** The version of the runtime, by its name. */
  versions(): Readonly<Record<string, string>>
}
