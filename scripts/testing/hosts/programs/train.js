import { adam, registerWasm } from '@firstgrad/wasm'
import * as tf from '@tensorflow/tfjs-core'

/** FNV-1a over the bits of floats: no host is without what it needs. */
const digestOf = (/** @type {Float32Array} */ floats) => {
  let hash = 0x811c9dc5
  for (const byte of new Uint8Array(floats.slice().buffer))
    hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(16)
}

const geometry = { strides: 1, pad: 'same', dilations: 1, dataFormat: 'NHWC' }

/**
 * Fits a convolution to numbers from a seed and answers how it ran, with the bits of what it
 * learned. TensorFlow.js's gradients are not among the files that raw Node or a page can load, so
 * what is needed of them is written out: this runs wherever the package does.
 */
export const train = async (options) => {
  const report = await registerWasm({ threads: 2, ...options })
  await tf.setBackend(report.backend)
  const random = (shape, seed) => tf.randomNormal(shape, 0, 1, 'float32', seed)
  const x = random([16, 14, 14, 8], 1)
  const target = tf.relu(random([16, 14, 14, 16], 2))
  const filter = tf.variable(random([5, 5, 8, 16], 3))
  const optimizer = adam({ learningRate: 1e-2 })
  for (let step = 0; step < 5; step++) {
    const gradient = tf.tidy(() => {
      const y = tf.relu(tf.conv2d(x, filter, 1, 'same'))
      const dy = tf.mul(tf.sub(y, target), tf.step(y))
      const attributes = { ...geometry, filterShape: filter.shape }
      return tf.engine().runKernel('Conv2DBackpropFilter', { x, dy }, attributes)
    })
    optimizer.applyGradients([{ name: filter.name, tensor: gradient }])
    gradient.dispose()
  }
  const { threads, notes } = report
  const answer = {
    threads,
    notes: notes.map(({ code, details }) => `${code} ${details.why}`),
    bits: digestOf(filter.dataSync()),
  }
  report.dispose()
  return answer
}
