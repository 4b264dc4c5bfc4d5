import * as tf from '@tensorflow/tfjs-core'
import { startEngine } from './engines.mjs'

// A program of its own: from choosing an engine, loading its package included, to a first product.
const beganMs = performance.now()
await startEngine(JSON.parse(process.argv[2] ?? ''))
const product = tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]])).dataSync()
const tookMs = performance.now() - beganMs
process.stdout.write(JSON.stringify({ tookMs, product: product[0] }))
