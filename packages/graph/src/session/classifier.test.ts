import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Graph, graph } from '../index.js'

// The shape of the course's MNIST perceptron, small: batches of any length, two layers, accuracy.

const build = (g: Graph) => {
  const x = g.placeholder('float32', [null, 2], { name: 'x' })
  const labels = g.placeholder('int32', [null], { name: 'labels' })
  const W1 = g.variable(g.truncatedNormal([2, 16], { seed: 1, standardDeviation: 0.7 }), {
    name: 'W1',
  })
  const b1 = g.variable(g.zeros([16]), { name: 'b1' })
  const W2 = g.variable(g.truncatedNormal([16, 3], { seed: 2, standardDeviation: 0.3 }), {
    name: 'W2',
  })
  const b2 = g.variable(g.zeros([3]), { name: 'b2' })
  const hidden = g.relu(g.add(g.matmul(x, W1), b1))
  const logits = g.add(g.matmul(hidden, W2), b2, { name: 'logits' })
  const loss = g.reduceMean(
    g.softmaxCrossEntropyWithLogits({ labels: g.oneHot(labels, 3), logits }),
    { name: 'loss' },
  )
  const right = g.equal(g.argmax(logits, { axis: 1 }), labels)
  const accuracy = g.reduceMean(g.cast(right, 'float32'), { name: 'accuracy' })
  return { loss, accuracy, step: g.adam(loss, { learningRate: 0.05 }) }
}

/** Three clouds around a circle. */
const clouds = (count: number) => {
  const labels = Int32Array.from({ length: count }, (_, i) => i % 3)
  const data = new Float32Array(2 * count)
  labels.forEach((label, i) => {
    data[2 * i] = Math.cos(label * 2.1) + 0.3 * Math.sin(7 * i)
    data[2 * i + 1] = Math.sin(label * 2.1) + 0.3 * Math.cos(5 * i)
  })
  return { x: { data, shape: [count, 2] }, labels }
}

const train = async (open: (g: Graph) => ReturnType<typeof opener>) => {
  const g = graph()
  const { loss, accuracy, step } = build(g)
  const s = open(g)
  await s.run(g.initialize())
  const losses: number[] = []
  for (let i = 0; i < 40; i++) {
    const fetched = await s.run({ loss, step }, clouds(i % 2 ? 30 : 21))
    losses.push(fetched.loss.item())
  }
  const end = await s.run(accuracy, clouds(60))
  const executor = s.executorOf(step)
  await s.close()
  return { losses, accuracy: end.item(), executor }
}
const opener = (g: Graph) => g.session({ tf })

beforeAll(async () => {
  await tf.setBackend('cpu')
})

describe('a small classifier with batches of any length', () => {
  it('learns, and on TensorFlow.js learns the same', async () => {
    const tensors = tf.memory().numTensors
    const here = await train((g) => g.session() as never)
    const there = await train(opener)
    expect(here.executor).toBe('interpreted')
    expect(there.executor).toBe('tensorflow.js')
    expect(here.losses[0]).toBeCloseTo(Math.log(3), 0)
    expect(here.accuracy).toBe(1)
    expect(there.accuracy).toBe(1)
    here.losses.forEach((loss, i) => {
      expect(Math.abs(loss - there.losses[i]!)).toBeLessThan(1e-4)
    })
    expect(tf.memory().numTensors).toBe(tensors)
  })
})
