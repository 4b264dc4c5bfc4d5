// What a package's build-binaries.mjs is made of.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const read = (/** @type {string} */ path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** The files of a package's assembly/, of which any can change what is compiled. */
export const assemblyFiles = (/** @type {string} */ root) =>
  readdirSync(join(root, 'assembly'), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(root, 'assembly', name))

/**
 * As of `assemblyscript/asc`, which only packages have installed.
 *
 * @typedef {{
 *   main(options: string[], host: {
 *     readFile(name: string, base: string): string | null,
 *     listFiles(): string[],
 *     writeFile(name: string, contents: string | Uint8Array): void,
 *   }): Promise<{ error: Error | null, stderr: { toString(): string } }>
 * }} Compiler
 */

/**
 * @param {Compiler} compiler
 * @param {string} root of the package
 * @param {string} name of a file in its assembly/
 * @param {readonly string[]} options
 */
export const compile = async (compiler, root, name, options) => {
  /** @type {string | Uint8Array | undefined} */
  let binary
  const { error, stderr } = await compiler.main(
    [`assembly/${name}`, '--outFile', 'module.wasm', ...options],
    {
      readFile: (name, base) => read(join(base === '.' ? root : base, name)) ?? null,
      listFiles: () => [],
      writeFile: (_name, contents) => {
        binary = contents
      },
    },
  )
  if (error || !binary) throw new Error(`assembly/${name} does not compile:\n${stderr}`)
  return binary
}

/**
 * Fills a folder anew when one of the files that it is made from has changed since. It appears whole:
 * a reader never meets half of it, and what fails leaves it as it was.
 *
 * @param {string} folder
 * @param {readonly string[]} from
 * @param {(fresh: string) => Promise<void>} make
 */
export const generate = async (folder, from, make) => {
  const hash = createHash('sha256')
  for (const file of [import.meta.filename, ...from])
    hash.update(`${basename(file)}\n${readFileSync(file)}`)
  const current = hash.digest('hex')
  if (read(join(folder, 'stamp')) === current) return
  const fresh = `${folder}.${process.pid}`
  try {
    mkdirSync(fresh, { recursive: true })
    await make(fresh)
    writeFileSync(join(fresh, 'stamp'), current)
    rmSync(folder, { recursive: true, force: true })
    renameSync(fresh, folder)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw error
  }
}
