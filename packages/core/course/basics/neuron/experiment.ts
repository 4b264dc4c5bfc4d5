import { checkpointOf, checkpointSteps } from '../../../src/exercises/checkpoints.js'
import { experiment } from '../../../src/exercises.js'
import { turn } from '../../../src/training/turn.js'
import { descent } from './descent.js'
import { bestFigure, lossFigure, planeFigure } from './figures.js'
import { accuracyOf, bestAccuracy } from './gates.js'
import { parameters } from './parameters.js'
import { neuronOf, weightsOf } from './weights.js'

/** How often the plane is drawn while the neuron learns. */
const drawings = 10

export const neuronExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'XOR has four corners. How many of them can one neuron get right at most?',
      'zh-CN': '异或有四个角。单个神经元最多能答对几个？',
    },
    choices: [
      { id: 'two', words: { en: 'two', 'zh-CN': '两个' } },
      { id: 'three', words: { en: 'three', 'zh-CN': '三个' } },
      { id: 'four', words: { en: 'all four', 'zh-CN': '四个' } },
    ],
    outcome: ({ bestXor }) =>
      bestXor === undefined ? null : ({ 2: 'two', 3: 'three', 4: 'four' }[4 * bestXor] ?? null),
  },
  measures: {
    loss: { en: 'cross-entropy', 'zh-CN': '交叉熵' },
    accuracy: { en: 'corners right with your weights', 'zh-CN': '你的权重答对的比例' },
    learned: { en: 'corners right after learning', 'zh-CN': '学习之后答对的比例' },
    w1: { en: 'first weight after learning', 'zh-CN': '学习之后的第一个权重' },
    w2: { en: 'second weight after learning', 'zh-CN': '学习之后的第二个权重' },
    b: { en: 'bias after learning', 'zh-CN': '学习之后的偏置' },
    bestAnd: { en: 'best of 9,261 neurons on AND', 'zh-CN': '9261 个神经元中做“与”最好的' },
    bestOr: { en: 'best of 9,261 neurons on OR', 'zh-CN': '9261 个神经元中做“或”最好的' },
    bestXor: { en: 'best of 9,261 neurons on XOR', 'zh-CN': '9261 个神经元中做“异或”最好的' },
  },
  references: [
    {
      id: 'xor',
      words: {
        en: 'no neuron gets more than three corners of XOR right',
        'zh-CN': '没有哪个神经元能答对异或的三个以上的角',
      },
      holds: ({ bestXor, accuracy, learned }) =>
        bestXor === 0.75 && accuracy! <= 0.75 && learned! <= 0.75,
      measured: 'best .75, after 500 steps .75; no seed plays a part',
    },
    {
      id: 'and',
      words: { en: 'AND is learned', 'zh-CN': '“与”能学会' },
      parameters: { gate: 'and' },
      holds: ({ bestAnd, learned }) => bestAnd === 1 && learned === 1,
      measured: 'from .25 to 1 in 500 steps; no seed plays a part',
    },
    {
      id: 'or',
      words: { en: 'OR is learned', 'zh-CN': '“或”能学会' },
      parameters: { gate: 'or', b: -3 },
      holds: ({ bestOr, accuracy, learned }) => bestOr === 1 && accuracy! < 1 && learned === 1,
      measured: 'from .25 to 1 in 500 steps; no seed plays a part',
    },
  ],
  async *run({ gate, steps, ...own }, { language, signal, checkpoints, start: weights }) {
    const start = weights ? neuronOf(weights) : own
    const figure = planeFigure(language, start, gate, null)
    yield { type: 'figure', id: 'line', figure }
    const work = descent(gate, start)
    try {
      const every = Math.ceil(steps / 100)
      const due = checkpointSteps(steps, checkpoints)
      const looked = [0]
      const losses = [work.loss()]
      for (let step = 1; step <= steps; step++) {
        work.step()
        if (due.has(step)) yield checkpointOf({ step, of: steps }, weightsOf(work.neuron()))
        if (step % every !== 0 && step !== steps) continue
        const loss = work.loss()
        looked.push(step)
        losses.push(loss)
        yield { type: 'step', step, of: steps, measures: { loss } }
        if (step % (drawings * every) === 0 || step === steps) {
          const figure = planeFigure(language, work.neuron(), gate, step)
          yield { type: 'figure', id: 'learned', figure }
        }
        await turn()
        if (signal?.aborted) return {}
      }
      if (steps > 0) {
        yield { type: 'figure', id: 'loss', figure: lossFigure(language, looked, losses) }
      }
      const best = { and: bestAccuracy('and'), or: bestAccuracy('or'), xor: bestAccuracy('xor') }
      yield { type: 'figure', id: 'best', figure: bestFigure(language, best) }
      const end = work.neuron()
      return {
        loss: losses.at(-1)!,
        accuracy: accuracyOf(start, gate),
        learned: accuracyOf(end, gate),
        ...end,
        bestAnd: best.and,
        bestOr: best.or,
        bestXor: best.xor,
      }
    } finally {
      work.close()
    }
  },
})
