// Trains a small network of convolutions for 10,000 steps, in a process of its own whose memory is
// looked at every thousand: after the first tenth neither tensors nor the heap of WebAssembly may
// grow by a byte, and the process, once its garbage is collected, by 4 MB at most.
//
//   npm run build && node stress/long-training.mjs [steps]
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as tf from '@tensorflow/tfjs-core'
import * as layers from '@tensorflow/tfjs-layers'
import { registerWasm } from '../dist/index.js'

const steps = Number(process.argv[2] ?? 10_000)
const report = await registerWasm()
await tf.setBackend(report.backend)

const { conv2d, maxPooling2d, batchNormalization, flatten, dropout, dense } = layers.layers
const model = layers.sequential({
  layers: [
    conv2d({ filters: 8, kernelSize: 3, padding: 'same', inputShape: [12, 12, 1] }),
    batchNormalization(),
    maxPooling2d({ poolSize: 2 }),
    flatten(),
    dropout({ rate: 0.2, seed: 1 }),
    dense({ units: 10, activation: 'softmax' }),
  ],
})
model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] })
const x = tf.randomUniform([32, 12, 12, 1], 0, 1, 'float32', 1)
const y = tf.oneHot(tf.mod(tf.range(0, 32, 1, 'int32'), tf.scalar(10, 'int32')), 10)

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

const look = () => {
  collectGarbage()
  const { heapBytes, tensorBytes, numTensors, numDataBuffers } = tf.memory()
  return {
    heapBytes,
    tensorBytes,
    numTensors,
    numDataBuffers,
    residentMB: process.memoryUsage.rss() / 1e6,
  }
}

let first
for (let step = 1; step <= steps; step++) {
  await model.trainOnBatch(x, y)
  if (step % (steps / 10)) continue
  const now = look()
  console.log(step, JSON.stringify(now))
  if (!first) {
    first = now
    continue
  }
  for (const [name, value] of Object.entries(now)) {
    const mayGrow = name === 'residentMB' ? 4 : 0
    if (value - first[name] <= mayGrow) continue
    console.error(`${name} grew from ${first[name]} to ${value}`)
    process.exitCode = 1
  }
}
report.dispose()
