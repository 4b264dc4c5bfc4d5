import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import * as browser from './browser.js'
import { isDatasetsError } from './errors.js'
import * as node from './index.js'

describe('the entry for pages', () => {
  it('has the names of the entry for Node', () => {
    expect(Object.keys(browser).sort()).toEqual(Object.keys(node).sort())
  })

  it('bundles nothing of Node, of npm only small libraries, and is small itself', async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [join(import.meta.dirname, 'browser.ts')],
      bundle: true,
      minify: true,
      platform: 'browser',
      format: 'esm',
      // Apart from what is loaded when it is first needed.
      splitting: true,
      outdir: 'out',
      conditions: ['@firstgrad/source'],
      write: false,
      metafile: true,
    })
    const ofNpm = Object.keys(metafile.inputs).filter((path) => path.includes('node_modules'))
    const known =
      /\/node_modules\/(pure-rand|get-east-asian-width|fflate|@noble\/hashes|modern-tar|@bjorn3\/browser_wasi_shim)\//
    expect(ofNpm.filter((path) => !known.test(path))).toEqual([])
    // Not the text itself, which a failure would print.
    expect(outputFiles.some(({ text }) => /["'`]node:/.test(text))).toBe(false)
    const entry = outputFiles.find(({ path }) => path.endsWith('browser.js'))!
    expect(entry.contents.length).toBeLessThan(200_000)
  })

  it('lists what there is and reads IDX', () => {
    const names = browser.list().map(({ name }) => name)
    expect(names).toEqual([...names].sort())
    expect(names).toContain('mnist')
    expect(browser.info('mnist').splits).toEqual({ train: 60_000, test: 10_000 })
    expect([...browser.parseIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 42)).data]).toEqual([42])
  })

  it('says what needs Node', async () => {
    expect(browser.cacheFolder).toThrow(/works in Node.js only/)
    for (const work of [browser.imageFolder, browser.wavFolder, browser.idxItems]) {
      const error = await work().catch((thrown: unknown) => thrown)
      expect(isDatasetsError(error, 'datasets/in-a-page')).toBe(true)
    }
    const error = await browser.load('lfw').catch((thrown: unknown) => thrown)
    expect(isDatasetsError(error, 'datasets/not-in-a-page')).toBe(true)
    expect(String(error)).toContain('mnist')
  })
})
