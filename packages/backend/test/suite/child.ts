// Runs in a child process: node child.mjs <engine>. Prints one line of JSON.
import type { BackendName } from '@firstgrad/backend'
import { runSuite } from './run.js'

try {
  const result = await runSuite(process.argv[2] as BackendName)
  process.stdout.write(`${JSON.stringify({ result })}\n`)
} catch (error) {
  const { code, message } = error as { code?: unknown; message?: unknown }
  process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`)
}
