import { sizes } from './sizes.mjs'

/**
 * @typedef {import('../runner/case.mjs').Contestant} Contestant
 * @typedef {import('./engines.mjs').Engine} Engine
 */

const here = (/** @type {string} */ file) => new URL(file, import.meta.url).href

/** Relaxed SIMD is on from Node 22; before, V8 has it behind a flag. */
const relaxedFlags =
  Number.parseInt(process.versions.node, 10) < 22 ? ['--experimental-wasm-relaxed-simd'] : []

export const oursOn = (/** @type {number} */ threads, relaxedSimd = false) =>
  `@firstgrad/wasm, ${threads} thread${threads === 1 ? '' : 's'}${relaxedSimd ? ', relaxed' : ''}`

export const stockWasm = '@tensorflow/tfjs-backend-wasm'
export const cpu = '@tensorflow/tfjs-backend-cpu'
export const tensorflow = 'TensorFlow in Python'

/**
 * Our engine with 2 threads and with 1.
 *
 * @param {string} module
 * @param {object} argument
 * @returns {Contestant[]}
 */
export const ours = (module, argument) =>
  [false, true].flatMap((relaxedSimd) =>
    [2, 1].map((threads) => ({
      name: oursOn(threads, relaxedSimd),
      module,
      argument: { ...argument, engine: { name: 'ours', threads, relaxedSimd } },
      nodeFlags: relaxedSimd ? relaxedFlags : [],
    })),
  )

/**
 * Peers in JavaScript.
 *
 * @param {string} name
 * @param {Engine['name']} engine
 * @param {string} module
 * @param {object} argument
 * @returns {Contestant}
 */
export const peer = (name, engine, module, argument) => ({
  name,
  module,
  argument: { ...argument, engine: { name: engine } },
})

/**
 * Everybody who can do a work of `works/`. Plain JavaScript does a part of it, once.
 *
 * @param {string} work
 * @param {object} options of the work
 * @param {{ part: object, share: number }} [slowly] what the slow one does
 * @returns {Contestant[]}
 */
export const inJavaScript = (work, options = {}, slowly) => {
  const module = here('tfjs.mjs')
  const argument = { work, ...options }
  return [
    ...ours(module, argument),
    peer(stockWasm, 'stock-wasm', module, argument),
    slowly
      ? {
          ...peer(cpu, 'cpu', module, { ...argument, part: slowly.part }),
          share: slowly.share,
          rounds: 1,
        }
      : peer(cpu, 'cpu', module, argument),
    peer('tfjs-node', 'tfjs-node', module, argument),
  ]
}

/**
 * @param {string} work
 * @param {object} [options]
 * @returns {Contestant[]}
 */
export const inPython = (work, options = {}) => [
  {
    name: tensorflow,
    python: here('python/tensorflow_peer.py'),
    imports: 'tensorflow',
    argument: { work, ...options },
  },
]

/**
 * Everybody who can fit a model.
 *
 * @param {'cnn' | 'mlp' | 'lstm' | 'text'} work
 * @param {import('./works/fitting.mjs').Part} part what plain JavaScript does of it
 * @returns {Contestant[]}
 */
export const fitters = (work, part) => [
  ...inJavaScript(work, {}, { part, share: part.items / sizes[work].items }),
  ...inPython(work),
]
