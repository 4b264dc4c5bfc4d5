import { checkClasses } from './checks/classes.js'
import { checkDuplicates } from './checks/duplicates.js'
import { checkLabels } from './checks/labels.js'
import { checkNearDuplicates } from './checks/near-duplicates.js'
import { checkValues } from './checks/values.js'
import { groupEqual } from './group-equal.js'
import { type AuditOptions, readOptions, type Settings } from './options.js'
import { readSplits } from './read-splits.js'
import type { AuditReport, CheckName } from './report.js'
import { runSteps, type Steps } from './run-steps.js'
import type { AuditSplit, Splits } from './split.js'

/** What {@link auditEvents} says while it works; the last event is the result. */
export type AuditEvent =
  | {
      readonly type: 'progress'
      readonly check: CheckName
      /** Part of this check that is done, 0 to 1. */
      readonly done: number
    }
  | { readonly type: 'result'; readonly report: AuditReport }

async function* eventsOfAudit(
  splits: Splits,
  settings: Settings,
  signal: AbortSignal | undefined,
): AsyncGenerator<AuditEvent, void, undefined> {
  async function* run<Result>(check: CheckName, steps: Steps<Result>) {
    signal?.throwIfAborted()
    yield { type: 'progress', check, done: 0 } as const
    const running = runSteps(steps, signal)
    for (;;) {
      const step = await running.next()
      if (step.done) return step.value
      yield { type: 'progress', check, done: step.value } as const
    }
  }
  const values = yield* run('values', checkValues(splits, settings))
  const classes = yield* run('classes', checkClasses(splits, settings))
  const equal = yield* run('duplicates', groupEqual(splits))
  const duplicates = checkDuplicates(splits, equal, settings)
  const nearDuplicates = yield* run('nearDuplicates', checkNearDuplicates(splits, equal, settings))
  const labels = yield* run('labels', checkLabels(splits, equal, settings))
  const facts = splits.list.map(({ name, length }) => ({ name, length }))
  const report = { kind: splits.kind, splits: facts }
  yield {
    type: 'result',
    report: { ...report, values, classes, duplicates, nearDuplicates, labels },
  }
}

/**
 * {@link audit} step by step: progress at least at the start of each check, then the result. Leave
 * the loop, or abort the signal, and it stops.
 *
 * @throws as {@link audit}
 *
 * @example
 * ```ts
 * for await (const event of auditEvents({ train, test })) {
 *   if (event.type === 'progress') console.log(event.check, Math.round(event.done * 100), '%')
 *   else console.log(event.report.duplicates.verdict)
 * }
 * ```
 */
export const auditEvents = (
  splits: Readonly<Record<string, AuditSplit>>,
  options: AuditOptions = {},
): AsyncGenerator<AuditEvent, void, undefined> => {
  // Checked now rather than at the first step, so that the error points at the caller's line.
  const read = readSplits(splits)
  return eventsOfAudit(read, readOptions(read, options), options.signal)
}

/**
 * Looks for what is wrong with data before a model learns it: values that are no numbers, classes
 * that are missing or uneven, items that occur twice or in two splits, images that are almost the
 * same, labels that are probably wrong.
 *
 * Changes nothing and copies no split. 70,000 digits of 28 × 28 take a few seconds.
 *
 * How each check counts is said at its part of {@link AuditReport}.
 *
 * @param splits by name, all of the same shape: `images` `[length, ...imageShape]`, or `features`
 * `[length, featureNames.length]`
 * @throws `datasets/bad-option`, `datasets/array-length`, `datasets/split-mismatch`,
 * `datasets/bad-probabilities`, or the reason of `signal`
 *
 * @example
 * ```ts
 * const train = await load('mnist')
 * const test = await load('mnist', { split: 'test' })
 * console.log(auditText(await audit({ train, test }), { lang: 'en', columns: 80 }))
 * ```
 */
export const audit = async (
  splits: Readonly<Record<string, AuditSplit>>,
  options: AuditOptions = {},
): Promise<AuditReport> => {
  for await (const event of auditEvents(splits, options)) {
    if (event.type === 'result') return event.report
  }
  throw new Error('The audit ended without a result.')
}
