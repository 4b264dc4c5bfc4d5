import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)
const core = dirname(require.resolve('@tensorflow/tfjs-core/package.json'))

/** Every way to name tfjs-core leads to the files that its tests import, and so to one engine. */
const oneCore: Plugin = {
  name: 'one-core',
  setup({ onResolve }) {
    onResolve({ filter: /^@tensorflow\/tfjs-core$/ }, () => ({ path: join(core, 'dist/index.js') }))
    onResolve({ filter: /^@tensorflow\/tfjs-core\/dist\// }, ({ path }) => ({
      path: join(core, `${path.slice('@tensorflow/tfjs-core/'.length)}.js`),
    }))
    onResolve({ filter: /^jasmine-core\// }, ({ path }) => ({ path: require.resolve(path) }))
  },
}

/** Bundles suite.mjs with TensorFlow.js's tests for raw Node. */
export const bundleSuite = async (outfile: string): Promise<void> => {
  await build({
    entryPoints: [join(here, 'suite.mjs')],
    outfile,
    bundle: true,
    // tfjs-core declares its files free of side effects, its tests too.
    ignoreAnnotations: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@firstgrad/source'],
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
    plugins: [oneCore],
    logLevel: 'error',
  })
}
