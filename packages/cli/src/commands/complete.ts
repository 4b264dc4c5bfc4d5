import type { Command } from 'commander'

/**
 * Adds shell completion: `firstgrad complete zsh` prints a script, `firstgrad complete -- words`
 * answers it.
 */
export const addCompletion = async (
  program: Command,
  words: { description: string; shell: string },
): Promise<void> => {
  const { default: tab } = await import('@bomb.sh/tab/commander')
  tab(program)
  const command = program.commands.find((each) => each.name() === 'complete')
  command?.description(words.description)
  const [argument] = command?.registeredArguments ?? []
  if (argument) argument.description = words.shell
}
