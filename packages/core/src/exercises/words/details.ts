import type { Pattern } from '../judge/patterns.js'
import type { CheckDetails } from '../judge/verdict.js'

/** Everything that is said of an answer: what each check came to, and what wrong numbers have in common. */
export type VerdictDetails = CheckDetails & {
  [Code in Pattern['code']]: Extract<Pattern, { code: Code }>['details']
}
