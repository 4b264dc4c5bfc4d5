import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../setup/build.mjs'
import { prepare } from '../setup/prepare.mjs'
import { root } from '../setup/root.mjs'
import { serveBuilt } from '../site/serve.mjs'
import { buildSite, developSite } from '../site/vitepress.mjs'

// `npm run docs` with live reload, `npm run docs:build`, `npm run docs:preview` as a host serves it.
const [command, ...rest] = process.argv.slice(2)
const room = join(root, 'apps/docs')
const port = Number(rest.find((each) => /^\d+$/.test(each)) ?? 4173)

await prepare(root, () => build(root, { filters: ['docs^...'], what: 'code' }))
if (command === 'dev') process.exitCode = await developSite(root, rest)
else {
  const built = join(room, '.vitepress/dist')
  if (command === 'build' || !existsSync(join(built, 'index.html')))
    process.exitCode = await buildSite(root)
  if (command === 'preview' && !process.exitCode) {
    const { origin } = await serveBuilt(built, { port })
    process.stdout.write(`${origin}\n`)
  }
}
