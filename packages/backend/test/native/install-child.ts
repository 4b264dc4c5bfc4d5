// Runs in a child process: node install-child.mjs <recipe file> <folder of a project>.
// Prints each event as a line of JSON.
import { readFileSync } from 'node:fs'
import { install } from '../../src/native/install.js'

const [recipe, cwd] = process.argv.slice(2)
const report = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`)
await install(
  JSON.parse(readFileSync(recipe!, 'utf8')),
  { cwd, home: cwd },
  report,
  new AbortController().signal,
)
