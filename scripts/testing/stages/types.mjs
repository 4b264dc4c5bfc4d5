import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { compileSources } from '../compile-sources.mjs'
import { verdict } from '../events.mjs'
import { inParallel, runProgram } from '../run-program.mjs'
import { membersOf } from '../workspace.mjs'

/** @type {import('../events.mjs').Stage} */
export const types = {
  name: 'types',
  title: 'strict TypeScript, package by package, against the sources of its siblings',
  run: async function* ({ root }) {
    compileSources(root)
    const folders = [...membersOf(root).map((member) => member.folder), 'scripts']
    const typed = folders.filter((folder) => existsSync(join(root, folder, 'tsconfig.json')))
    yield* inParallel(typed, 2, async (folder) => {
      const { exitCode, output } = await runProgram(
        process.execPath,
        [join(root, 'node_modules/typescript-native/bin/tsc'), '--noEmit', '-p', folder],
        { cwd: root },
      )
      return verdict(folder, exitCode === 0 ? '' : output.trimEnd() || `tsc ended with ${exitCode}`)
    })
  },
}
