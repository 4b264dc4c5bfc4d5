import type { Mistake, Task } from '../exercise.js'
import type { Outcome } from '../worker/protocol.js'
import type { Call } from './calls.js'
import type { Observation } from './observe.js'
import { answerOf, didTheSame, isTelling } from './outcomes.js'
import type { Reference } from './reference.js'

export interface Diagnosis {
  readonly mistake: Mistake
  /** Checks that the mistake explains, by id. */
  readonly checks: ReadonlySet<string>
}

/** Files of all the ways to make a mistake. */
export const mutantsOf = ({ id, variants = [] }: Mistake): string[] => [
  `mistakes/${id}.ts`,
  ...variants.map((variant) => `mistakes/${id}.${variant}.ts`),
]

interface Fit {
  /** Calls with finite numbers in which the answer does as the mutant, and not as it should. */
  readonly telling: number
  /** Calls in which the answer threw, gave NaN or took too long, and the mutant did not. */
  readonly excused: number
  readonly checks: ReadonlySet<string>
}

/**
 * How well a mutant explains an answer, or null where it does not. Where the mutant goes wrong, the answer
 * must do the same; where the mutant is right, so must the answer be. What threw or is no number counts
 * neither way as long as finite numbers speak; a mutant that never shows wrong finite numbers must be
 * followed everywhere.
 */
export const fit = (
  observations: readonly Observation[],
  mutant: readonly Outcome[],
): Fit | null => {
  const goesWrong = observations.map(({ call, target }, i) => !didTheSame(mutant[i]!, target, call))
  // Another function of the same exercise may have a mistake of its own.
  const concerned = new Set(
    observations.filter((_, i) => goesWrong[i]).map(({ call }) => partOf(call)),
  )
  let [telling, excused, followed] = [0, 0, 0]
  const checks = new Set<string>()
  for (const [i, { call, yours, target }] of observations.entries()) {
    if (!concerned.has(partOf(call))) continue
    const does = mutant[i]!
    const same = goesWrong[i]
      ? didTheSame(yours, does, call) || blewUp(yours, does)
      : didTheSame(yours, target, call)
    if (same) {
      if (!goesWrong[i]) continue
      followed++
      if (isTelling(does)) telling++
      if (call.check) checks.add(call.check.id)
    } else if (isTelling(yours)) return null
    else excused++
  }
  if (telling === 0 && (followed === 0 || excused > 0)) return null
  return { telling, excused, checks }
}

/** Both answered, and both with NaN or an infinity: one sum or another overflowed. */
const blewUp = (a: Outcome, b: Outcome) =>
  [a, b].every((outcome) => answerOf(outcome) !== null && !isTelling(outcome))

/** The function that is called; where its first argument is a word, one of several in it. */
const partOf = ({ call, args }: Call) => (typeof args[0] === 'string' ? `${call} ${args[0]}` : call)

/** A mutant whose values are right and that only leaks, or disposes what it was given. */
const fitsMemory = (observations: readonly Observation[], mutant: readonly Outcome[]): boolean => {
  const wrongs = observations.map((_, i) => misuse(mutant[i]!))
  return (
    wrongs.some((wrong) => wrong !== 'none') &&
    observations.every(
      ({ call, yours, target }, i) =>
        didTheSame(yours, target, call) && misuse(yours) === wrongs[i],
    )
  )
}

const misuse = ({ leaked, disposed }: Outcome): string =>
  disposed.length > 0 ? `disposed ${disposed.join(' ')}` : leaked > 0 ? 'leaked' : 'none'

/**
 * Names the mistake that explains an answer: one, or none. Of mistakes in several functions it is the one
 * that the first failed check shows. Where several explain it equally well, none is named: a wrong name is
 * worse than a plain difference.
 *
 * @param firstFailed id of the first check that failed
 */
export const diagnose = async (
  task: Task,
  observations: readonly Observation[],
  reference: Reference,
  firstFailed: string,
): Promise<Diagnosis | null> => {
  const found: { mistake: Mistake; fit: Fit }[] = []
  for (const mistake of task.mistakes) {
    let best: Fit | null = null
    for (const file of mutantsOf(mistake)) {
      const does: Outcome[] = []
      for (const { call } of observations) does.push(await reference.mutant(file, call))
      const wrong = does.some((outcome, i) => {
        const { call, target } = observations[i]!
        return !didTheSame(outcome, target, call)
      })
      const one = wrong
        ? fit(observations, does)
        : fitsMemory(observations, does)
          ? { telling: 1, excused: 0, checks: new Set(['memory']) }
          : null
      if (one && (!best || isBetter(one, best))) best = one
    }
    if (best) found.push({ mistake, fit: best })
  }
  const showing = found.filter(({ fit: { checks } }) => checks.has(firstFailed))
  const candidates = showing.length > 0 ? showing : found
  const [first, second] = candidates.toSorted((a, b) => (isBetter(a.fit, b.fit) ? -1 : 1))
  if (!first || (second && !isBetter(first.fit, second.fit))) return null
  return { mistake: first.mistake, checks: first.fit.checks }
}

const isBetter = (a: Fit, b: Fit) =>
  a.excused !== b.excused ? a.excused < b.excused : a.telling > b.telling
