import type { CourseFacts } from '../facts.js'
import type { Finding } from '../finding.js'

/** Optimizers make their own tensors in the first steps. */
const warmUp = 2

/** A listener may keep a few tensors for good reasons. */
const few = 8

/** Tensors that become more and more until the end. */
export const leak = ({ tensors, steps }: CourseFacts): Finding[] => {
  const counts = tensors.slice(warmUp)
  const last = counts.length - 1
  if (last < few) return []
  const quarters = [0, 1, 2, 3, 4].map((i) => counts[Math.round((last * i) / 4)]!)
  const rises = quarters.every((count, i) => i === 0 || count > quarters[i - 1]!)
  const grown = quarters[4]! - quarters[2]!
  if (!rises || grown < few) return []
  const perStep = (quarters[4]! - quarters[0]!) / last
  return [{ code: 'core/cause-leak', details: { perStep, tensors: quarters[4]!, steps } }]
}
