import { stabilityLimit } from '../../training/divergence.js'
import { firstLoss, lastLoss } from '../course.js'
import type { CourseFacts, Facts, ModelFacts } from '../facts.js'
import type { Finding } from '../finding.js'

/** Rates that these optimizers are usually given. */
const usual: Readonly<Record<string, number>> = {
  Adam: 0.001,
  AdamW: 0.001,
  Adamax: 0.002,
  RMSProp: 0.001,
  Adagrad: 0.01,
}

/** So many times the usual explains a run that failed... */
const farTooMuch = 100
/** ...and so many one that learned a little by luck. */
const hopeless = 1000

/** How far a weight can have moved when every step pointed the same way, in rates. */
const furthest = (name: string, steps: number): number | null => {
  if (name === 'Adagrad') return 2 * Math.sqrt(steps)
  if (name === 'Adadelta') return 1e-3 * steps
  return name in usual ? steps : null
}

/** Weights are of about this size, or larger. */
const noticeable = 0.02

/** A rate beyond what the curvature allows, or far beyond what is usual. */
export const rateTooHigh = (
  model: ModelFacts,
  curvature: number | null,
  /** How much the limit would grow if the inputs were scaled. */
  allowance = 1,
): Finding | null => {
  const { name, learningRate } = model.optimizer
  if (learningRate === null) return null
  const limit = curvature === null ? null : stabilityLimit(model, curvature)
  if (curvature !== null && limit !== null && learningRate > limit * allowance) {
    const details = { learningRate, largestCurvature: curvature, limit }
    return { code: 'core/cause-learning-rate', details }
  }
  const rate = usual[name]
  if (rate !== undefined && learningRate >= farTooMuch * rate) {
    const details = { optimizer: name, learningRate, usual: rate }
    return { code: 'core/cause-adaptive-rate', details }
  }
  return null
}

/** A rate at which an adaptive optimizer only jumps about. */
export const rateHopeless = ({ optimizer }: ModelFacts): Finding | null => {
  const { name, learningRate } = optimizer
  const rate = usual[name]
  if (rate === undefined || learningRate === null || learningRate < hopeless * rate) return null
  const details = { optimizer: name, learningRate, usual: rate }
  return { code: 'core/cause-adaptive-rate', details }
}

/** A run that hardly moved, with a rate that could not have moved it. */
export const rateTooSmall = ({ model, measured }: Facts, course: CourseFacts): Finding | null => {
  const { name, learningRate } = model.optimizer
  const first = firstLoss(course)
  const last = lastLoss(course)
  if (learningRate === null || first === null || last === null || !measured) return null
  const { steps } = course
  const found = (suggested: number): Finding => ({
    code: 'core/cause-rate-too-small',
    details: { optimizer: name, learningRate, suggested, first, last, steps },
  })

  const limit = measured.curvature === null ? null : stabilityLimit(model, measured.curvature)
  if (limit !== null) {
    // In units of the limit's half, one step reaches the bottom of the steepest valley.
    const rate = learningRate / (limit / 2)
    const crawls = rate < 0.05 && rate * steps < 2
    return crawls && last > 0.7 * first ? found(limit / 2) : null
  }
  const reach = furthest(name, steps)
  const crawls = reach !== null && learningRate * reach < noticeable
  return crawls && last > 0.9 * first ? found(usual[name] ?? 1) : null
}
