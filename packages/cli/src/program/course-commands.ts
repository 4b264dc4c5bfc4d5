import type { Command } from 'commander'
import type { HintFlags } from '../commands/hint.js'
import type { ProgressFlags } from '../commands/progress.js'
import type { SolutionFlags } from '../commands/solution.js'
import type { StartFlags } from '../commands/start.js'
import type { Builder, CommonFlags } from './builder.js'
import { judgingCommands } from './judging-commands.js'

/** The exercises: what there is, what to do next, the learner's files, help with them. */
export const courseCommands = (builder: Builder): readonly Command[] => {
  const { texts, leaf, act, numberFlag } = builder
  const exercise = (name: string, description: string) =>
    leaf(name, description).argument('<id>', texts.options.exercise)
  const folder = (command: Command) => command.option('--dir <folder>', texts.options.dir)
  return [
    leaf('list', texts.commands.list).action((flags: CommonFlags) =>
      act(flags, async (context) => (await import('../commands/list.js')).list(context)),
    ),
    leaf('next', texts.commands.next).action((flags: CommonFlags) =>
      act(flags, async (context) => (await import('../commands/next.js')).next(context)),
    ),
    exercise('lesson', texts.commands.lesson).action((id: string, flags: CommonFlags) =>
      act(flags, async (context) => (await import('../commands/lesson.js')).lesson(context, id)),
    ),
    folder(exercise('start', texts.commands.start)).action(
      (id: string, flags: StartFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('../commands/start.js')).start(context, id, flags),
        ),
    ),
    ...judgingCommands(builder),
    exercise('hint', texts.commands.hint)
      .option('--rung <n>', texts.options.rung, numberFlag('--rung'))
      .action((id: string, flags: HintFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('../commands/hint.js')).hint(context, id, flags),
        ),
      ),
    exercise('solution', texts.commands.solution)
      .option('--yes', texts.options.yes)
      .action((id: string, flags: SolutionFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('../commands/solution.js')).solution(context, id, flags),
        ),
      ),
    folder(exercise('reset', texts.commands.reset)).action(
      (id: string, flags: StartFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('../commands/reset.js')).reset(context, id, flags),
        ),
    ),
    leaf('progress', texts.commands.progress)
      .option('--export <file>', texts.options.export)
      .option('--import <file>', texts.options.import)
      .action((flags: ProgressFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('../commands/progress.js')).progress(context, flags),
        ),
      ),
  ]
}
