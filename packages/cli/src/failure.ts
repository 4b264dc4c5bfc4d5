import { isCodedError } from '@firstgrad/errors'
import { type Command, CommanderError } from 'commander'
import { AboutFile } from './about-file.js'
import type { Context } from './context.js'
import { exitCodes } from './exit-codes.js'
import { Interrupted } from './interrupts.js'
import { invokedAs } from './invoked-as.js'
import type { Texts } from './texts/texts.js'
import { UsageError, usageMessage } from './usage-error.js'

/** What went wrong, for the shell, for a program and for a person. */
export interface Failure {
  readonly exitCode: number
  readonly code: string
  readonly details: object
  readonly message: string
}

/** Errors of the packages that an argument caused. */
const usageCodes = [
  'core/parameter',
  'core/permalink',
  'core/unknown-parameter',
  'core/sweep-empty',
  'core/sweep-too-large',
  'core/unknown-run',
  'core/unknown-exercise',
  'core/ambiguous-exercise',
  'datasets/unknown-dataset',
]

/** The longest command that the arguments name: `firstgrad data get`. */
const commandPath = (program: Command, args: readonly string[]): string => {
  const path = [invokedAs()]
  let command: Command | undefined = program
  for (const arg of args) {
    command = command.commands.find((each) => [each.name(), ...each.aliases()].includes(arg))
    if (!command) break
    path.push(arg)
  }
  return path.join(' ')
}

/** Puts an error into words; null where help or the version was asked for and shown. */
export const explainFailure = async (
  error: unknown,
  program: Command,
  args: readonly string[],
  context: { language: Context['language']; texts: Texts },
): Promise<Failure | null> => {
  const { language, texts } = context
  if (error instanceof CommanderError && error.exitCode === 0) return null
  if (error instanceof CommanderError || error instanceof UsageError) {
    const said = error instanceof CommanderError ? usageMessage(error, texts) : error.message
    const hint = texts.usage.seeHelp(commandPath(program, args))
    // A command that only groups others has shown its help already.
    const shown = error instanceof CommanderError && error.code === 'commander.help'
    const isWhole = error instanceof UsageError && !error.seeHelp
    const message = shown ? hint : isWhole ? said : `${said} ${hint}`
    return { exitCode: exitCodes.usage, code: 'cli/usage', details: {}, message }
  }
  if (error instanceof Interrupted) {
    const message = texts.interrupted
    return { exitCode: exitCodes.interrupted, code: 'cli/interrupted', details: {}, message }
  }
  if (error instanceof AboutFile) {
    const failure = await explainFailure(error.cause, program, args, context)
    if (!failure) return null
    const details = { ...failure.details, path: error.path }
    return { ...failure, details, message: `${error.path}: ${failure.message}` }
  }
  const { describeError } = await import('@firstgrad/core/messages')
  const words = describeError(error, language)
  if (!isCodedError(error)) {
    const message = `${texts.failed}: ${words}`
    return { exitCode: exitCodes.failed, code: 'cli/unexpected', details: {}, message }
  }
  const exitCode = usageCodes.includes(error.code) ? exitCodes.usage : exitCodes.failed
  return { exitCode, code: error.code, details: error.details, message: words }
}
