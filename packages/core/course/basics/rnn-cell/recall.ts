import * as tf from '@tensorflow/tfjs-core'
import {
  type Draw,
  drawFrom,
  type ExperimentEvent,
  type ExperimentHost,
  type Metrics,
} from '../../../src/exercises.js'
import { recallFigures } from './figures.js'
import { learn } from './learn.js'
import { type Network, network } from './network.js'
import type { Parameters } from './parameters.js'

const units = 24
const batch = 64
const steps = 300
const measureEvery = 25
const testCount = 500

/** Below this it has failed: guessing has one half right. */
export const failure = 0.75

/** The delays that a run tries. */
export const delaysFrom = (delay: number): number[] => [
  delay,
  ...[10, 20, 40].filter((longer) => longer > delay),
]

/** Sequences of bits, each -1 or 1; the first one is to be recalled when all are read. */
const bits = (draw: Draw, count: number, time: number) => {
  const data = Float32Array.from({ length: count * time }, () => 2 * draw.whole(0, 1) - 1)
  const first = Float32Array.from({ length: count }, (_, i) => (data[i * time]! + 1) / 2)
  return {
    x: tf.tensor3d(data, [count, time, 1]),
    first: tf.tensor2d(first, [count, 1]),
  }
}

/** The memory after the last step. */
const last = (states: tf.Tensor3D) => {
  const [count, time, size] = states.shape
  return tf.reshape(tf.slice(states, [0, time - 1, 0], [count, 1, size]), [count, size])
}

const accuracy = async (net: Network, draw: Draw, time: number): Promise<number> => {
  const right = tf.tidy(() => {
    const { x, first } = bits(draw, testCount, time)
    const found = tf.step(net.readout(last(net.states(x))))
    return tf.sum(tf.cast(tf.equal(found, first), 'float32'))
  })
  try {
    return (await right.data())[0]! / testCount
  } finally {
    right.dispose()
  }
}

/** How strongly the last memory hangs on the input of 0, 1, 2, ... steps ago: mean |∂|. */
const reach = async (net: Network, draw: Draw, time: number): Promise<number[]> => {
  const sizes = tf.tidy(() => {
    const { x } = bits(draw, batch, time)
    const slope = tf.grad((input: tf.Tensor) => tf.sum(last(net.states(input as tf.Tensor3D))))
    return tf.mean(tf.abs(slope(x)), [0, 2])
  })
  try {
    return Array.from(await sizes.data()).reverse()
  } finally {
    sizes.dispose()
  }
}

export async function* recall(
  { delay, recurrent }: Pick<Parameters, 'delay' | 'recurrent'>,
  { seed, language, signal }: ExperimentHost,
): AsyncGenerator<ExperimentEvent, Metrics, undefined> {
  const delays = delaysFrom(delay)
  const figures = recallFigures(delays, language)
  const reached: number[] = []
  for (const [index, T] of delays.entries()) {
    const net = network(drawFrom(seed, 'recall', T, 'weights'), [1, units, 1], recurrent)
    try {
      const draw = drawFrom(seed, 'recall', T, 'bits')
      const test = () => accuracy(net, drawFrom(seed, 'recall', T, 'test'), T + 1)
      const loss = () => {
        const { x, first } = bits(draw, batch, T + 1)
        const logits = net.readout(last(net.states(x)))
        return tf.losses.sigmoidCrossEntropy(first, logits) as tf.Scalar
      }
      figures.measured(T, 0, await test())
      const learning = { weights: net.weights, steps, learningRate: 0.01, loss, signal }
      for await (const { step, loss } of learn(learning)) {
        const [done, of] = [index * steps + step, delays.length * steps]
        yield { type: 'step', step: done, of, measures: { loss }, series: `T = ${T}` }
        if (step % measureEvery > 0) continue
        figures.measured(T, step, await test())
        yield { type: 'figure', id: 'recall', figure: figures.recall() }
      }
      if (signal?.aborted) return {}
      reached.push(await test())
      figures.reached(T, await reach(net, drawFrom(seed, 'recall', T, 'reach'), T + 1))
      yield { type: 'figure', id: 'memory', figure: figures.memory(reached) }
      yield { type: 'figure', id: 'reach', figure: figures.reach() }
    } finally {
      net.dispose()
    }
  }
  const failed = delays.find((_, i) => reached[i]! < failure)
  return { accuracy: reached[0]!, ...(failed !== undefined && { fails: failed }) }
}
