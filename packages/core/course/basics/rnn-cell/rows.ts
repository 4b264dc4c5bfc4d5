import * as tf from '@tensorflow/tfjs-core'
import {
  drawFrom,
  type ExperimentEvent,
  type ExperimentHost,
  type Metrics,
} from '../../../src/exercises.js'
import { turn } from '../../../src/training/turn.js'
import { type Labelled, loadDigits } from '../digits/digits.js'
import { rowsFigures } from './figures.js'
import { learn } from './learn.js'
import { network, variable } from './network.js'
import type { Parameters } from './parameters.js'

const side = 28
const units = 96
const filters = 8
const batch = 50
const epochs = 6
const [train, test] = [10_000, 1000]

/** What reads a digit: `sequence` makes of pictures what the recurrent layer steps through. */
const readerOf = (name: Parameters['reader'], seed: number) => {
  const draw = drawFrom(seed, 'rows', 'weights')
  if (name === 'rnn') {
    const net = network(draw, [side, units, 10])
    const sequence = (x: tf.Tensor4D) => tf.reshape(x, [-1, side, side]) as tf.Tensor3D
    return { net, sequence, weights: net.weights, dispose: net.dispose }
  }
  const half = side / 2
  const net = network(draw, [half * filters, units, 10])
  const kernel = variable(draw, [5, 5, 1, filters], 25) as tf.Variable<tf.Rank.R4>
  const sequence = (x: tf.Tensor4D) => {
    const maps = tf.maxPool(tf.relu(tf.conv2d(x, kernel, 1, 'same')), 2, 2, 'valid')
    return tf.reshape(maps, [-1, half, half * filters]) as tf.Tensor3D
  }
  const dispose = () => {
    net.dispose()
    kernel.dispose()
  }
  return { net, sequence, weights: [...net.weights, kernel], dispose }
}

const pictures = ({ images }: Labelled, indices: readonly number[]): tf.Tensor4D => {
  const area = side * side
  const data = new Float32Array(indices.length * area)
  indices.forEach((index, i) => {
    data.set(images.subarray(index * area, (index + 1) * area), i * area)
  })
  return tf.tensor4d(data, [indices.length, side, side, 1])
}

export async function* rows(
  reader: Parameters['reader'],
  host: ExperimentHost,
): AsyncGenerator<ExperimentEvent, Metrics, undefined> {
  const { seed, language, signal } = host
  const digits = yield* loadDigits({ train, test }, host)
  const figures = rowsFigures(language)
  const { net, sequence, weights, dispose } = readerOf(reader, seed)

  /** The share of test digits that are known after 1, 2, 3, ... steps. */
  const byStep = async (): Promise<number[]> => {
    const right: number[] = []
    for (let start = 0; start < test && !signal?.aborted; start += 250) {
      const indices = Array.from({ length: 250 }, (_, i) => start + i)
      const found = tf.tidy(() => {
        const guess = tf.argMax(
          net.readout(net.states(sequence(pictures(digits.test, indices)))),
          2,
        )
        const truth = tf.tensor2d(
          digits.test.labels.subarray(start, start + 250),
          [250, 1],
          'int32',
        )
        return tf.sum(tf.cast(tf.equal(guess, truth), 'float32'), 0)
      })
      const counts = await found.data()
      found.dispose()
      counts.forEach((count, i) => {
        right[i] = (right[i] ?? 0) + count
      })
      await turn()
    }
    return right.map((count) => count / test)
  }

  try {
    const stepsPerEpoch = train / batch
    let order: readonly number[] = []
    const loss = (step: number) => {
      const inEpoch = step % stepsPerEpoch
      if (inEpoch === 0) order = drawFrom(seed, 'rows', 'order', step).permutation(train)
      const indices = order.slice(inEpoch * batch, (inEpoch + 1) * batch)
      const states = net.states(sequence(pictures(digits.train, indices)))
      const [, time] = states.shape
      const end = tf.slice(states, [0, time - 1, 0], [batch, 1, units])
      const labels = indices.map((index) => digits.train.labels[index]!)
      const truth = tf.oneHot(tf.tensor1d(labels, 'int32'), 10)
      const logits = tf.reshape(net.readout(end), [batch, 10])
      return tf.losses.softmaxCrossEntropy(truth, logits) as tf.Scalar
    }
    const accuracies: number[] = []
    const steps = epochs * stepsPerEpoch
    for await (const { step, loss: value } of learn({
      weights,
      steps,
      learningRate: 0.003,
      loss,
      signal,
    })) {
      yield { type: 'step', step, of: steps, measures: { loss: value } }
      if (step % stepsPerEpoch > 0) continue
      const known = await byStep()
      if (signal?.aborted) break
      accuracies.push(known.at(-1)!)
      yield { type: 'figure', id: 'learning', figure: figures.learning(accuracies) }
      yield { type: 'figure', id: 'reading', figure: figures.reading(known) }
    }
    return signal?.aborted ? {} : { rowsAccuracy: accuracies.at(-1)! }
  } finally {
    dispose()
  }
}
