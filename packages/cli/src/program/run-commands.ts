import { type Command, Option } from 'commander'
import type { BenchFlags } from '../commands/bench.js'
import type { CompareFlags } from '../commands/compare.js'
import type { DoctorFlags } from '../commands/doctor.js'
import type { ExperimentFlags } from '../commands/experiment.js'
import type { ExportFlags } from '../commands/export.js'
import type { RunFlags } from '../commands/run.js'
import type { Runnable } from '../runnables.js'
import { UsageError } from '../usage-error.js'
import type { Builder, CommonFlags } from './builder.js'
import { addParameters, givenOf } from './parameter-options.js'

type Flags = CommonFlags & Readonly<Record<string, unknown>>

const checkpointFlags = (command: Command, { texts, numberFlag }: Builder) => {
  const every = new Option('--checkpoint-every <n>', texts.options.checkpointEvery)
  return command
    .option('--checkpoint <file>', texts.options.checkpoint)
    .addOption(every.argParser(numberFlag('--checkpoint-every')))
    .option('--resume', texts.options.resume)
}

const experimentFlags = (command: Command, { texts, numberFlag }: Builder) => {
  const { options, help } = texts
  const [, open, close] = help.punctuation
  const seed = `${options.seed}${open}${help.default('1')}${close}`
  const collect = (value: string, before: readonly string[] = []) => [...before, value]
  return command
    .option('--seed <n>', seed, numberFlag('--seed'))
    .option('--predict <choice>', options.predict)
    .option('--report <file>', options.report)
    .option('--tensorboard <folder>', options.tensorboard)
    .option('--card <file>', options.card)
    .option('--rerun <card>', options.rerun)
    .option('--from <link>', options.fromLink)
    .option('--sweep <name=a,b,c>', options.sweep, collect)
}

/** A run of its own: the line, the digits. */
const ownRun = (runnable: Runnable, builder: Builder): Command => {
  const { id, title, dataset, resumable, parameters } = runnable
  const { language, leaf, act, backendFlag, dataFlags } = builder
  const command = leaf(id, title[language])
  addParameters(command, parameters, builder)
  backendFlag(command)
  if (dataset) dataFlags(command)
  if (resumable) checkpointFlags(command, builder)
  return command.action((flags: RunFlags & Flags) =>
    act(flags, async (context) =>
      (await import('../commands/run.js')).run(context, id, givenOf(parameters, flags), flags),
    ),
  )
}

/** The experiment of an exercise. */
const experimentRun = (runnable: Runnable, builder: Builder): Command => {
  const { id, title, dataset, parameters } = runnable
  const { language, leaf, act, backendFlag, dataFlags } = builder
  const command = leaf(id, title[language])
  addParameters(command, parameters, builder)
  backendFlag(experimentFlags(command, builder))
  if (dataset) dataFlags(command)
  return command.action((flags: ExperimentFlags & Flags) =>
    act(flags, async (context) =>
      (await import('../commands/experiment.js')).runExercise(context, id, {
        parameters,
        given: givenOf(parameters, flags),
        flags,
      }),
    ),
  )
}

/** An exercise without an experiment is known by name, so that what is said of it is true. */
const nothingToRun = ({ id, title }: Runnable, { language, leaf, texts }: Builder): Command =>
  leaf(id, title[language])
    // A link to it may hold code, which another command judges.
    .addOption(new Option('--from <link>').hideHelp())
    .action(({ from }: Pick<ExperimentFlags, 'from'>) => {
      const { nothingToRun, nothingToRunFrom } = texts.usage
      throw new UsageError(from === undefined ? nothingToRun(id) : nothingToRunFrom(id), false)
    })

const runCommand = (builder: Builder, runnables: readonly Runnable[]): Command => {
  const { texts, make } = builder
  const run = make('run', texts.commands.run)
    .usage('<id> [options]')
    .addHelpText('after', `\n${texts.help.runFromLink}`)
  const makers = { run: ownRun, experiment: experimentRun, none: nothingToRun }
  for (const runnable of runnables) {
    const command = makers[runnable.kind](runnable, builder)
    if (runnable.alias !== undefined) command.alias(runnable.alias)
    run.addCommand(command, { hidden: runnable.kind === 'none' })
  }
  return run
}

const exportCommand = ({ texts, leaf, act, backendFlag, dataFlags }: Builder): Command =>
  dataFlags(
    backendFlag(
      leaf('export', texts.commands.export)
        .argument('<id>', texts.options.exported)
        .requiredOption('--out <folder>', texts.options.out)
        .option('--file <path>', texts.options.file)
        .option('--dir <folder>', texts.options.dir)
        .option('--checkpoint <file>', texts.options.checkpointRead),
    ),
  ).action((id: string, flags: ExportFlags & CommonFlags) =>
    act(flags, async (context) =>
      (await import('../commands/export.js')).exportWork(context, id, flags),
    ),
  )

/** The tour, the runs, what came of them, and what computes them. */
export const runCommands = (
  builder: Builder,
  runnables: readonly Runnable[],
): readonly Command[] => {
  const { texts, leaf, act, backendFlag, dataFlags, numberFlag } = builder
  const seconds = (value: string) => {
    const number = numberFlag('--seconds')(value)
    if (number >= 0.1 && number <= 60) return number
    throw new UsageError(texts.usage.notSeconds(value))
  }
  const secondsFlag = (command: Command) =>
    command.option('--seconds <n>', texts.options.seconds, seconds)
  return [
    dataFlags(backendFlag(leaf('tour', texts.commands.tour))).action(
      (flags: RunFlags & CommonFlags) =>
        act(flags, async (context) => (await import('../commands/tour.js')).tour(context, flags)),
    ),
    runCommand(builder, runnables),
    leaf('compare', texts.commands.compare)
      .argument('<card...>', texts.options.cards)
      .action((paths: readonly string[], flags: CompareFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('../commands/compare.js')).compare(context, paths),
        ),
      ),
    exportCommand(builder),
    backendFlag(secondsFlag(leaf('doctor', texts.commands.doctor))).action(
      (flags: DoctorFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('../commands/doctor.js')).doctor(context, flags),
        ),
    ),
    secondsFlag(leaf('bench', texts.commands.bench)).action((flags: BenchFlags & CommonFlags) =>
      act(flags, async (context) => (await import('../commands/bench.js')).bench(context, flags)),
    ),
  ]
}
