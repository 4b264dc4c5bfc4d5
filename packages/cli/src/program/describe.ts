import type { ParameterInfo } from '@firstgrad/core/parameters'
import type { Option } from 'commander'
import type { Context } from '../context.js'
import { oppositeOf } from '../flag-of.js'
import type { Texts } from '../texts/texts.js'

const withFacts = (words: string, facts: readonly string[], { help }: Texts) => {
  const [between, open, close] = help.punctuation
  return facts.length > 0 ? `${words}${open}${facts.join(between)}${close}` : words
}

const choicesOf = (choices: readonly string[], { help }: Texts) => help.choices(choices.join(', '))

/** What the help says of a parameter of a run, its bounds and its default included. */
export const describeParameter = (
  info: ParameterInfo,
  language: Context['language'],
  texts: Texts,
): string => {
  const { boolean, least, above, most, choices } = info.expected
  const { options, help } = texts
  const facts = [
    least !== undefined && options.from(String(least)),
    above !== undefined && options.above(String(above)),
    most !== undefined && options.upTo(String(most)),
    choices !== undefined && choicesOf(choices, texts),
    boolean && options.off(oppositeOf(info.name)),
    info.default !== undefined && help.default(String(info.default)),
  ].filter((fact) => typeof fact === 'string')
  return withFacts(info.words[language], facts, texts)
}

export const describeOption = (option: Option, texts: Texts): string => {
  if (!option.argChoices) return option.description
  const choices = choicesOf(option.argChoices, texts)
  // A parameter of a run has them among its facts already.
  if (option.description.includes(choices)) return option.description
  return withFacts(option.description, [choices], texts)
}
