import { download, load } from '@firstgrad/datasets'
import * as tf from '@tensorflow/tfjs-core'
import {
  type Draw,
  drawFrom,
  type ExperimentEvent,
  type ExperimentHost,
  type Metrics,
} from '../../../src/exercises.js'
import { turn } from '../../../src/training/turn.js'
import { charactersFigures } from './figures.js'
import { learn } from './learn.js'
import { type Network, network } from './network.js'
import { alphabet, decode, encode, frequencyBits, startsOf } from './text.js'

const size = alphabet.length
const units = 96
const batch = 32
const time = 32
const steps = 600
const measureEvery = 50
const sampleLength = 80

const oneHot = (indices: readonly number[], shape: readonly number[]) =>
  tf.reshape(tf.oneHot(tf.tensor1d([...indices], 'int32'), size), [...shape, size])

/** Mean cross-entropy of the next character over pieces of the text, in nats. */
const crossEntropy = (net: Network, text: Uint8Array, starts: readonly number[]): tf.Scalar => {
  const piece = (offset: number) =>
    starts.flatMap((start) => [...text.subarray(start + offset, start + offset + time)])
  const x = oneHot(piece(0), [starts.length, time]) as tf.Tensor3D
  const next = oneHot(piece(1), [starts.length * time])
  const logits = tf.reshape(net.readout(net.states(x)), [starts.length * time, size])
  return tf.losses.softmaxCrossEntropy(next, logits) as tf.Scalar
}

/** The index at which the shares, summed up, pass `level`. */
const pick = (shares: ArrayLike<number>, level: number): number => {
  let sum = 0
  for (let i = 0; i < shares.length; i++) {
    sum += shares[i]!
    if (sum > level) return i
  }
  return 0
}

/** Text that the net makes up, one character drawn after the other. */
const sample = async (net: Network, draw: Draw, signal?: AbortSignal): Promise<string> => {
  const made = [0]
  let h = tf.zeros<tf.Rank.R2>([1, units])
  try {
    while (made.length <= sampleLength && !signal?.aborted) {
      const [memory, shares] = tf.tidy(() => {
        const x = oneHot([made.at(-1)!], [1, 1]) as tf.Tensor3D
        const now = tf.reshape(net.states(x, h), [1, units]) as tf.Tensor2D
        return [now, tf.softmax(tf.reshape(net.readout(now), [size]))]
      })
      h.dispose()
      h = memory
      const values = await shares.data()
      shares.dispose()
      made.push(pick(values, draw.number()))
      await turn()
    }
  } finally {
    h.dispose()
  }
  return decode(made.slice(1))
}

export async function* characters({
  seed,
  language,
  cacheDir,
  offline,
  signal,
}: ExperimentHost): AsyncGenerator<ExperimentEvent, Metrics, undefined> {
  const source = {
    ...(cacheDir !== undefined && { cacheDir }),
    ...(offline !== undefined && { offline }),
    ...(signal && { signal }),
  }
  yield* download('moby-dick', source)
  const text = encode((await load('moby-dick', { ...source, split: 'train[:120]' })).text)
  const held = encode((await load('moby-dick', { ...source, split: 'train[120:]' })).text)
  const figures = charactersFigures(language, { frequency: frequencyBits(held), size })
  const net = network(drawFrom(seed, 'characters', 'weights'), [size, units, size])
  const tests = startsOf(drawFrom(seed, 'characters', 'test'), held, 100, time)

  const measure = async (step: number): Promise<number> => {
    const mean = tf.tidy(() => crossEntropy(net, held, tests))
    const bits = (await mean.data())[0]! / Math.LN2
    mean.dispose()
    const words = await sample(net, drawFrom(seed, 'characters', 'sample', step), signal)
    figures.measured(step, bits, words)
    return bits
  }

  try {
    let bits = await measure(0)
    yield { type: 'figure', id: 'text', figure: figures.text() }
    const draw = drawFrom(seed, 'characters', 'order')
    const loss = () => crossEntropy(net, text, startsOf(draw, text, batch, time))
    for await (const { step, loss: value } of learn({
      weights: net.weights,
      steps,
      learningRate: 0.003,
      loss,
      signal,
    })) {
      yield { type: 'step', step, of: steps, measures: { bits: value / Math.LN2 } }
      if (step % measureEvery > 0) continue
      bits = await measure(step)
      if (signal?.aborted) break
      yield { type: 'figure', id: 'bits', figure: figures.bits() }
      yield { type: 'figure', id: 'text', figure: figures.text() }
    }
    return signal?.aborted ? {} : { bits }
  } finally {
    net.dispose()
  }
}
