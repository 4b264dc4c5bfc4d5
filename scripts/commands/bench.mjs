import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from '../setup/build.mjs'
import { prepare } from '../setup/prepare.mjs'
import { root } from '../setup/root.mjs'

// Measured is what is published: the built packages.
await prepare(root, () => build(root, { what: 'code' }))
await import(pathToFileURL(join(root, 'bench/run.mjs')).href)
