import type { Command } from 'commander'
import { version } from '../package.json'
import { type BuilderOptions, createBuilder } from './program/builder.js'
import { courseCommands } from './program/course-commands.js'
import { machineCommands } from './program/machine-commands.js'
import { runCommands } from './program/run-commands.js'
import type { Runnable } from './runnables.js'

export interface ProgramOptions extends BuilderOptions {
  /** What can be run; none where nobody asks. */
  readonly runnables: readonly Runnable[]
}

/** The whole command line of firstgrad in one language. Loads no command and no TensorFlow.js. */
export const createProgram = ({ runnables, ...options }: ProgramOptions): Command => {
  const { texts } = options
  const builder = createBuilder(options)
  const program = builder
    .make('firstgrad', texts.description)
    .version(version, '-V, --version', texts.help.versionOption)
    // Where the command help finds itself.
    .commandsGroup(texts.help.machine)
    .addHelpText('after', `\n${texts.help.exitCodes}\n${texts.help.environment}`)
  const groups = [
    [texts.help.course, courseCommands(builder)],
    [texts.help.runs, runCommands(builder, runnables)],
    [texts.help.machine, machineCommands(builder)],
  ] as const
  for (const [heading, commands] of groups) {
    for (const command of commands) program.addCommand(command.helpGroup(heading))
  }
  return program
}
