import { basename } from 'node:path'
import { defineConfig, type Options } from 'tsup'

/** Where scripts/declare.mjs puts the declarations of a package's modules, in the package itself. */
const declarationsOf = (entry: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(entry).map(([name, file]) => [
      name,
      `.types/packages/${basename(process.cwd())}/${file.replace(/\.ts$/, '.d.ts')}`,
    ]),
  )

/** Every package is built alike: ESM with types, for Node 20 and pages of the same age. */
export const library = (entry: Record<string, string>, options: Options = {}) =>
  defineConfig({
    entry,
    format: 'esm',
    target: 'es2022',
    // Only keeps node: imports as they are; nothing is added for Node.
    platform: 'node',
    // scripts/clean.mjs does it once: tsup's own races where a package has several configurations.
    clean: false,
    // `npm start` needs no types.
    dts: process.env.FIRSTGRAD_BUILD !== 'code' && { entry: declarationsOf(entry) },
    splitting: true,
    sourcemap: false,
    removeNodeProtocol: false,
    ...options,
  })
