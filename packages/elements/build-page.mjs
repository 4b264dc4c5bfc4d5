// For pages without a bundler: one script tag loads dist/page/firstgrad.js, and that what it needs.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const from = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))

await build({
  entryPoints: {
    firstgrad: from('dist/page.js'),
    'judge-worker': from('dist/judge-worker.js'),
    'experiment-worker': from('dist/experiment-worker.js'),
  },
  outdir: from('dist/page'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  // tfjs names Node's own modules where it asks whether it is in Node.
  external: ['node:*', 'fs', 'path', 'crypto', 'worker_threads', 'perf_hooks', 'os', 'util'],
  define: { 'process.env.NODE_ENV': '"production"' },
  // It warns of chunks without side effects that are left out, which is what they are for.
  logLevel: 'error',
})
