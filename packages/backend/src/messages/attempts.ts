import type { Language } from '@firstgrad/errors'
import type { Attempt } from '../report.js'
import { passedOverWords } from './passed-over.js'

/** One line for each engine that was passed over: its name and why. */
export const attemptLines = (tried: readonly Attempt[], language: Language): string[] =>
  tried.flatMap((attempt) => {
    if (attempt.outcome === 'chosen') return []
    // The union of attempts ties each reason to its details; the compiler cannot follow the index.
    const why = passedOverWords[language][attempt.reason](attempt.details as never)
    return [`${attempt.backend}${language === 'en' ? ': ' : '：'}${why}`]
  })
