// Runs a convolution with both its gradients, and steps of Adam on what follows it, from one seed,
// for 1, 2, 3 and 8 threads, and prints a digest of all bits: all lines must be equal, on every Node.
//
//   npm run build && node stress/bit-equal.mjs && npx -y -p node@22 node stress/bit-equal.mjs
import { createHash } from 'node:crypto'
import * as tf from '@tensorflow/tfjs-core'
import { adam, registerWasm } from '../dist/index.js'

const digests = new Set()
for (const threads of [1, 2, 3, 8]) {
  const report = await registerWasm({ threads })
  await tf.setBackend(report.backend)
  const hash = createHash('sha256')
  const random = (shape, seed) => tf.randomNormal(shape, 0, 1, 'float32', seed)
  const x = random([32, 28, 28, 8], 1)
  const filter = tf.variable(random([5, 5, 8, 16], 2))
  const optimizer = adam({ learningRate: 1e-3 })
  const geometry = { strides: 1, pad: 'same', dilations: 1, dataFormat: 'NHWC' }
  for (let step = 0; step < 5; step++) {
    const y = tf.relu(tf.conv2d(x, filter, 1, 'same'))
    const dy = tf.mul(y, 1e-3)
    const run = (name, inputs, more) =>
      tf.engine().runKernel(name, inputs, { ...geometry, ...more })
    const dx = run('Conv2DBackpropInput', { dy, filter }, { inputShape: x.shape })
    const tensor = run('Conv2DBackpropFilter', { x, dy }, { filterShape: filter.shape })
    optimizer.applyGradients([{ name: filter.name, tensor }])
    const flat = tf.reshape(y, [32, -1])
    for (const one of [
      y,
      dx,
      filter,
      tf.matMul(flat, flat, false, true),
      tf.sum(y, 0),
      tf.softmax(flat),
    ])
      hash.update(new Uint8Array((await one.data()).buffer))
    tf.dispose([y, dy, dx, tensor, flat])
  }
  const digest = hash.digest('hex')
  digests.add(digest)
  console.log(process.version, `${report.threads} threads`, digest.slice(0, 16))
  report.dispose()
}
if (digests.size > 1) {
  console.error('The bits depend on the number of threads.')
  process.exitCode = 1
}
