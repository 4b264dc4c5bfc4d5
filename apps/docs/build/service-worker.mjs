import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformWithEsbuild } from 'vite'

const source = fileURLToPath(new URL('../worker/service-worker.ts', import.meta.url))

/** Addresses as a page asks for them. */
const addressOf = (/** @type {string} */ name) =>
  `/${name}`.replace(/\/index\.html$/, '/').replace(/(?<!\/404)\.html$/, '')

/** A page with its two scripts belongs to a language; what no page owns belongs to all. */
const languageOf = (/** @type {string} */ name) => {
  if (/^figures\//.test(name)) return name.includes('.zh-CN.') ? 'zh-CN' : 'en'
  if (/^zh\/|^assets\/zh_|localSearchIndexzh/.test(name)) return 'zh-CN'
  return 'en'
}

/** Fetched before a version is taken: a first page, what it looks like and what moves it. */
const isShell = (/** @type {string} */ name) =>
  /^(404\.html|icon\.svg|manifest\.webmanifest|vp-icons\.css|index\.html|zh\/index\.html)$/.test(
    name,
  ) || /^assets\/(style|app|chunks\/(theme|framework|metadata))\..*\.(css|js)$/.test(name)

const isBackground = (/** @type {string} */ name) =>
  /^assets\/|^figures\/|\.html$/.test(name) && !name.endsWith('.map')

/** Writes the service worker of what was built. */
export const writeServiceWorker = async (/** @type {string} */ outDir) => {
  const names = readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(outDir, name)).isFile())
    .sort()
  const code = readFileSync(source, 'utf8')
  const hash = createHash('sha256').update(code)
  for (const name of names) hash.update(name).update(readFileSync(join(outDir, name)))

  const rest = names.filter((name) => isBackground(name) && !isShell(name))
  // Pages of a visitor's language first, then what runs in them, then pictures.
  const rank = (/** @type {string} */ name) =>
    name.startsWith('figures/') ? 2 : name.startsWith('assets/') ? 1 : 0
  const isOfPages = (/** @type {string} */ name) =>
    /\.html$|^figures\/|^assets\/.*\.md\.|localSearchIndex/.test(name)
  const pagesOf = (/** @type {'en' | 'zh-CN'} */ language) =>
    rest
      .filter((name) => !isOfPages(name) || languageOf(name) === language)
      .sort((a, b) => rank(a) - rank(b))
      .map(addressOf)
  const site = {
    version: hash.digest('hex').slice(0, 16),
    shell: names.filter(isShell).map(addressOf),
    pages: { en: pagesOf('en'), 'zh-CN': pagesOf('zh-CN') },
  }
  const { code: script } = await transformWithEsbuild(code, source, {
    loader: 'ts',
    minify: true,
    format: 'iife',
    define: { site: JSON.stringify(site) },
  })
  writeFileSync(join(outDir, 'service-worker.js'), script)
}
