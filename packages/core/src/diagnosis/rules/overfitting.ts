import type { CourseFacts } from '../facts.js'
import type { Finding } from '../finding.js'

/** So much worse than the best that it is no wobble. */
const worse = 1.25

/** Training loss against validation loss, where examples were learned by heart. */
const byHeart = 0.5

/** Epochs for which it has gone up. */
const patience = 3

/** Validation grows worse while training goes on getting better. */
export const overfitting = ({ epochs, reason }: CourseFacts): Finding[] => {
  if (reason === 'early-stop') return []
  const seen = epochs.flatMap(({ epoch, training, validation }) =>
    validation === null ? [] : [{ epoch, training, validation }],
  )
  const [last] = seen.slice(-1)
  if (!last || seen.length <= patience) return []
  const best = seen.reduce((a, b) => (b.validation < a.validation ? b : a))
  const risen = last.validation > worse * best.validation && last.epoch - best.epoch >= patience
  const known = last.training < byHeart * last.validation && last.training < best.training
  if (!risen || !known) return []
  const details = {
    epoch: best.epoch,
    best: best.validation,
    last: last.validation,
    training: last.training,
  }
  return [{ code: 'core/cause-overfitting', details }]
}
