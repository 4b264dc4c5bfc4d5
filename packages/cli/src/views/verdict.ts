import {
  type CheckResult,
  type Evidence,
  type Exercise,
  type Message,
  type Verdict,
  writeValue,
} from '@firstgrad/core/exercises'
import { describeCode } from '@firstgrad/core/messages'
import stringWidth from 'string-width'
import type { Context } from '../context.js'
import { harmless } from '../terminal/harmless.js'
import { wrap } from '../terminal/wrap.js'

const indent = 4
const mostPrinted = 8

/** What a check's message says, with what its wrong numbers have in common. */
export const checkMessage = (
  { message, pattern, note }: Pick<CheckResult, 'message' | 'pattern' | 'note'>,
  language: Context['language'],
): string => {
  const said = [message, pattern, note].filter((each) => each !== undefined)
  const between = language === 'en' ? ' ' : ''
  return said.map((each) => describeCode(each as Message, language)).join(between)
}

/** Target, yours and difference, one under the other. */
const comparison = ({ target, yours, difference }: Evidence, { texts }: Context): string[] => {
  const rows = [
    [texts.verdict.target, target],
    [texts.verdict.yours, yours],
    [texts.verdict.difference, difference],
  ] as const
  const shown = rows.filter(([, value]) => value !== undefined)
  if (target === undefined || yours === undefined) return []
  const width = Math.max(...shown.map(([name]) => stringWidth(name)))
  return shown.map(([name, value]) => {
    const start = `${' '.repeat(indent)}${name}${' '.repeat(width - stringWidth(name) + 2)}`
    return wrap(start + harmless(writeValue(value)), { hanging: indent + width + 2 })
  })
}

const marks = { pass: '✓', fail: '✗', error: '✗', timeout: '✗' } as const

const printed = (lines: readonly string[], { texts, output }: Context): string[] =>
  lines.length === 0
    ? []
    : [
        '',
        texts.verdict.printed,
        ...lines
          .slice(0, mostPrinted)
          .map((line) => output.colors.dim(wrap(`  ${harmless(line)}`, { hanging: 2 }))),
        ...(lines.length > mostPrinted
          ? [output.colors.dim(`  … ${lines.length - mostPrinted}`)]
          : []),
      ]

/** A verdict in lines of at most 80 columns: every check, the first one that failed at length. */
export const verdictLines = (
  context: Context,
  exercise: Exercise,
  verdict: Verdict,
  path: string,
): string[] => {
  const { language, texts, output } = context
  const { colors } = output
  const lines = [colors.bold(`${exercise.title[language]}  ${exercise.id}`), colors.dim(path), '']
  const first = verdict.checks.find(({ status }) => status !== 'pass')
  let before = ''
  for (const check of verdict.checks) {
    const paint = check.status === 'pass' ? colors.green : colors.red
    lines.push(`${paint(marks[check.status])} ${wrap(check.title[language], { hanging: 2 })}`)
    if (check.status === 'pass') continue
    const said = harmless(checkMessage(check, language))
    // One cause, such as a file that cannot be read, is told once.
    if (said !== before) lines.push(wrap(said, { indent, hanging: indent }))
    before = said
    if (check === first && check.evidence) lines.push(...comparison(check.evidence, context))
  }
  const noise = verdict.checks.find(({ console }) => console.length > 0)?.console ?? []
  lines.push(...printed([...verdict.console, ...noise], context))
  lines.push('')
  if (verdict.verdict === 'pass') {
    lines.push(colors.bold(colors.green(texts.verdict.passed)))
    lines.push('', texts.verdict.question, wrap(exercise.question.ask[language], { indent: 2 }))
  } else if (verdict.hint) {
    lines.push(wrap(`${colors.bold(texts.verdict.mistake)} ${verdict.hint[language]}`))
  } else lines.push(colors.bold(texts.verdict[verdict.verdict]))
  return lines.flatMap((line) => line.split('\n'))
}
