// Makes a page of page.js, or a program of node.js, as users of a bundler do:
//   node bundle.mjs <way> <folder to write to>
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const here = import.meta.dirname

/** Without an icon a browser asks for one. */
const pageOf = (/** @type {string} */ script, imports = {}) => `<!doctype html>
<link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module" src="${script}"></script>
`

const esbuild = async (/** @type {string} */ entry, options = {}) => {
  const { build } = await import('esbuild')
  await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    format: 'esm',
    minify: true,
    logLevel: 'error',
    ...options,
  })
}

/** @type {Record<string, (out: string) => unknown>} */
const ways = {
  vite: async (out) => {
    const { build } = await import('vite')
    writeFileSync(join(here, 'index.html'), pageOf('./page.js'))
    await build({
      root: here,
      configFile: false,
      logLevel: 'error',
      build: { outDir: out, chunkSizeWarningLimit: 2000 },
    })
  },
  webpack: async (out) => {
    const { default: webpack } = await import('webpack')
    const compiler = webpack({
      mode: 'production',
      context: here,
      entry: './page.js',
      output: { path: out, filename: 'page.js' },
      performance: { hints: false },
    })
    const stats = await new Promise((done, failed) =>
      compiler.run((error, result) => (error ? failed(error) : done(result))),
    )
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString('errors-warnings'))
    writeFileSync(join(out, 'index.html'), pageOf('./page.js'))
  },
  'esbuild-split': async (out) => {
    await esbuild('page.js', { outdir: out, splitting: true })
    writeFileSync(join(out, 'index.html'), pageOf('./page.js'))
  },
  'esbuild-one': async (out) => {
    await esbuild('page.js', { outdir: out })
    writeFileSync(join(out, 'index.html'), pageOf('./page.js'))
  },
  'import-map': (out) => {
    cpSync(join(here, '../node_modules'), join(out, 'node_modules'), {
      recursive: true,
      dereference: true,
      filter: (from) => /node_modules$|node_modules.(@firstgrad|@tensorflow|seedrandom)/.test(from),
    })
    for (const name of ['page.js', 'train.js']) cpSync(join(here, name), join(out, name))
    const tfjs = (/** @type {string} */ name) =>
      `./node_modules/@tensorflow/tfjs-${name}/dist/tf-${name}.fesm.min.js`
    const empty = 'data:text/javascript,export default {}'
    const imports = {
      '@firstgrad/wasm': './node_modules/@firstgrad/wasm/dist/index.js',
      '@firstgrad/errors': './node_modules/@firstgrad/errors/dist/index.js',
      '@tensorflow/tfjs-core': tfjs('core'),
      '@tensorflow/tfjs-backend-cpu': tfjs('backend-cpu'),
      '@tensorflow/tfjs-backend-wasm': tfjs('backend-wasm'),
      seedrandom: './node_modules/seedrandom/seedrandom.js',
      // TensorFlow.js's file names modules of Node, for code of Emscripten's that never runs here.
      ...Object.fromEntries(['fs', 'path', 'perf_hooks', 'os'].map((name) => [name, empty])),
    }
    writeFileSync(join(out, 'index.html'), pageOf('./page.js', imports))
  },
  'esbuild-node': (out) =>
    esbuild('node.js', {
      outfile: join(out, 'program.mjs'),
      platform: 'node',
      // TensorFlow.js's files call `require` for modules of Node.
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
      },
    }),
}

const [, , way = '', folder = ''] = process.argv
mkdirSync(folder, { recursive: true })
await ways[way]?.(resolve(folder))
