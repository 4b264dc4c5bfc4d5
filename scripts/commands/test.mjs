import { prepare } from '../setup/prepare.mjs'
import { root } from '../setup/root.mjs'

await prepare(root)

// What follows uses the tools that were just installed, so it is loaded only now.
const { runStages } = await import('../testing/run-stages.mjs')
process.exitCode = await runStages(root, process.argv.slice(2))
