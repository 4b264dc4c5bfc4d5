import type { Verdict } from '@firstgrad/core/exercises'
import type { Language } from '@firstgrad/errors'
import { texts } from '../../texts/texts.js'
import { checkMessage } from './message.js'

/** How many checks pass. */
export const countOf = ({ checks }: Verdict, language: Language): string => {
  const words = texts[language].task
  const passed = checks.filter(({ status }) => status === 'pass').length
  return passed === checks.length ? words.passed(checks.length) : words.count(passed, checks.length)
}

/** A verdict in one or two sentences, for those who hear it. */
export const sentenceOf = (verdict: Verdict, language: Language): string => {
  const words = texts[language].task
  const first = verdict.checks.find(({ status }) => status !== 'pass')
  const count = countOf(verdict, language)
  if (!first) return count
  const between = language === 'en' ? ' ' : ''
  const hint = verdict.hint ? `${between}${verdict.hint[language]}` : ''
  const said = words.firstFault(first.title[language], checkMessage(first, language))
  return `${count}${between}${said}${hint}`
}
