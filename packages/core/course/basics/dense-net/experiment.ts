import type { Sequential } from '@tensorflow/tfjs-layers'
import { trainExamined } from '../../../src/diagnosis/train-examined.js'
import { forkWeights } from '../../../src/exercises/fork-weights.js'
import { type ExperimentHost, experiment } from '../../../src/exercises.js'
import { seedWeights } from '../../../src/training/seed-weights.js'
import { lossFigure, networkFigure, surfaceFigure } from './figures.js'
import { parameters } from './parameters.js'
import { countParams } from './solution.js'
import { armsAt, examplesOf, spiralNetwork } from './spiral-network.js'
import { type Spirals, spirals } from './spirals.js'

const batchSize = 50
/** A network without a bend has nothing more to learn after these. */
const straightEpochs = 20
/** Epochs between two drawings of the plane. */
const drawn = 20

const accuracyOf = async (model: Sequential, { points, arms, count }: Spirals) => {
  const answers = await armsAt(model, points)
  return answers.filter((arm, i) => arm === arms[i]).length / count
}

/** The epochs of a training, its checkpoints, and what the doctor says of it. */
async function* epochsOf(
  model: Sequential,
  learners: Spirals,
  options: { epochs: number; seed: number } & Pick<ExperimentHost, 'signal' | 'checkpoints'>,
) {
  const schedule = { learningRateSchedule: 'linear', batchSize } as const
  for await (const event of trainExamined(model, examplesOf(learners), {
    ...options,
    ...schedule,
  })) {
    if (event.type === 'epoch' || event.type === 'finding') yield event
    if (event.type === 'checkpoint') yield event
  }
}

export const denseNetExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'Take the ReLUs out and keep all layers: what is left of the accuracy on the spirals?',
      'zh-CN': '保留所有层，只去掉 ReLU：在螺旋上的正确率还剩多少？',
    },
    choices: [
      { id: 'all', words: { en: 'almost all of it', 'zh-CN': '几乎不变' } },
      {
        id: 'part',
        words: { en: 'part of it: between 75 and 90 %', 'zh-CN': '降一些：75% 到 90%' },
      },
      {
        id: 'line',
        words: {
          en: 'what a straight line can do: below 75 %',
          'zh-CN': '只有一条直线的水平：不到 75%',
        },
      },
    ],
    outcome: ({ straight }) => {
      if (straight === undefined) return null
      if (straight < 0.75) return 'line'
      return straight < 0.9 ? 'part' : 'all'
    },
  },
  measures: {
    loss: { en: 'cross-entropy', 'zh-CN': '交叉熵' },
    accuracy: { en: 'accuracy', 'zh-CN': '正确率' },
    trainAccuracy: {
      en: 'accuracy on the points it learned from',
      'zh-CN': '训练点上的正确率',
    },
    straight: { en: 'accuracy without ReLU', 'zh-CN': '没有 ReLU 时的正确率' },
    weights: { en: 'learned numbers', 'zh-CN': '参数个数' },
  },
  references: [
    {
      id: 'default',
      words: {
        en: 'two hidden layers of 16 tell the arms apart: at least .95 of new points',
        'zh-CN': '两个 16 神经元的隐藏层能分开两条旋臂：新点上的正确率至少 .95',
      },
      holds: ({ accuracy }) => accuracy! >= 0.95,
      measured: 'accuracy .997 (.988-1.000), seeds 1-5, wasm; without ReLU .656 (.644-.670)',
    },
    {
      id: 'no-hidden-layer',
      words: { en: 'without a hidden layer at most .70', 'zh-CN': '没有隐藏层时最多 .70' },
      parameters: { layers: 0 },
      holds: ({ accuracy }) => accuracy! <= 0.7,
      measured: 'accuracy .654 (.640-.670), seeds 1-5, wasm',
    },
    {
      id: 'no-bend',
      words: {
        en: 'five layers without ReLU do no better than none: at most .70',
        'zh-CN': '五个没有 ReLU 的层并不比没有隐藏层好：最多 .70',
      },
      parameters: { layers: 5, epochs: 1 },
      holds: ({ straight }) => straight! <= 0.7,
      measured: 'accuracy without ReLU .652 (.638-.670), seeds 1-5, wasm',
    },
  ],
  async *run({ layers, width, epochs }, { seed, language, signal, checkpoints = 0, start }) {
    const learners = spirals(500, seed, 'train')
    const others = spirals(500, seed, 'test')
    const sizes = [2, ...Array.from({ length: layers }, () => width), 1]
    yield { type: 'figure', id: 'network', figure: networkFigure(language, sizes) }

    const twinEpochs = layers === 0 ? 0 : straightEpochs
    const of = epochs + twinEpochs
    const network = spiralNetwork({ depth: layers, width, relu: true })
    const twin = spiralNetwork({ depth: layers, width, relu: false })
    const surface = async (epoch: number) => ({
      type: 'figure' as const,
      id: 'surface',
      figure: await surfaceFigure(language, network, others, epoch),
    })
    try {
      await seedWeights(network, seed)
      forkWeights(network, start)
      await seedWeights(twin, seed)
      const losses: number[] = []
      yield await surface(0)
      // Steps are counted in epochs here: a checkpoint within one would have no place.
      const wanted = { checkpoints: Math.min(checkpoints, epochs), ...(signal && { signal }) }
      for await (const event of epochsOf(network, learners, { epochs, seed, ...wanted })) {
        if (event.type === 'finding') {
          yield event
          continue
        }
        if (event.type === 'checkpoint') {
          const step = (event.step * epochs) / event.of
          yield { ...event, step, of, series: 'ReLU' }
          continue
        }
        const { epoch, measures } = event
        losses.push(measures.loss)
        yield { type: 'step', step: epoch, of, measures, series: 'ReLU' }
        if (epoch % drawn === 0 || epoch === epochs) yield await surface(epoch)
      }
      const straightLosses: number[] = []
      if (twinEpochs > 0 && !signal?.aborted) {
        const options = { epochs: twinEpochs, seed, ...(signal && { signal }) }
        for await (const event of epochsOf(twin, learners, options)) {
          // That it stands still is what it is here to show.
          if (event.type !== 'epoch') continue
          const { epoch, measures } = event
          straightLosses.push(measures.loss)
          yield { type: 'step', step: epochs + epoch, of, measures, series: 'linear' }
        }
      }
      if (signal?.aborted) return {}
      if (twinEpochs > 0) {
        const figure = await surfaceFigure(language, twin, others, null)
        yield { type: 'figure', id: 'straight', figure }
      }
      yield { type: 'figure', id: 'loss', figure: lossFigure(language, losses, straightLosses) }
      return {
        accuracy: await accuracyOf(network, others),
        trainAccuracy: await accuracyOf(network, learners),
        loss: losses.at(-1)!,
        weights: countParams(sizes),
        ...(twinEpochs > 0 && { straight: await accuracyOf(twin, others) }),
      }
    } finally {
      for (const model of [network, twin]) {
        model.dispose()
        model.optimizer.dispose()
      }
    }
  },
})
