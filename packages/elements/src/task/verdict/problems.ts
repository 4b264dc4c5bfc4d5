import type { Message, Verdict } from '@firstgrad/core/exercises'
import type { Language } from '@firstgrad/errors'
import type { Problem } from '../../editor/editor.js'
import { checkMessage } from './message.js'

const placeOf = ({ details }: Message): { file: string; line: number } | null => {
  const error = 'error' in details ? details.error : undefined
  return typeof error === 'object' && error.place ? error.place : null
}

/** The lines of a file that a verdict names, each once. */
export const problemsOf = (verdict: Verdict, file: string, language: Language): Problem[] => {
  const found = new Map<number, Problem>()
  for (const { message } of verdict.checks) {
    const place = message && placeOf(message)
    if (!place || place.file !== file || found.has(place.line)) continue
    found.set(place.line, { line: place.line, message: checkMessage({ message }, language) })
  }
  return [...found.values()]
}

/** The worker may not run code at all, whatever the code is. */
export const mayNotRun = ({ checks }: Verdict): boolean =>
  checks.some(
    ({ message }) => message?.code === 'check/syntax' && message.details.error.name === 'EvalError',
  )
