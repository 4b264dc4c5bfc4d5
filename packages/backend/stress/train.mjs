// Runs in a child process: binds the engine in the cache, trains a network on it and on plain
// JavaScript from the same start, and prints one line of JSON.
import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'

const [batch, steps, classes] = [200, 40, 10]
const sizes = [784, 256, classes]

/** Ten clouds of points, one for each class: the same ones each time. */
const makeBatch = (step) => {
  const labels = Array.from({ length: batch }, (_, i) => (i * 7 + step) % classes)
  const centres = tf.randomNormal([classes, sizes[0]], 0, 1, 'float32', 1)
  const noise = tf.randomNormal([batch, sizes[0]], 0, 2, 'float32', 100 + step)
  const x = tf.add(tf.gather(centres, tf.tensor1d(labels, 'int32')), noise)
  return { x, y: tf.oneHot(tf.tensor1d(labels, 'int32'), classes, 1, 0, 'float32') }
}

const train = async (backend) => {
  const report = await bind({ prefer: backend })
  const weights = sizes.slice(1).map((out, i) => {
    const deviation = Math.sqrt(2 / sizes[i])
    return {
      W: tf.variable(tf.randomNormal([sizes[i], out], 0, deviation, 'float32', 10 + i)),
      b: tf.variable(tf.zeros([out])),
    }
  })
  const optimizer = tf.train.adam(1e-3)
  const losses = []
  const started = performance.now()
  for (let step = 0; step < steps; step++) {
    const loss = tf.tidy(() => {
      const { x, y } = makeBatch(step)
      return optimizer.minimize(() => {
        const logits = weights.reduce((input, { W, b }, i) => {
          const sum = tf.add(tf.matMul(input, W), b)
          return i < weights.length - 1 ? tf.relu(sum) : sum
        }, x)
        return tf.losses.softmaxCrossEntropy(y, logits)
      }, true)
    })
    losses.push((await loss.data())[0])
    loss.dispose()
  }
  return { report, losses, msPerStep: (performance.now() - started) / steps }
}

const native = await train('tfjs-node')
const tensors = tf.memory().numTensors
const { losses } = await train('cpu')
const apart = Math.max(...losses.map((loss, i) => Math.abs(loss - native.losses[i])))
process.stdout.write(
  `${JSON.stringify({
    node: process.versions.node,
    report: native.report,
    first: native.losses[0],
    last: native.losses.at(-1),
    apart,
    tensors,
    msPerStep: native.msPerStep,
    residentMB: process.memoryUsage().rss / 1e6,
  })}\n`,
)
