import type { Command } from 'commander'
import type { CheckFlags } from '../commands/check.js'
import type { Builder, CommonFlags } from './builder.js'

/** What judges a learner's code. */
export const judgingCommands = ({ texts, leaf, act, backendFlag }: Builder): readonly Command[] => {
  const judged = (name: string, description: string) =>
    backendFlag(
      leaf(name, description)
        .argument('<id>', texts.options.exercise)
        .option('--file <path>', texts.options.file)
        .option('--dir <folder>', texts.options.dir),
    )
  return [
    judged('check', texts.commands.check).action((id: string, flags: CheckFlags & CommonFlags) =>
      act(flags, async (context) =>
        (await import('../commands/check.js')).check(context, id, flags),
      ),
    ),
    judged('watch', texts.commands.watch).action((id: string, flags: CheckFlags & CommonFlags) =>
      act(flags, async (context) =>
        (await import('../commands/watch.js')).watch(context, id, flags),
      ),
    ),
  ]
}
