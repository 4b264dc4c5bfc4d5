import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from '../setup/build.mjs'
import { prepare } from '../setup/prepare.mjs'
import { root } from '../setup/root.mjs'

await prepare(root, () => build(root, { filters: ['firstgrad...'], what: 'code' }))

// With no command named it is the tour.
const args = process.argv.slice(2)
const isTour = !args[0] || (args[0].startsWith('-') && !/^(-h|--help|-V|--version)$/.test(args[0]))

// What the command tells people to type has to work for them.
process.env.FIRSTGRAD_COMMAND = 'npm start --'

// The command takes over this very process: its signals, its terminal and its exit code are ours.
const main = join(root, 'packages/cli/dist/main.js')
process.argv = [process.execPath, main, ...(isTour ? ['tour'] : []), ...args]
await import(pathToFileURL(main).href)
