import { runs } from '@firstgrad/core/runs'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'

/** What can be run. */
export const list = ({ language, output }: Context): number => {
  const width = Math.max(...runs.map(({ id }) => id.length))
  for (const { id, title } of runs) {
    output.say(`  ${output.colors.cyan(id.padEnd(width))}  ${title[language]}`)
    output.emit({ type: 'run', id, title: title[language] })
  }
  output.emit({ type: 'result', runs: runs.map(({ id }) => id) })
  return exitCodes.fine
}
