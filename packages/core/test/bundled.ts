import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')

/**
 * Bundles a source file for child processes, which Node 20 cannot run as TypeScript, and returns its
 * path.
 */
export const bundled = async (entry: string, name: string): Promise<string> => {
  const folder = join(root, 'node_modules', '.cache', 'firstgrad-test')
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, `${name}-${process.pid}.mjs`)
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@firstgrad/source'],
    logLevel: 'silent',
  })
  return outfile
}
