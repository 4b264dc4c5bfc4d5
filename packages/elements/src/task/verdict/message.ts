import type { CheckResult } from '@firstgrad/core/exercises'
import { describeCode } from '@firstgrad/core/messages'
import type { Language } from '@firstgrad/errors'

/** What is said of a check: its message, what its wrong numbers have in common, and what else is odd. */
export const checkMessage = (
  { message, pattern, note }: Pick<CheckResult, 'message' | 'pattern' | 'note'>,
  language: Language,
): string =>
  [message, pattern, note]
    .filter((each) => each !== undefined)
    .map((each) => describeCode(each, language))
    .join(language === 'en' ? ' ' : '')
