import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, totalmem, type } from 'node:os'

const require = createRequire(import.meta.url)

/** Versions of the packages that the cases stand on, as they are installed here. */
const packageVersions = () => {
  const { dependencies } = require('../package.json')
  return Object.fromEntries(
    Object.keys(dependencies).map((name) => {
      const path = new URL(`../node_modules/${name}/package.json`, import.meta.url)
      return [name, JSON.parse(readFileSync(path, 'utf8')).version]
    }),
  )
}

/** Where the figures come from: without it they say nothing. */
export const describeMachine = () => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${process.arch}`,
  node: process.versions.node,
  v8: process.versions.v8,
  packages: packageVersions(),
})
