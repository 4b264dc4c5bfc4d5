import { defineConfig, type Options } from 'tsup'

/** Every package is built alike: ESM with types, for Node 20 and pages of the same age. */
export const library = (entry: Record<string, string>, options: Options = {}) =>
  defineConfig({
    entry,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    // tsup's own `clean` races when one package has several configurations.
    clean: false,
    dts: true,
    splitting: true,
    sourcemap: false,
    removeNodeProtocol: false,
    ...options,
  })
