// Runs both, and says in a few lines how they ended.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import './built.mjs'

const run = (name) => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, `${name}.mjs`)],
    { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
  )
  console.log(stdout.trim())
  if (status !== 0) process.exitCode = 1
  // Nothing is told where it broke off.
  return stdout.trim() ? JSON.parse(stdout) : { faults: [{ status }] }
}

const truncations = run('truncations')
const scalars = run('scalars')
const told = ({ faults }) => (faults.length === 0 ? 'no fault' : `${faults.length} FAULTS`)
console.log(
  `truncations: ${truncations.truncations}, kills: ${truncations.kills}; ${told(truncations)}`,
)
console.log(
  `scalars per second: ${scalars.perSecond} written, ${scalars.readPerSecond} read; ${told(scalars)}`,
)
