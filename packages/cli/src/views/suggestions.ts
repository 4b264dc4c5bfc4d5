import stringWidth from 'string-width'
import type { Context } from '../context.js'
import { invokedAs } from '../invoked-as.js'
import { wrap } from '../terminal/wrap.js'

/** A table of what to type and what it does; the first words of each line are arguments. */
export const suggest = (
  { output }: Context,
  lines: readonly (readonly [args: string, words: string])[],
): void => {
  const commands = lines.map(([args, words]) => [`${invokedAs()} ${args}`, words] as const)
  const width = Math.max(...commands.map(([command]) => stringWidth(command)))
  for (const [command, words] of commands) {
    const room = ' '.repeat(width - stringWidth(command))
    const line = `  ${output.colors.cyan(command)}${room}  ${words}`
    output.say(wrap(line, { hanging: Math.min(width + 4, 30) }))
  }
}
