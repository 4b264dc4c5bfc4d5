import type * as z from 'zod/mini'

/** Our own words, where there are some, else what was expected. */
export const reasonOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') return `unknown: ${issue.keys.join(', ')}`
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`
  if (issue.code === 'invalid_value') return `expected ${issue.values.join(', ')}`
  if (issue.code === 'too_small') return `expected ${issue.minimum} at least`
  if (issue.code === 'too_big') return `expected ${issue.maximum} at most`
  return issue.message
}
