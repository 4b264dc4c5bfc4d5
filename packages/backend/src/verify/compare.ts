/** Answers count as equal within `absolute + relative * |expected|`. */
export const tolerance = { absolute: 1e-3, relative: 1e-3 } as const

/** True if every value is as expected: NaN for NaN, infinity for infinity, numbers within tolerance. */
export const sameAnswers = (answers: ArrayLike<number>, expected: ArrayLike<number>): boolean => {
  if (answers.length !== expected.length) return false
  for (let i = 0; i < expected.length; i++) {
    const answer = answers[i]!
    const right = expected[i]!
    if (Object.is(answer, right) || answer === right) continue
    const limit = tolerance.absolute + tolerance.relative * Math.abs(right)
    // Written so that a NaN or an infinity on one side only is a difference.
    if (!(Math.abs(answer - right) <= limit && Number.isFinite(right))) return false
  }
  return true
}
