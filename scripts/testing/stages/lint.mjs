import { join } from 'node:path'
import { verdict } from '../events.mjs'
import { runProgram } from '../run-program.mjs'

/** @type {import('../events.mjs').Stage} */
export const lint = {
  name: 'lint',
  title: 'one style and no suspicious code (biome)',
  run: async function* ({ root }) {
    const { exitCode, output } = await runProgram(
      process.execPath,
      [
        join(root, 'node_modules/@biomejs/biome/bin/biome'),
        'ci',
        '--error-on-warnings',
        '--colors=off',
      ],
      { cwd: root },
    )
    yield verdict('biome ci', exitCode === 0 ? '' : output.trimEnd())
  },
}
