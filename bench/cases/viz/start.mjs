import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { factsOf } from './facts.mjs'
import { pictures, sumOf, wordsOf } from './pictures.mjs'

const script = fileURLToPath(new URL('write-lines.mjs', import.meta.url))

/**
 * Starts a Node that writes a picture into a file, and waits until it has ended.
 *
 * @param {{ library: import('./drawings.mjs').Library }} argument
 */
export const prepare = async ({ library }) => {
  const file = fileURLToPath(new URL(`../../results/viz-start-${library}.svg`, import.meta.url))
  const picture = pictures.lines()
  return () => {
    const { status, stderr } = spawnSync(process.execPath, [script, library, file])
    if (status !== 0) throw new Error(String(stderr))
    return {
      toJSON: () => factsOf(readFileSync(file, 'utf8'), wordsOf(picture), sumOf(picture)),
    }
  }
}
