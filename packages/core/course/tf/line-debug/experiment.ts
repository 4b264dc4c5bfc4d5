import { checkpointOf, checkpointSteps } from '../../../src/exercises/checkpoints.js'
import { experiment, type Metrics } from '../../../src/exercises.js'
import { linePoints, type Point } from '../../../src/runs/line-points.js'
import { turn } from '../../../src/training/turn.js'
import { cost } from '../line/cost.js'
import { leastSquares } from '../line/polynomial.js'
import { testPoints } from '../line/test-points.js'
import { largestCurvature } from './curvature.js'
import { descent, features, type Structure } from './descent.js'
import {
  across,
  degreesFigure,
  edgeFigure,
  fitFigure,
  type Look,
  lossFigure,
  outlierFigure,
  residualFigure,
} from './figures.js'
import { slopeOfHuber, slopeOfMae, slopeOfMse } from './least-error.js'
import { parameters } from './parameters.js'
import { edgeRates, measures, prediction, references } from './words.js'

const degrees = [1, 2, 3, 5, 7] as const
const edgeSteps = 1000

const degreeOf = (structure: Structure) =>
  structure === 'line' ? 1 : structure === 'mlp-8' ? null : Number(structure.at(-1))

const costOf = (points: readonly Point[], answers: readonly number[]) =>
  points.reduce((sum, { y }, i) => sum + (answers[i]! - y) ** 2, 0) / (2 * points.length)

const trainXs = linePoints.map(({ x }) => x)
const testXs = testPoints.map(({ x }) => x)

/** Full-batch descent of the line on both sides of the rate at which it turns over. */
const walkTheEdge = () =>
  edgeRates.map((rate) => {
    const fit = descent(linePoints, { structure: 'line', loss: 'mse', rate, seed: 0 })
    const steps: number[] = []
    const costs: number[] = []
    for (let step = 0; step <= edgeSteps; step++) {
      if (step > 0) fit.step()
      if (step % 10 !== 0) continue
      steps.push(step)
      costs.push(fit.loss())
    }
    fit.close()
    return { rate, steps, costs }
  })

const withOutlier = (height: number): Point[] => {
  const last = Math.max(...trainXs)
  return linePoints.map(({ x, y }) => ({ x, y: x === last ? y + height : y }))
}

const turned = (points: readonly Point[], slope: (points: readonly Point[]) => number) =>
  Math.abs(slope(points) - slope(linePoints))

export const lineDebugExperiment = experiment({
  parameters,
  prediction,
  measures,
  references,
  async *run({ epochs, rate, model: structure, loss, outlier }, host) {
    const { seed, language, signal, checkpoints, start } = host
    const points = withOutlier(outlier)
    const degree = degreeOf(structure)
    const least = degree === null ? null : leastSquares(points, degree)
    const fit = descent(points, { structure, loss, rate, seed, ...(start && { start }) })
    try {
      const look = (step: number): Look => ({
        step,
        loss: fit.loss(),
        train: costOf(points, fit.at(trainXs)),
        test: costOf(testPoints, fit.at(testXs)),
      })
      const curve = (step: number) =>
        fitFigure(language, points, { step, y: fit.at(across) }, least)
      const looks = [look(0)]
      yield { type: 'figure', id: 'fit', figure: curve(0) }
      const every = Math.ceil(epochs / 100)
      const due = checkpointSteps(epochs, checkpoints)
      for (let step = 1; step <= epochs && Number.isFinite(looks.at(-1)!.loss); step++) {
        fit.step()
        if (due.has(step)) yield checkpointOf({ step, of: epochs }, fit.weights())
        if (step > every && step % every !== 0 && step !== epochs) continue
        const now = look(step)
        looks.push(now)
        const { loss, train, test } = now
        if (Number.isFinite(loss + train + test)) {
          yield { type: 'step', step, of: epochs, measures: { loss, train, test } }
        }
        if (looks.length % 20 === 0) yield { type: 'figure', id: 'fit', figure: curve(step) }
        await turn()
        if (signal?.aborted) return {}
      }
      const { step, ...end } = looks.at(-1)!
      const isOver = !(end.loss <= looks[0]!.loss)
      yield { type: 'figure', id: 'fit', figure: curve(step) }
      yield { type: 'figure', id: 'loss', figure: lossFigure(language, loss, looks) }
      const answers = fit.at(trainXs)
      yield {
        type: 'figure',
        id: 'residuals',
        figure: residualFigure(language, points, answers, fit.at(testXs)),
      }

      const edge = walkTheEdge()
      yield { type: 'figure', id: 'edge', figure: edgeFigure(language, edge) }
      await turn()
      if (signal?.aborted) return {}

      const byDegree = degrees.map((degree) => {
        const best = leastSquares(points, degree)
        return { degree, train: cost(points, best), test: cost(testPoints, best) }
      })
      yield { type: 'figure', id: 'degrees', figure: degreesFigure(language, byDegree) }

      const metrics: Record<string, number> = {
        diverged: Number(isOver),
        edgeBelow: edge[0]!.costs.at(-1)!,
        edgeAbove: edge[1]!.costs.at(-1)!,
      }
      if (!isOver) Object.assign(metrics, end)
      if (!isOver && structure === 'line') {
        const [b, next] = fit.at([0, 1])
        Object.assign(metrics, { w: next! - b!, b })
      }
      if (least && loss === 'mse') {
        const curvature = largestCurvature(points.map(({ x }) => features(structure, x)))
        const limit = 2 / curvature
        metrics.limit = limit
        if (isOver) {
          const details = { learningRate: rate, largestCurvature: curvature, limit }
          yield { type: 'finding', finding: { code: 'core/cause-learning-rate', details } }
        }
      }
      for (const { degree, train, test } of byDegree) {
        metrics[`train${degree}`] = train
        metrics[`test${degree}`] = test
      }
      if (outlier > 0) {
        const shifts = {
          mse: turned(points, slopeOfMse),
          huber: turned(points, slopeOfHuber),
          mae: turned(points, slopeOfMae),
        }
        yield { type: 'figure', id: 'outlier', figure: outlierFigure(language, shifts) }
        metrics.turnMse = shifts.mse
        metrics.turnHuber = shifts.huber
        metrics.turnMae = shifts.mae
      }
      return metrics satisfies Metrics
    } finally {
      fit.close()
    }
  },
})
