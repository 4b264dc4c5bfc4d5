import type { CheckResult, Exercise, Status, Verdict } from '@firstgrad/core/exercises'
import type { Language } from '@firstgrad/errors'
import { make } from '../../element/make.js'
import { type Texts, texts } from '../../texts/texts.js'
import { evidenceView } from './evidence-view.js'
import { checkMessage } from './message.js'
import { countOf } from './sentence.js'

const marks: Readonly<Record<Status, string>> = { pass: '✓', fail: '✗', error: '✗', timeout: '⏱' }
const mostPrinted = 50

const heading = ({ status, title }: CheckResult, language: Language) => {
  const words = texts[language].task
  return make(
    'p',
    { class: 'check' },
    make('span', { class: 'mark', 'aria-hidden': 'true' }, marks[status]),
    make('span', { class: 'title' }, title[language]),
    make('span', { class: 'status' }, words.status[status]),
  )
}

const evidenceOf = (check: CheckResult, open: boolean, words: Texts['task']): HTMLElement[] => {
  if (!check.evidence) return []
  const view = evidenceView(check.evidence, words)
  if (!view) return []
  if (open) return [view]
  return [make('details', {}, make('summary', {}, words.more), view)]
}

const printed = ({ console, checks }: Verdict, words: Texts['task']): HTMLElement[] => {
  const lines = [...console, ...checks.flatMap((check) => check.console)]
  if (lines.length === 0) return []
  const shown = lines.slice(0, mostPrinted)
  if (lines.length > shown.length) shown.push(`… ${lines.length - shown.length}`)
  return [
    make(
      'section',
      { class: 'console', 'aria-label': words.printed },
      make('p', { class: 'label' }, words.printed),
      make('pre', { tabindex: 0 }, shown.join('\n')),
    ),
  ]
}

const question = ({ ask, answer }: Exercise['question'], language: Language): HTMLElement => {
  const words = texts[language].task
  return make(
    'section',
    { class: 'question', 'aria-label': words.question },
    make('p', { class: 'label' }, words.question),
    make('p', {}, ask[language]),
    make('details', {}, make('summary', {}, words.answer), make('p', {}, answer[language])),
  )
}

/** A verdict: every check, the first that does not pass at length, and what comes after passing. */
export const verdictView = (
  exercise: Exercise,
  verdict: Verdict,
  language: Language,
): HTMLElement => {
  const words = texts[language].task
  const passes = verdict.verdict === 'pass'
  const first = verdict.checks.find(({ status }) => status !== 'pass')
  const list = make('ol', { class: 'checks' })
  let before = ''
  for (const check of verdict.checks) {
    const item = make('li', { class: check.status }, heading(check, language))
    list.append(item)
    if (check.status === 'pass') continue
    const said = checkMessage(check, language)
    // One cause, such as a file that cannot be read, is told once.
    if (said !== before) item.append(make('p', { class: 'message' }, said))
    before = said
    item.append(...evidenceOf(check, check === first, words))
  }
  return make(
    'div',
    {},
    make('p', { class: `outcome ${passes ? 'right' : 'wrong'}` }, countOf(verdict, language)),
    ...(verdict.hint
      ? [
          make(
            'p',
            { class: 'mistake' },
            make('strong', {}, words.mistake),
            `${language === 'en' ? ' ' : ''}${verdict.hint[language]}`,
          ),
        ]
      : []),
    list,
    ...printed(verdict, words),
    ...(passes ? [question(exercise.question, language)] : []),
  )
}
