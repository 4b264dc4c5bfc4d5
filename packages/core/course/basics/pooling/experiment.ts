import type { ShapedData } from '@firstgrad/viz'
import * as tf from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import { trainExamined } from '../../../src/diagnosis/train-examined.js'
import { experiment } from '../../../src/exercises/experiment.js'
import { forkWeights } from '../../../src/exercises/fork-weights.js'
import { seedWeights } from '../../../src/training/seed-weights.js'
import { turn } from '../../../src/training/turn.js'
import { accuracyOf } from '../digits/accuracy.js'
import { loadDigits } from '../digits/digits.js'
import { changeFigure, comparedFigure, mapsFigure } from './figures.js'
import { buildNetwork, type LayerName, mapsOf } from './network.js'
import { parameters } from './parameters.js'
import { changesOf, shifted } from './shift.js'

const tested = 2000
const compared = 200
const largestShift = 4
const batchSize = 50
const epochs = 2

/** The maps of one layer for one digit. */
const mapsOfDigit = async (
  model: LayersModel,
  digit: tf.Tensor4D,
  layer: LayerName,
): Promise<ShapedData> => {
  const maps = tf.tidy(() => mapsOf(model, digit)[layer])
  try {
    return { data: await maps.data(), shape: maps.shape }
  } finally {
    maps.dispose()
  }
}

const channelOf = ({ data, shape }: ShapedData, channel: number): ShapedData => {
  const [, height, width, channels] = shape as [number, number, number, number]
  const values = Array.from({ length: height * width }, (_, i) => data[i * channels + channel]!)
  return { data: values, shape: [height, width] }
}

export const poolingExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'All digits move by one pixel. Where do the feature maps change more: after the first convolution, or after both poolings?',
      'zh-CN': '所有数字都移动一个像素。哪里的特征图变化更大：第一次卷积之后，还是两次池化之后？',
    },
    choices: [
      { id: 'conv1', words: { en: 'after the first convolution', 'zh-CN': '第一次卷积之后' } },
      { id: 'pool2', words: { en: 'after both poolings', 'zh-CN': '两次池化之后' } },
      { id: 'alike', words: { en: 'alike (within a tenth)', 'zh-CN': '差不多（相差不到一成）' } },
    ],
    outcome: ({ conv1AtOne, pool2AtOne }) => {
      if (conv1AtOne === undefined || pool2AtOne === undefined) return null
      const more = conv1AtOne - pool2AtOne
      return Math.abs(more) <= 0.1 * conv1AtOne ? 'alike' : more > 0 ? 'conv1' : 'pool2'
    },
  },
  measures: {
    loss: { en: 'loss', 'zh-CN': '损失' },
    accuracy: { en: 'share of test digits read rightly', 'zh-CN': '测试数字的正确率' },
    conv1: { en: 'relative change after conv1', 'zh-CN': 'conv1 之后的相对变化' },
    pool1: { en: 'relative change after pool1', 'zh-CN': 'pool1 之后的相对变化' },
    conv2: { en: 'relative change after conv2', 'zh-CN': 'conv2 之后的相对变化' },
    pool2: { en: 'relative change after pool2', 'zh-CN': 'pool2 之后的相对变化' },
    conv1AtOne: { en: 'conv1, digits moved by 1 px', 'zh-CN': 'conv1，移动 1 像素' },
    pool2AtOne: { en: 'pool2, digits moved by 1 px', 'zh-CN': 'pool2，移动 1 像素' },
  },
  references: [
    {
      id: 'pooling-forgives',
      words: {
        en: 'digits move by 1 px: the maps of pool2 change less than those of conv1',
        'zh-CN': '数字移动 1 像素：pool2 的特征图比 conv1 变化小',
      },
      holds: ({ conv1, pool2 }) => pool2! <= conv1!,
      measured: 'conv1 .514 (.427-.588), pool2 .306 (.265-.345), seeds 1-5, wasm',
    },
    {
      id: 'reads-digits',
      words: {
        en: 'the network reads at least .92 of the test digits',
        'zh-CN': '网络对测试数字的正确率不低于 .92',
      },
      holds: ({ accuracy }) => accuracy! >= 0.92,
      measured: 'accuracy .947 (.941-.952), seeds 1-5, wasm',
    },
  ],
  async *run({ layer, channel, shift, digits }, host) {
    const { seed, language, signal, checkpoints, start } = host
    const { train: known, test } = yield* loadDigits({ train: digits, test: tested }, host)
    const model = buildNetwork()
    const kept: tf.Tensor[] = []
    try {
      await seedWeights(model, seed)
      forkWeights(model, start)
      const size = 28 * 28
      const one = tf.tensor4d(test.images.subarray(0, size), [1, 28, 28, 1])
      kept.push(one)
      const maps = async () => mapsFigure(language, layer, await mapsOfDigit(model, one, layer))
      yield { type: 'figure', id: 'maps', figure: await maps() }
      const options = { epochs, batchSize, seed, checkpoints, ...(signal && { signal }) }
      for await (const event of trainExamined(model, known.examples, options)) {
        if (event.type === 'step') {
          const { step, of, epochMeasures } = event
          yield { type: 'step', step, of, measures: { loss: epochMeasures.loss } }
          const isTime = step === of || step % Math.ceil(of / 10) === 0
          if (isTime) yield { type: 'figure', id: 'maps', figure: await maps() }
        }
        if (event.type === 'finding' || event.type === 'checkpoint') yield event
        if (event.type === 'end' && event.reason !== 'finished') return {}
      }

      const moved = tf.tidy(() => shifted(one, shift))
      const many = tf.tensor4d(test.images.subarray(0, compared * size), [compared, 28, 28, 1])
      kept.push(moved, many)
      const figure = comparedFigure(language, {
        layer,
        channel,
        shift,
        digit: { data: test.images.subarray(0, size), shape: [28, 28] },
        before: channelOf(await mapsOfDigit(model, one, layer), channel),
        after: channelOf(await mapsOfDigit(model, moved, layer), channel),
      })
      yield { type: 'figure', id: 'compared', figure }

      const changes: Record<LayerName, number>[] = []
      for (let pixels = 0; pixels <= largestShift; pixels++) {
        if (signal?.aborted) return {}
        changes.push(await changesOf(model, many, pixels))
        yield { type: 'figure', id: 'change', figure: changeFigure(language, changes) }
        await turn()
      }
      const accuracy = await accuracyOf(model, test, signal)
      if (accuracy === null) return {}
      const atOne = changes[1]!
      return { accuracy, ...changes[shift]!, conv1AtOne: atOne.conv1, pool2AtOne: atOne.pool2 }
    } finally {
      tf.dispose(kept)
      model.dispose()
      model.optimizer.dispose()
    }
  },
})
