import * as tf from '@tensorflow/tfjs-core'
import { Absent } from '../runner/absent.mjs'

/**
 * @typedef {{ name: 'ours', threads: number, relaxedSimd: boolean }
 *   | { name: 'stock-wasm' | 'cpu' | 'tfjs-node' }} Engine
 */

/** @param {Extract<Engine, { name: 'ours' }>} engine */
const startOurs = async ({ threads, relaxedSimd }) => {
  const { registerWasm } = await import('@firstgrad/wasm')
  const report = await registerWasm({ threads, relaxedSimd })
  const simd = relaxedSimd ? 'relaxed' : 'simd128'
  if (report.threads !== threads || report.simd !== simd)
    throw new Error(`asked for ${threads} threads, ${simd}; got ${JSON.stringify(report)}`)
  await tf.setBackend(report.backend)
}

/** tfjs-node as npm has it here, or the one that `firstgrad backend install native` brought. */
const startNative = async () => {
  const { bind } = await import('@firstgrad/backend')
  try {
    await bind({ prefer: 'tfjs-node' })
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Absent(words.replaceAll(/\s*\n\s*/g, ' ').replace(/\.$/, ''))
  }
}

/**
 * Makes an engine the one that TensorFlow.js computes on.
 *
 * @param {Engine} engine
 */
export const startEngine = async (engine) => {
  if (engine.name === 'ours') return startOurs(engine)
  if (engine.name === 'tfjs-node') return startNative()
  if (engine.name === 'cpu') await import('@tensorflow/tfjs-backend-cpu')
  else await import('@tensorflow/tfjs-backend-wasm')
  const backend = engine.name === 'cpu' ? 'cpu' : 'wasm'
  if (!(await tf.setBackend(backend))) throw new Error(`${backend} does not start`)
}
