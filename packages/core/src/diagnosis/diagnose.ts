import type { TrainEvent } from '../training/events.js'
import { courseOf, lastLoss } from './course.js'
import type { CourseFacts, Facts } from './facts.js'
import type { Finding } from './finding.js'
import { outcomeOf } from './outcome.js'
import { inputFindings } from './rules/inputs.js'
import { labelFindings } from './rules/labels.js'
import { leak } from './rules/leak.js'
import { lossFindings } from './rules/loss.js'
import { overfitting } from './rules/overfitting.js'
import { rateHopeless, rateTooHigh, rateTooSmall } from './rules/rate.js'
import { deadUnits, exploding, fading, identicalUnits, vanishing } from './rules/signal.js'

const present = (finding: Finding | null): Finding[] => (finding ? [finding] : [])

/** The first of several explanations that holds; the later ones follow from it. */
const firstOf = (...explanations: readonly (() => readonly Finding[])[]): readonly Finding[] => {
  for (const explain of explanations) {
    const findings = explain()
    if (findings.length > 0) return findings
  }
  return []
}

/** What can be said without a run: of data, labels, loss and output. */
export const diagnoseSetup = (facts: Facts): Finding[] => {
  const { notFinite } = facts.data
  if (notFinite) return [{ code: 'core/cause-examples-not-finite', details: notFinite }]
  return [...labelFindings(facts), ...lossFindings(facts.model)]
}

/** Why a run went away from where it should have gone. */
const astray = (facts: Facts, course: CourseFacts): readonly Finding[] => {
  const { model, data, measured } = facts
  const told = course.diverged?.causes.find(({ code }) => code === 'core/cause-learning-rate')
  const atStart = told?.code === 'core/cause-learning-rate' ? told.details.largestCurvature : null
  const curvature = atStart ?? measured?.curvature ?? null
  const inputs = inputFindings(facts)
  // Curvature grows with the square of the inputs: scaled to 1, they would allow so much more.
  const allowance = inputs.length > 0 ? Math.max(1, data.inputs.rms ** 2) : 1
  return firstOf(
    () => (inputs.length > 0 || !measured ? [] : present(exploding(measured))),
    () => [...inputs, ...present(rateTooHigh(model, curvature, allowance))],
  )
}

/** Why a run stands where it began. */
const stuck = (facts: Facts, course: CourseFacts): readonly Finding[] => {
  const { model, measured } = facts
  if (!measured) return []
  return firstOf(
    () => inputFindings(facts),
    () => identicalUnits(measured),
    () => present(fading(measured)),
    () => [...present(deadUnits(measured)), ...present(rateTooHigh(model, measured.curvature))],
    () => present(vanishing(measured)),
    () => present(rateTooSmall(facts, course)),
    () => {
      const { constant } = measured
      const details = { loss: lastLoss(course)!, constant: constant!, steps: course.steps }
      return constant === null ? [] : [{ code: 'core/cause-plateau', details }]
    },
  )
}

/**
 * Names what is wrong with a training run, likeliest first; nothing where nothing is wrong.
 *
 * A cause hides what only follows from it: where labels do not suit the loss, a loss that stands
 * still is no news.
 *
 * @param history - The events of `train()`.
 * @param facts - What `examine` measures.
 */
export const diagnose = (history: readonly TrainEvent[], facts: Facts): Finding[] => {
  const course = courseOf(history)
  const told = course.diverged?.causes.find(({ code }) => code === 'core/cause-examples-not-finite')
  if (told) return [told]
  const setup = diagnoseSetup(facts)
  if (setup.length > 0) return [...setup, ...leak(course)]

  const outcome = outcomeOf(course, facts.measured)
  const left = outcome === 'diverged' || outcome === 'risen'
  const causes = firstOf(
    () => (left ? astray(facts, course) : []),
    () => (left ? [{ code: 'core/cause-unknown', details: {} }] : []),
    () => (outcome === 'stuck' ? stuck(facts, course) : []),
    () => (outcome === 'unmoved' ? present(rateTooSmall(facts, course)) : []),
    () => (outcome === 'unmoved' || outcome === 'poor' ? present(rateHopeless(facts.model)) : []),
    () => overfitting(course, facts.measured),
  )
  return [...causes, ...leak(course)]
}
