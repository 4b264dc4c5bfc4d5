import type { CourseFacts, Measured } from '../facts.js'
import type { Finding } from '../finding.js'

/**
 * How far validation must have risen from its best, and how small training must be beside it: the more
 * of the examples are known by heart, the less of a rise is no wobble.
 */
const signs = [
  { risen: 1.25, training: 0.5 },
  { risen: 1.1, training: 0.1 },
]

/** A share of what a constant answer gives; below it the model does well, whatever it did before. */
const doesWell = 0.2

/** Epochs for which it has gone up. */
const patience = 3

/** Validation grows worse while training goes on getting better. */
export const overfitting = (
  { epochs, reason }: CourseFacts,
  measured: Measured | null,
): Finding[] => {
  if (reason === 'early-stop') return []
  const seen = epochs.flatMap(({ epoch, training, validation }) =>
    validation === null ? [] : [{ epoch, training, validation }],
  )
  const [last] = seen.slice(-1)
  if (!last || seen.length <= patience) return []
  const best = seen.reduce((a, b) => (b.validation < a.validation ? b : a))
  const { training, validation } = last
  const apart = signs.some(
    (sign) => validation > sign.risen * best.validation && training < sign.training * validation,
  )
  const longAgo = last.epoch - best.epoch >= patience
  const well = validation < doesWell * (measured?.constant ?? 0)
  if (!apart || !longAgo || well || training >= best.training) return []
  const details = {
    epoch: best.epoch,
    best: best.validation,
    last: validation,
    training,
  }
  return [{ code: 'core/cause-overfitting', details }]
}
