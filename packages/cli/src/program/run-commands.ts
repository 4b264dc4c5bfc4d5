import type { ParameterInfo } from '@firstgrad/core/parameters'
import { runs } from '@firstgrad/core/runs'
import { type Command, Option } from 'commander'
import type { RunFlags } from '../commands/run.js'
import { flagOf, oppositeOf } from '../flag-of.js'
import type { Builder, CommonFlags } from './builder.js'
import { describeParameter } from './describe.js'

const checkpointFlags = (command: Command, { texts, numberFlag }: Builder) => {
  const every = new Option('--checkpoint-every <n>', texts.options.checkpointEvery)
  return command
    .option('--checkpoint <file>', texts.options.checkpoint)
    .addOption(every.argParser(numberFlag('--checkpoint-every')))
    .option('--resume', texts.options.resume)
}

/** The flags of a parameter of a run: a number, one of a few words, or a switch and its opposite. */
const parameterOptions = (
  { name, expected }: ParameterInfo,
  words: string,
  { numberFlag }: Builder,
): readonly Option[] => {
  const flag = flagOf(name)
  if (expected.boolean) {
    return [new Option(flag, words), new Option(oppositeOf(name)).hideHelp()]
  }
  return expected.choices
    ? [new Option(`${flag} <word>`, words).choices(expected.choices)]
    : [new Option(`${flag} <n>`, words).argParser(numberFlag(flag))]
}

const runCommand = (
  builder: Builder,
  parameters: ReadonlyMap<string, readonly ParameterInfo[]>,
): Command => {
  const { language, texts, make, leaf, act, backendFlag, dataFlags } = builder
  const run = make('run', texts.commands.run).usage('<id> [options]')
  for (const { id, title, dataset, resumable } of runs) {
    const command = leaf(id, title[language])
    for (const info of parameters.get(id) ?? []) {
      const words = describeParameter(info, language, texts)
      for (const option of parameterOptions(info, words, builder)) command.addOption(option)
    }
    backendFlag(command)
    if (dataset) dataFlags(command)
    if (resumable) checkpointFlags(command, builder)
    command.action((flags: RunFlags & CommonFlags & Record<string, unknown>) => {
      const names = (parameters.get(id) ?? []).map(({ name }) => name)
      const values = Object.fromEntries(
        names.filter((name) => flags[name] !== undefined).map((name) => [name, flags[name]]),
      )
      return act(flags, async (context) =>
        (await import('../commands/run.js')).run(context, id, values, flags),
      )
    })
    run.addCommand(command)
  }
  return run
}

/** The tour, the runs and what computes them. */
export const runCommands = (
  builder: Builder,
  parameters: ReadonlyMap<string, readonly ParameterInfo[]>,
): readonly Command[] => {
  const { texts, leaf, act, backendFlag, dataFlags } = builder
  return [
    dataFlags(backendFlag(leaf('tour', texts.commands.tour))).action(
      (flags: RunFlags & CommonFlags) =>
        act(flags, async (context) => (await import('../commands/tour.js')).tour(context, flags)),
    ),
    runCommand(builder, parameters),
    backendFlag(leaf('doctor', texts.commands.doctor)).action((flags: RunFlags & CommonFlags) =>
      act(flags, async (context) => (await import('../commands/doctor.js')).doctor(context, flags)),
    ),
  ]
}
