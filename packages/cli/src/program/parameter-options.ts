import type { ParameterInfo } from '@firstgrad/core/parameters'
import { type Command, Option } from 'commander'
import { flagOf, oppositeOf } from '../flag-of.js'
import type { Builder } from './builder.js'
import { describeParameter } from './describe.js'

/** The flags of a parameter of a run: a number, one of a few words, or a switch and its opposite. */
const optionsOf = (info: ParameterInfo, { language, texts, numberFlag }: Builder) => {
  const { name, expected } = info
  const flag = flagOf(name)
  const words = describeParameter(info, language, texts)
  if (expected.boolean) {
    return [new Option(flag, words), new Option(oppositeOf(name)).hideHelp()]
  }
  return expected.choices
    ? [new Option(`${flag} <word>`, words).choices(expected.choices)]
    : [new Option(`${flag} <n>`, words).argParser(numberFlag(flag))]
}

export const addParameters = (
  command: Command,
  parameters: readonly ParameterInfo[],
  builder: Builder,
): void => {
  for (const info of parameters) {
    for (const option of optionsOf(info, builder)) command.addOption(option)
  }
}

/** The values of those parameters that were given. */
export const givenOf = (
  parameters: readonly ParameterInfo[],
  flags: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    parameters
      .filter(({ name }) => flags[name] !== undefined)
      .map(({ name }) => [name, flags[name]]),
  )
