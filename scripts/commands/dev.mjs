import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { toolEnvironment, turboScript } from '../setup/build.mjs'
import { prepare } from '../setup/prepare.mjs'
import { root } from '../setup/root.mjs'

await prepare(root)

// Packages are rebuilt and the tests that a change concerns are run again, until Ctrl-C ends both.
const watchers = [
  [turboScript(root), 'watch', 'build', '--output-logs=errors-only'],
  [join(root, 'node_modules/vitest/vitest.mjs'), '--watch', '--standalone'],
].map((args) =>
  spawn(process.execPath, args, {
    cwd: root,
    env: { ...toolEnvironment(root), FIRSTGRAD_BUILD: 'code' },
    stdio: 'inherit',
  }),
)
const stop = () => {
  for (const watcher of watchers) watcher.kill()
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
for (const watcher of watchers)
  watcher.on('close', (exitCode) => {
    process.exitCode ||= exitCode ?? 130
    stop()
  })
