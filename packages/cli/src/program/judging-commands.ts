import type { Command } from 'commander'
import type { CheckFlags } from '../commands/check.js'
import type { CheckCourseFlags } from '../commands/check-course.js'
import type { NewExerciseFlags } from '../commands/new-exercise.js'
import type { Builder, CommonFlags } from './builder.js'

/** What judges a learner's code. */
export const judgingCommands = ({
  texts,
  leaf,
  act,
  numberFlag,
  backendFlag,
}: Builder): readonly Command[] => {
  const judged = (name: string, description: string, argument = '<id>') =>
    backendFlag(
      leaf(name, description)
        .argument(argument, texts.options.exercise)
        .option('--file <path>', texts.options.file)
        .option('--dir <folder>', texts.options.dir),
    )
  return [
    judged('check', texts.commands.check, '[id]')
      .option('--from <link>', texts.options.codeOfLink)
      .action((id: string | undefined, flags: CheckFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('../commands/check.js')).check(context, id, flags),
        ),
      ),
    judged('watch', texts.commands.watch).action((id: string, flags: CheckFlags & CommonFlags) =>
      act(flags, async (context) =>
        (await import('../commands/watch.js')).watch(context, id, flags),
      ),
    ),
    leaf('new-exercise', texts.commands.newExercise)
      .argument('<id>', texts.options.newId)
      .option('--dir <folder>', texts.options.courseDir)
      .action((id: string, flags: NewExerciseFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('../commands/new-exercise.js')).createExercise(context, id, flags),
        ),
      ),
    backendFlag(leaf('check-course', texts.commands.checkCourse))
      .argument('[folder]', texts.options.courseFolder)
      .option('--seeds <n>', texts.options.courseSeeds, numberFlag('--seeds'))
      .option('--experiments', texts.options.courseExperiments)
      .option('--only <ids...>', texts.options.courseOnly)
      .action((folder: string | undefined, flags: CheckCourseFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('../commands/check-course.js')).checkCourse(context, folder, flags),
        ),
      ),
  ]
}
