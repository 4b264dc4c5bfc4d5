import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { membersOf } from './workspace.mjs'

/** In this order: a worker carries the binaries. */
const names = [
  'build-binaries.mjs',
  'build-worker.mjs',
  'build-course.mjs',
  'build-completions.mjs',
]

/**
 * What is written in AssemblyScript, and what runs in a worker thread, is compiled before anything can
 * run, or be checked, from source.
 *
 * @param {string} root
 */
export const compileSources = (root) => {
  const programs = names.flatMap((name) => membersOf(root).map(({ path }) => join(path, name)))
  for (const program of programs.filter(existsSync))
    execFileSync(process.execPath, [program], { stdio: ['ignore', 'inherit', 'inherit'] })
}
