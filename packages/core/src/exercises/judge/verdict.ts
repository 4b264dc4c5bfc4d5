import type { Words } from '../../runs/run.js'
import type { Value } from '../values.js'
import type { LoadProblem, OddThing, Thrown } from '../worker/protocol.js'
import type { Difference } from './compare.js'
import type { Pattern } from './patterns.js'

/** What a check or a whole answer came to. */
export type Status = 'pass' | 'fail' | 'error' | 'timeout'

/** What can be said of a check; `describeCode` puts it into words. */
export interface CheckDetails {
  'check/different': { readonly call: string; readonly difference: Difference }
  'check/odd': { readonly call: string; readonly what: OddThing; readonly where: string }
  'check/threw': { readonly call: string; readonly error: Thrown }
  'check/should-throw': { readonly call: string; readonly mention?: string; readonly said?: string }
  'check/gradient-missing': { readonly call: string }
  'check/timeout': { readonly call: string; readonly afterMs: number }
  'check/load-timeout': { readonly afterMs: number }
  'check/ended': { readonly why: 'exit' | 'memory' | 'crash'; readonly message?: string }
  'check/tampered': { readonly what: readonly string[] }
  'check/leaked': { readonly call: string; readonly count: number }
  'check/disposed': { readonly call: string; readonly argument: number }
  'check/syntax': { readonly error: Thrown }
  'check/load-threw': { readonly error: Thrown }
  'check/import': {
    readonly specifier: string
    readonly file: string
    readonly allowed: readonly string[]
  }
  'check/missing-file': { readonly specifier: string; readonly file: string }
  'check/missing-export': { readonly name: string; readonly found: readonly string[] }
  'check/not-a-function': { readonly name: string }
  'check/arity': { readonly name: string; readonly takes: number; readonly given: number }
  'check/not-run': { readonly after: 'timeout' | 'ended' }
}

/** Something to say, as data. */
export type Message = {
  [Code in keyof CheckDetails]: { readonly code: Code; readonly details: CheckDetails[Code] }
}[keyof CheckDetails]

/** The smallest input found at which the answer is wrong. */
export interface Evidence {
  readonly call: string
  readonly args: readonly Value[]
  /** Gradients with respect to these arguments are what is shown. */
  readonly gradient?: readonly number[]
  readonly target?: Value
  readonly yours?: Value
  /** yours - target, where both are tensors of one shape. */
  readonly difference?: Value
}

export interface CheckResult {
  readonly id: string
  readonly title: Words
  readonly status: Status
  readonly message?: Message
  /** What the wrong numbers have in common, in general. */
  readonly pattern?: Pattern
  /** Something else that is odd about the function that was called. */
  readonly note?: Message
  /** The exercise's mistake that explains this check. */
  readonly mistake?: string
  readonly evidence?: Evidence
  /** What the learner's code printed during the calls of this check. */
  readonly console: readonly string[]
}

/** All that is known of an answer: data for the command, the page and programs. */
export interface Verdict {
  readonly type: 'verdict'
  readonly schema: 1
  readonly id: string
  readonly verdict: Status
  /** The exercise's mistake that explains the first check it can; null where none does. */
  readonly mistake: string | null
  /** The hint of that mistake. */
  readonly hint: Words | null
  readonly checks: readonly CheckResult[]
  /** What was printed while the file was loaded. */
  readonly console: readonly string[]
  readonly seeds: readonly number[]
  readonly backend: string
}

/** A check is done; the verdict comes last. */
export type JudgeEvent = { readonly type: 'check'; readonly check: CheckResult } | Verdict

export const messageOfLoad = (problem: LoadProblem, allowed: readonly string[]): Message => {
  switch (problem.kind) {
    case 'syntax':
      return { code: 'check/syntax', details: { error: problem.error } }
    case 'threw':
      return { code: 'check/load-threw', details: { error: problem.error } }
    case 'import':
      return {
        code: 'check/import',
        details: { specifier: problem.specifier, file: problem.file, allowed },
      }
    case 'missing-file':
      return {
        code: 'check/missing-file',
        details: { specifier: problem.specifier, file: problem.file },
      }
    case 'tampered':
      return { code: 'check/tampered', details: { what: problem.what } }
  }
}

export const endedMessage = ({
  why,
  error,
}: {
  why: 'exit' | 'memory' | 'crash'
  error?: { message: string }
}): Message => ({
  code: 'check/ended',
  details: { why, ...(error && { message: error.message }) },
})
