import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { membersOf } from './workspace.mjs'

/**
 * What is written in AssemblyScript is compiled before anything can run, or be checked, from source.
 *
 * @param {string} root
 */
export const compileAssembly = (root) => {
  const programs = membersOf(root).map(({ path }) => join(path, 'build-binaries.mjs'))
  for (const program of programs.filter(existsSync))
    execFileSync(process.execPath, [program], { stdio: ['ignore', 'inherit', 'inherit'] })
}
