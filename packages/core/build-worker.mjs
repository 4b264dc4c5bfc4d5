// A worker thread cannot run TypeScript: where the package runs from source, its worker is compiled
// beside it. The build makes `dist/generated/exercise-worker.js` by itself.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

await build({
  entryPoints: [fileURLToPath(new URL('src/exercises/worker/node.ts', import.meta.url))],
  outfile: fileURLToPath(new URL('src/generated/exercise-worker.js', import.meta.url)),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'es2022',
  conditions: ['@firstgrad/source', 'node', 'import'],
  // One copy of TensorFlow.js is in the file: raw Node cannot import its gradients.
  mainFields: ['module', 'main'],
  external: ['@tensorflow/tfjs-node', '@tensorflow/tfjs-node-gpu', 'sucrase', 'webgpu'],
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url); const __dirname = new URL('.', import.meta.url).pathname;",
  },
  logLevel: 'warning',
})
