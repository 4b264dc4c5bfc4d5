// What each entry weighs in a bundle: our own code, minified and compressed by brotli. What other
// packages weigh is theirs to say.
/** @param {Record<string, unknown>} config */
const ownCode = (config) => ({
  ...config,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'error',
})

const budgets = {
  'packages/errors/dist/index.js': '0.5 kB',
  'packages/graph/dist/index.js': '30 kB',
  'packages/datasets/dist/index.js': '64 kB',
  'packages/datasets/dist/tensors.js': '0.5 kB',
  'packages/backend/dist/index.js': '25 kB',
  'packages/backend/dist/native/index.js': '16 kB',
  'packages/core/dist/index.js': '16 kB',
  'packages/core/dist/experiments.js': '10 kB',
  'packages/core/dist/permalink.js': '7 kB',
  'packages/core/dist/export.js': '8 kB',
  'packages/elements/dist/index.js': '58 kB',
  'packages/cli/dist/main.js': '36 kB',
  'packages/kernels/dist/index.js': '66 kB',
  'packages/kernels/dist/io/index.js': '8 kB',
  'packages/viz/dist/index.js': '34 kB',
  'packages/viz/dist/terminal/index.js': '32 kB',
  'packages/viz/dist/png/index.js': '28 kB',
  'packages/viz/dist/live/index.js': '31 kB',
  'packages/viz/dist/model/index.js': '8 kB',
  'packages/viz/dist/tensorboard/index.js': '10 kB',
  'packages/viz/dist/tensorboard/memory/index.js': '8 kB',
}

/**
 * What a program loads of the WebAssembly engine beside TensorFlow.js's own file.
 *
 * @param {string} kernels
 */
const engine = (kernels) => ({
  name: `packages/wasm/dist/index.js with ${kernels}`,
  path: ['packages/wasm/dist/index.js', `packages/wasm/dist/${kernels}-????????.js`],
  limit: '60 kB',
  // One file of each kind is loaded; the one that counts is named above.
  /** @param {Record<string, unknown>} config */
  modifyEsbuildConfig: (config) => ({
    ...ownCode(config),
    external: ['./kernels-*', './xnnpack-*'],
  }),
})

/** A page that draws a figure loads this, whatever it is made of. */
const svgCore = {
  name: 'packages/viz/dist/index.js, a line as SVG with all dependencies',
  path: 'packages/viz/dist/index.js',
  import: '{ lineChart, toSVG }',
  limit: '60 kB',
}

/** What a page pays for one operation of kernels, with everything beyond TensorFlow.js. */
const oneFilter = {
  name: 'packages/kernels/dist/index.js, sobel alone with all dependencies but tfjs-core',
  path: 'packages/kernels/dist/index.js',
  import: '{ sobel }',
  limit: '4 kB',
  /** @param {Record<string, unknown>} config */
  modifyEsbuildConfig: (config) => ({ ...config, format: 'esm', external: ['@tensorflow/*'] }),
}

export default [
  svgCore,
  oneFilter,
  ...Object.entries(budgets).map(([path, limit]) => ({
    name: path,
    path,
    limit,
    modifyEsbuildConfig: ownCode,
  })),
  ...['kernels-shared', 'kernels-plain', 'kernels-shared-relaxed', 'kernels-plain-relaxed'].map(
    engine,
  ),
]
