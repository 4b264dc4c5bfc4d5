import { Command, Option } from 'commander'
import stringWidth from 'string-width'
import type { Context } from '../context.js'
import { asLanguage } from '../language.js'
import { createOutput } from '../output.js'
import { wrap } from '../terminal/wrap.js'
import type { Texts } from '../texts/texts.js'
import { UsageError } from '../usage-error.js'
import { describeOption } from './describe.js'
import { engines } from './engines.js'

/** Flags that every command takes. */
export interface CommonFlags {
  readonly json?: boolean
}

/** What is done when a command is chosen; its result is the exit code. */
export type Action = (context: Context) => number | Promise<number>

/** What the commands of every group are made with. */
export interface Builder {
  readonly language: Context['language']
  readonly texts: Texts
  /** A command that groups others. */
  make(name: string, description: string): Command
  /** A command that does something. */
  leaf(name: string, description: string): Command
  act(flags: CommonFlags, action: Action): Promise<void>
  /** Reads the value of an option that is a number. */
  numberFlag(option: string): (value: string) => number
  backendFlag(command: Command): Command
  dataFlags(command: Command): Command
}

export interface BuilderOptions {
  readonly language: Context['language']
  readonly texts: Texts
  /** Hands the exit code of the chosen command on. */
  readonly onDone: (exitCode: number) => void
}

const backends = ['auto', ...engines]

export const createBuilder = ({ language, texts, onDone }: BuilderOptions): Builder => {
  const titles: Record<string, string> = {
    'Usage:': texts.help.usage,
    'Arguments:': texts.help.arguments,
    'Options:': texts.help.options,
    'Commands:': texts.help.commands,
  }

  const languageFlag = (value: string) => {
    if (asLanguage(value)) return value
    throw new UsageError(texts.usage.notAChoice('--lang', value, 'en, zh-CN'))
  }

  const make = (name: string, description: string) =>
    new Command(name)
      .description(description)
      .helpOption('-h, --help', texts.help.helpOption)
      .helpCommand('help [command]', texts.help.helpCommand)
      .configureHelp({
        styleTitle: (title) => titles[title] ?? title,
        optionDescription: (option) => describeOption(option, texts),
        subcommandTerm: (command) =>
          [command.name(), ...command.registeredArguments.map((each) => `<${each.name()}>`)].join(
            ' ',
          ),
        displayWidth: stringWidth,
        boxWrap: (text, width) => wrap(text, { width }),
        helpWidth: Math.min(process.stdout.columns || 80, 80),
      })
      // Errors are said in the reader's language by main; help goes out as it is.
      .configureOutput({ outputError: () => {} })
      .exitOverride()
      .addOption(new Option('--lang <lang>', texts.help.langOption).argParser(languageFlag))

  return {
    language,
    texts,
    make,
    leaf: (name, description) =>
      make(name, description).helpCommand(false).option('--json', texts.help.jsonOption),
    act(flags, action) {
      const output = createOutput({ json: flags.json ?? false })
      return Promise.resolve(action({ language, texts, output })).then(onDone)
    },
    numberFlag: (option) => (value) => {
      const number = Number(value)
      if (value.trim() === '' || Number.isNaN(number)) {
        throw new UsageError(texts.usage.notANumber(option, value))
      }
      return number
    },
    backendFlag: (command) =>
      command.addOption(new Option('--backend <name>', texts.options.backend).choices(backends)),
    dataFlags: (command) =>
      command
        .option('--cache-dir <folder>', texts.options.cacheDir)
        .option('--offline', texts.options.offline),
  }
}
