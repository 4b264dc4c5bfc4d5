import { defineConfig, type Options } from 'tsup'

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
    // Types take ten times as long as code, and `npm start` needs none.
    dts: process.env.FIRSTGRAD_BUILD !== 'code',
    splitting: true,
    sourcemap: false,
    removeNodeProtocol: false,
    ...options,
  })
