import { checkpointOf, checkpointSteps } from '../../../src/exercises/checkpoints.js'
import { experiment } from '../../../src/exercises.js'
import { lineGraph } from '../../../src/runs/line-graph.js'
import { linePoints } from '../../../src/runs/line-points.js'
import { turn } from '../../../src/training/turn.js'
import { cost } from '../line/cost.js'
import { leastSquares } from '../line/polynomial.js'
import { testPoints } from '../line/test-points.js'
import { bowlFigure, costFigure, lineFigure, type Place } from './figures.js'
import { parameters } from './parameters.js'
import { lineOf, weightsOf } from './weights.js'

/** Epochs between two events, as the course logs them; until the first, each epoch is drawn. */
const every = 50
/** Epochs of which each step is drawn: there the way is long. */
const watched = 3
/** Epochs between two drawings of the line. */
const drawn = 500

const best = leastSquares(linePoints, 1)
const least = {
  w: best(1) - best(0),
  b: best(0),
  train: cost(linePoints, best),
  test: cost(testPoints, best),
}

const starts = { zero: { W: 0, b: 0 }, far: { W: -1, b: 4 } }
const exact = 1e-4
const close = 0.01

export const lineFitExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'After 3,000 passes with one point a step: how near does the cost come to the least that a line can have?',
      'zh-CN': '每步一个点，遍历 3000 次之后，损失离直线所能达到的最小值还有多远？',
    },
    choices: [
      { id: 'on-it', words: { en: 'equal to four digits', 'zh-CN': '前四位数字都相同' } },
      { id: 'near', words: { en: 'near it, within 1 %', 'zh-CN': '很接近，相差不到 1%' } },
      { id: 'away', words: { en: 'farther away', 'zh-CN': '相差更多' } },
    ],
    outcome: ({ excess }) => {
      if (excess === undefined) return null
      if (excess < exact) return 'on-it'
      return excess < close ? 'near' : 'away'
    },
  },
  measures: {
    w: { en: 'slope w', 'zh-CN': '斜率 w' },
    b: { en: 'height b at x = 0', 'zh-CN': '截距 b' },
    train: { en: 'cost over the 17 points', 'zh-CN': '17 个训练点上的损失' },
    test: { en: 'cost over the 8 test points', 'zh-CN': '8 个测试点上的损失' },
    leastW: { en: 'w of least squares', 'zh-CN': '最小二乘的 w' },
    leastB: { en: 'b of least squares', 'zh-CN': '最小二乘的 b' },
    leastTrain: { en: 'least cost over the 17 points', 'zh-CN': '17 个点上的最小损失' },
    leastTest: {
      en: 'cost of least squares over the test points',
      'zh-CN': '最小二乘在测试点上的损失',
    },
    excess: {
      en: 'cost above the least, as a share of it',
      'zh-CN': '损失超出最小值的比例',
    },
  },
  references: [
    {
      id: 'least-squares',
      words: {
        en: 'least squares: w .251635, b .798801, cost .076929, on the test points .078288',
        'zh-CN': '最小二乘：w .251635，b .798801，损失 .076929，测试点上 .078288',
      },
      holds: ({ leastW, leastB, leastTrain, leastTest }) =>
        [
          [leastW, 0.251635],
          [leastB, 0.798801],
          [leastTrain, 0.076929],
          [leastTest, 0.078288],
        ].every(([found, expected]) => Math.abs(found! - expected!) < 1e-6),
      measured: 'exact',
    },
    {
      id: 'recipe',
      words: {
        en: 'the course’s recipe ends near w .2477, b .8034, cost .0772, test .0800, wherever it begins',
        'zh-CN': '课程的做法无论从哪里开始，都停在 w .2477、b .8034 附近，损失 .0772，测试 .0800',
      },
      holds: ({ w, b, train, test }) =>
        Math.abs(w! - 0.2477) < 5e-4 &&
        Math.abs(b! - 0.8034) < 3e-3 &&
        Math.abs(train! - 0.07717) < 5e-5 &&
        Math.abs(test! - 0.07999) < 2e-4,
      measured:
        'w .2478 (.2477-.2478), b .8032 (.8026-.8036), cost .07717, test .07998 (.07997-.07999); seeds 1-5, compiled JavaScript',
    },
    {
      id: 'full-batch',
      words: {
        en: 'full batches end on the line of least squares',
        'zh-CN': '全批量最终到达最小二乘直线',
      },
      parameters: { batch: 'full' },
      holds: ({ excess }) => excess! < exact,
      measured:
        'cost above the least by a share of 6e-7 (5e-8 to 2e-6); w .2517, b .7981 (.7974-.7986); seeds 1-5, JavaScript',
    },
  ],
  async *run({ epochs, batch, start }, { seed, language, signal, checkpoints, start: weights }) {
    const batchSize = batch === 'point' ? 1 : linePoints.length
    const line = lineGraph({
      points: linePoints,
      learningRate: 0.02,
      batchSize,
      start: weights ? lineOf(weights) : start === 'random' ? { seed } : starts[start],
    })
    const all = { x: linePoints.map(({ x }) => x), y: linePoints.map(({ y }) => y) }
    const feeds = batch === 'point' ? linePoints.map(({ x, y }) => ({ x, y })) : [all]
    const session = line.graph.session()
    try {
      session.run(line.graph.initialize())
      const look = (step: number): Place => {
        const { w, b } = session.run({ w: line.W, b: line.b })
        return { step, w: w.item(), b: b.item() }
      }
      const marks = checkpointSteps(epochs, checkpoints)
      const path = [look(0)]
      yield { type: 'figure', id: 'line', figure: lineFigure(language, path[0]!, 0) }
      for (let epoch = 1; epoch <= epochs; epoch++) {
        for (const [i, feed] of feeds.entries()) {
          session.run(line.step, feed)
          if (epoch <= watched) path.push(look((epoch - 1) * feeds.length + i + 1))
        }
        if (marks.has(epoch)) {
          yield checkpointOf({ step: epoch, of: epochs }, weightsOf(look(epoch)))
        }
        const due = epoch % every === 0 || epoch === epochs
        if (!due && epoch > every) continue
        const place = look(epoch * feeds.length)
        if (epoch > watched) path.push(place)
        if (!due) continue
        const { w, b } = place
        const train = cost(linePoints, (x) => w * x + b)
        yield { type: 'step', step: epoch, of: epochs, measures: { train, w, b } }
        if (epoch % drawn === 0 || epoch === epochs) {
          yield { type: 'figure', id: 'line', figure: lineFigure(language, place, epoch) }
        }
        await turn()
        if (signal?.aborted) return {}
      }
      yield { type: 'figure', id: 'bowl', figure: bowlFigure(language, path) }
      yield { type: 'figure', id: 'cost', figure: costFigure(language, path, least.train) }
      const { w, b } = path.at(-1)!
      const curve = (x: number) => w * x + b
      const train = cost(linePoints, curve)
      return {
        w,
        b,
        train,
        test: cost(testPoints, curve),
        leastW: least.w,
        leastB: least.b,
        leastTrain: least.train,
        leastTest: least.test,
        excess: train / least.train - 1,
      }
    } finally {
      session.close()
    }
  },
})
