/**
 * @param {string} name
 * @param {'ours' | 'tfjs'} from
 * @param {readonly string[]} files
 */
const bytes = (name, from, files) => ({
  ...{ name, module: 'bytes.mjs', argument: { from, files }, rounds: 1 },
})

const code = ['^index\\.js$', '^chunk-.*\\.js$']
const ours = '@firstgrad/wasm, code and kernels'

/** @type {import('../../runner/case.mjs').BenchCase} */
export default {
  name: 'wasm-bytes',
  title:
    "What a page loads, compressed by brotli: our part as it is published, not minified, and tfjs's " +
    'own binary, which comes with either.',
  unit: 'kB',
  contestants: [
    bytes(ours, 'ours', [...code, '^kernels-shared-(?!relaxed).*\\.js$']),
    bytes(`${ours}, relaxed`, 'ours', [...code, '^kernels-shared-relaxed.*\\.js$']),
    bytes('@tensorflow/tfjs-backend-wasm, its binary', 'tfjs', ['-threaded-simd\\.wasm$']),
    bytes('the same binary as ours embeds it', 'ours', ['^xnnpack-shared.*\\.js$']),
  ],
  agree: () => true,
  budgets: [{ contestant: ours, median: 60 }],
}
