import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { Measured } from '../../runner/case.mjs'

const folders = {
  ours: () => fileURLToPath(new URL('.', import.meta.resolve('@firstgrad/wasm'))),
  tfjs: () =>
    dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/dist/index.js')),
}

/**
 * The files of a package that match, each compressed by brotli as a server would.
 *
 * @param {{ from: 'ours' | 'tfjs', files: readonly string[] }} argument patterns
 */
export const prepare = async ({ from, files }) => {
  const folder = folders[from]()
  const found = readdirSync(folder)
  const paths = files.map((pattern) => {
    const names = found.filter((name) => new RegExp(pattern).test(name))
    if (names.length !== 1) throw new Error(`${pattern} in ${folder}: ${names.length} files`)
    return join(folder, names[0] ?? '')
  })
  return () => {
    const bytes = paths.map((path) => brotliCompressSync(readFileSync(path)).length)
    const kB = bytes.reduce((a, b) => a + b, 0) / 1000
    return new Measured([kB], { files: paths.length })
  }
}
