import { build } from 'esbuild'

/**
 * One script, without imports, for a page that is opened as a file.
 *
 * @param {string} entry
 * @param {string} outfile
 * @param {Pick<import('esbuild').BuildOptions, 'globalName' | 'conditions'>} [options]
 */
export const bundleScript = (entry, outfile, options = {}) =>
  build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
    ...options,
  })
