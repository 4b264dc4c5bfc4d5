import type { ParameterInfo } from '@firstgrad/core/parameters'
import { runs } from '@firstgrad/core/runs'
import { Argument, Command, Option } from 'commander'
import stringWidth from 'string-width'
import { version } from '../package.json'
import type { BackendFlags } from './commands/backend.js'
import type { DataFlags } from './commands/data.js'
import type { RunFlags } from './commands/run.js'
import type { Context } from './context.js'
import { flagOf, oppositeOf } from './flag-of.js'
import { asLanguage } from './language.js'
import { createOutput } from './output.js'
import { wrap } from './terminal/wrap.js'
import type { Texts } from './texts/texts.js'
import { UsageError } from './usage-error.js'

/** Flags that every command takes. */
interface CommonFlags {
  readonly json?: boolean
}

/** What is done when a command is chosen; its result is the exit code. */
type Action = (context: Context) => number | Promise<number>

export interface ProgramOptions {
  readonly language: Context['language']
  readonly texts: Texts
  /** Parameters of the runs whose flags are to be known; loading them costs time. */
  readonly parameters: ReadonlyMap<string, readonly ParameterInfo[]>
  /** Hands the exit code of the chosen command on. */
  readonly onDone: (exitCode: number) => void
}

const backends = ['auto', 'tfjs-node-gpu', 'tfjs-node', 'webgpu', 'wasm', 'cpu']

/** The whole command line of firstgrad in one language. Loads no command and no TensorFlow.js. */
export const createProgram = ({ language, texts, parameters, onDone }: ProgramOptions): Command => {
  const titles: Record<string, string> = {
    'Usage:': texts.help.usage,
    'Arguments:': texts.help.arguments,
    'Options:': texts.help.options,
    'Commands:': texts.help.commands,
  }

  const numberFlag = (option: string) => (value: string) => {
    const number = Number(value)
    if (value.trim() === '' || Number.isNaN(number)) {
      throw new UsageError(texts.usage.notANumber(option, value))
    }
    return number
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

  const leaf = (name: string, description: string) =>
    make(name, description).helpCommand(false).option('--json', texts.help.jsonOption)

  const act = (flags: CommonFlags, action: Action) => {
    const output = createOutput({ json: flags.json ?? false })
    return Promise.resolve(action({ language, texts, output })).then(onDone)
  }

  const dataLeaf = (name: string, description: string) =>
    leaf(name, description).option('--cache-dir <folder>', texts.options.cacheDir)

  const program = make('firstgrad', texts.description)
    .version(version, '-V, --version', texts.help.versionOption)
    .addHelpText('after', `\n${texts.help.exitCodes}\n${texts.help.environment}`)

  const backendFlag = (command: Command) =>
    command.addOption(new Option('--backend <name>', texts.options.backend).choices(backends))

  const dataFlags = (command: Command) =>
    command
      .option('--cache-dir <folder>', texts.options.cacheDir)
      .option('--offline', texts.options.offline)

  const checkpointFlags = (command: Command) => {
    const every = new Option('--checkpoint-every <n>', texts.options.checkpointEvery)
    return command
      .option('--checkpoint <file>', texts.options.checkpoint)
      .addOption(every.argParser(numberFlag('--checkpoint-every')))
      .option('--resume', texts.options.resume)
  }

  program.addCommand(
    dataFlags(backendFlag(leaf('tour', texts.commands.tour))).action(
      (flags: RunFlags & CommonFlags) =>
        act(flags, async (context) => (await import('./commands/tour.js')).tour(context, flags)),
    ),
  )

  program.addCommand(
    leaf('list', texts.commands.list).action((flags: CommonFlags) =>
      act(flags, async (context) => (await import('./commands/list.js')).list(context)),
    ),
  )

  const run = make('run', texts.commands.run).usage('<id> [options]')
  for (const { id, title, dataset, resumable } of runs) {
    const command = leaf(id, title[language])
    for (const info of parameters.get(id) ?? []) {
      const words = describeParameter(info, language, texts)
      for (const option of parameterOptions(info, words, numberFlag)) command.addOption(option)
    }
    backendFlag(command)
    if (dataset) dataFlags(command)
    if (resumable) checkpointFlags(command)
    command.action((flags: RunFlags & CommonFlags & Record<string, unknown>) => {
      const names = (parameters.get(id) ?? []).map(({ name }) => name)
      const values = Object.fromEntries(
        names.filter((name) => flags[name] !== undefined).map((name) => [name, flags[name]]),
      )
      return act(flags, async (context) =>
        (await import('./commands/run.js')).run(context, id, values, flags),
      )
    })
    run.addCommand(command)
  }
  program.addCommand(run)

  program.addCommand(
    backendFlag(leaf('doctor', texts.commands.doctor)).action((flags: RunFlags & CommonFlags) =>
      act(flags, async (context) => (await import('./commands/doctor.js')).doctor(context, flags)),
    ),
  )

  const engines = make('backend', texts.commands.backend)
  engines.addCommand(
    leaf('list', texts.commands.backendList).action((flags: CommonFlags) =>
      act(flags, async (context) => (await import('./commands/backend.js')).backendList(context)),
    ),
  )
  const nativeOnly = (name: string) => {
    if (name === 'native') return name
    throw new UsageError(texts.usage.notAnEngine(name))
  }
  const native = () => new Argument('<engine>', texts.options.engine).argParser(nativeOnly)
  engines.addCommand(
    leaf('install', texts.commands.backendInstall)
      .addArgument(native())
      .option('--gpu', texts.options.gpu)
      .action((_engine: string, flags: BackendFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('./commands/backend.js')).backendInstall(context, flags),
        ),
      ),
  )
  engines.addCommand(
    leaf('remove', texts.commands.backendRemove)
      .addArgument(native())
      .action((_engine: string, flags: CommonFlags) =>
        act(flags, async (context) =>
          (await import('./commands/backend.js')).backendRemove(context),
        ),
      ),
  )
  program.addCommand(engines)

  const data = make('data', texts.commands.data)
  data.addCommand(
    dataLeaf('list', texts.commands.dataList).action((flags: DataFlags & CommonFlags) =>
      act(flags, async (context) => (await import('./commands/data.js')).dataList(context, flags)),
    ),
  )
  const named = {
    get: [texts.commands.dataGet, 'dataGet'],
    path: [texts.commands.dataPath, 'dataPath'],
    verify: [texts.commands.dataVerify, 'dataVerify'],
    remove: [texts.commands.dataRemove, 'dataRemove'],
  } as const
  for (const [name, [description, command]] of Object.entries(named)) {
    const sub = dataLeaf(name, description).argument('<name>', texts.options.dataset)
    if (name === 'get') sub.option('--offline', texts.options.offline)
    data.addCommand(
      sub.action((set: string, flags: DataFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('./commands/data.js'))[command](context, set, flags),
        ),
      ),
    )
  }
  program.addCommand(data)
  return program
}

/** The flags of a parameter of a run: a number, one of a few words, or a switch and its opposite. */
const parameterOptions = (
  { name, expected }: ParameterInfo,
  words: string,
  numberFlag: (option: string) => (value: string) => number,
): Option[] => {
  const flag = flagOf(name)
  if (expected.boolean) {
    return [new Option(flag, words), new Option(oppositeOf(name)).hideHelp()]
  }
  return expected.choices
    ? [new Option(`${flag} <word>`, words).choices(expected.choices)]
    : [new Option(`${flag} <n>`, words).argParser(numberFlag(flag))]
}

const describeParameter = (info: ParameterInfo, language: Context['language'], texts: Texts) => {
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

const withFacts = (words: string, facts: readonly string[], { help }: Texts) => {
  const [between, open, close] = help.punctuation
  return facts.length > 0 ? `${words}${open}${facts.join(between)}${close}` : words
}

const choicesOf = (choices: readonly string[], { help }: Texts) => help.choices(choices.join(', '))

const describeOption = (option: Option, texts: Texts): string => {
  if (!option.argChoices) return option.description
  const choices = choicesOf(option.argChoices, texts)
  // A parameter of a run has them among its facts already.
  if (option.description.includes(choices)) return option.description
  return withFacts(option.description, [choices], texts)
}
