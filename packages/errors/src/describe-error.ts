import type { Language } from './catalog.js'
import { isCodedError } from './coded-error.js'

/** Catalogs of several packages, their detail types forgotten. */
export type AnyMessages = Readonly<
  Record<Language, Readonly<Record<string, (details: never) => string>>>
>

/**
 * The words for an error in the reader's language.
 *
 * Falls back to `error.message`, so that nothing is ever shown as a bare code.
 */
export const describeError = (
  error: unknown,
  language: Language,
  messages: AnyMessages,
): string => {
  if (isCodedError(error)) {
    const say = messages[language][error.code]
    if (say) return say(error.details as never)
  }
  return error instanceof Error ? error.message : String(error)
}
