import type { Command } from 'commander'

/**
 * Adds shell completion: `firstgrad complete zsh` prints a script, `firstgrad complete -- words`
 * answers it.
 */
export const addCompletion = async (
  program: Command,
  words: { description: string; shell: string },
): Promise<void> => {
  const { course } = await import('@firstgrad/core/course')
  for (const { registeredArguments } of program.commands) {
    const [exercise] = registeredArguments
    if (exercise?.name() === 'id') exercise.argChoices = course.map(({ id }) => id)
  }
  const { default: tab } = await import('@bomb.sh/tab/commander')
  tab(program)
  const command = program.commands.find((each) => each.name() === 'complete')
  command?.description(words.description)
  const [argument] = command?.registeredArguments ?? []
  if (argument) argument.description = words.shell
}
