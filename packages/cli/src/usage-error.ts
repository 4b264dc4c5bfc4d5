import type { CommanderError } from 'commander'
import type { Texts } from './texts/texts.js'

/** What was wrong with the arguments, in the reader's language. */
export class UsageError extends Error {
  /** @param seeHelp whether the command's help would help */
  constructor(
    message: string,
    readonly seeHelp = true,
  ) {
    super(message)
  }
}

const quoted = (message: string) => /'([^']*)'/.exec(message)?.[1] ?? ''

/** Commander's English, said in the reader's language from the code and the name in quotes. */
export const usageMessage = (error: CommanderError, { usage }: Texts): string => {
  const name = quoted(error.message)
  const flag = name.split(/[ ,]+/).find((part) => part.startsWith('--')) ?? name
  const said: Record<string, () => string> = {
    'commander.unknownCommand': () => usage.unknownCommand(name),
    'commander.unknownOption': () => usage.unknownOption(name),
    'commander.missingArgument': () => usage.missingArgument(name),
    'commander.missingMandatoryOptionValue': () => usage.missingOption(flag),
    'commander.optionMissingArgument': () => usage.missingValue(flag),
    'commander.excessArguments': () => usage.tooManyArguments,
    'commander.invalidArgument': () => {
      const [, value = ''] = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1])
      const choices = /choices are (.*)\.$/.exec(error.message)?.[1] ?? ''
      return usage.notAChoice(flag, value, choices)
    },
  }
  const words = said[error.code]?.() ?? error.message.replace(/^error: /, '')
  const guess = /\(Did you mean (?:one of )?([^?]*)\?\)/.exec(error.message)?.[1]
  return guess ? `${words} ${usage.suggestion(guess)}` : words
}
