import { bind } from '@firstgrad/backend'
import type { Action, Session } from '@firstgrad/graph'
import * as tf from '@tensorflow/tfjs-core'
import { digest } from '../checkpoints/checkpoint.js'
import { largestCurvature } from '../training/curvature.js'
import { divergenceWatch, findCauses } from '../training/divergence.js'
import type { DivergedEvent } from '../training/events.js'
import { type Batch, fromArrays } from '../training/examples.js'
import { graphTrainable } from '../training/graph-model.js'
import { numberInWords } from '../training/number-in-words.js'
import { type RunCard, runCard } from '../training/run-card.js'
import { turn } from '../training/turn.js'
import { parameters } from './line-fit-parameters.js'
import { lineGraph } from './line-graph.js'
import { linePoints, type Point } from './line-points.js'
import type { BackendEvent, Run } from './run.js'

export type { Point } from './line-points.js'

/** W, b and the cost over all points, after some passes. */
export interface LineEpochEvent {
  readonly type: 'epoch'
  readonly epoch: number
  readonly of: number
  readonly W: number
  readonly b: number
  readonly cost: number
}

export interface LineStartEvent {
  readonly type: 'start'
  readonly of: number
  /** Passes between two events. */
  readonly every: number
  readonly points: readonly Point[]
}

export interface LineFitResult {
  readonly type: 'result'
  readonly run: 'line-fit'
  readonly reason: 'finished' | 'aborted' | 'diverged'
  readonly W: number
  readonly b: number
  /** Σ(Wx + b - y)² / 2n over all points. */
  readonly cost: number
  readonly steps: number
  /** Building, compiling and running the graph; the telling is left out. */
  readonly ms: number
  readonly backend: string
  readonly seed: number | null
  readonly card: RunCard
}

export type LineFitEvent =
  | BackendEvent
  | LineStartEvent
  | LineEpochEvent
  | DivergedEvent
  | LineFitResult

/** Passes between two events, as the course logs them. */
const every = 50

type Feed = Readonly<Record<'x' | 'y', number | number[]>>

const feedsOf = (points: readonly Point[], batchSize: number): Feed[] => {
  if (batchSize === 1) return points.map(({ x, y }) => ({ x, y }))
  return Array.from({ length: Math.ceil(points.length / batchSize) }, (_, i) => {
    const few = points.slice(i * batchSize, (i + 1) * batchSize)
    return { x: few.map(({ x }) => x), y: few.map(({ y }) => y) }
  })
}

/** Plain JavaScript answers at once: to wait 51,000 times would take longer than the fit. */
const stepAtOnce = (session: Session, step: Action, feeds: readonly Feed[], epochs: number) => {
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const feed of feeds) session.run(step, feed)
  }
}

const stepInTurn = async (
  session: Session,
  step: Action,
  feeds: readonly Feed[],
  epochs: number,
) => {
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const feed of feeds) await session.run(step, feed)
  }
}

/** The course's line fit: one point a step, in order, on a graph that is compiled to JavaScript. */
export const lineFit: Run<typeof parameters, LineFitEvent> = {
  id: 'line-fit',
  parameters,
  async *run({ epochs, learningRate, batchSize, limit, seed }, { backend, signal }) {
    const points = linePoints.slice(0, limit)
    const report = backend === undefined ? null : await bind({ prefer: backend as never })
    if (report) yield { type: 'backend', report }
    yield { type: 'start', of: epochs, every, points }

    let busy = performance.now()
    let ms = 0
    const start = seed === undefined ? { W: 0.1, b: 0.1 } : { seed }
    const options = { points, learningRate, batchSize, start }
    const line = lineGraph(options)
    // Answers of both kinds of session are awaited alike.
    const session = report
      ? (line.graph.session({ tf }) as unknown as Session)
      : line.graph.session()
    try {
      await session.run(line.graph.initialize())
      const feeds = feedsOf(points, batchSize)
      const look = async () => {
        const { W, b, cost } = await session.run({ W: line.W, b: line.b, cost: line.cost })
        return { W: W.item(), b: b.item(), cost: cost.item() }
      }
      let reason: LineFitResult['reason'] = 'finished'
      let epoch = 0
      let last = await look()
      while (epoch < epochs && reason === 'finished') {
        if (signal?.aborted) {
          reason = 'aborted'
          break
        }
        const end = Math.min(epoch + every, epochs)
        if (report) await stepInTurn(session, line.step, feeds, end - epoch)
        else stepAtOnce(session, line.step, feeds, end - epoch)
        epoch = end
        last = await look()
        ms += performance.now() - busy
        if (Number.isFinite(last.cost)) yield { type: 'epoch', epoch, of: epochs, ...last }
        else reason = 'diverged'
        await turn()
        busy = performance.now()
      }

      const model = graphTrainable({
        ...line,
        session,
        optimizer: { name: 'SGD', learningRate },
      })
      const steps = epoch * feeds.length
      if (reason === 'diverged') {
        yield await explainDivergence(options)
      }
      const card = runCard(model, {
        seed: seed ?? 0,
        parameters: {
          epochs,
          learningRate,
          batchSize,
          limit,
          ...start,
        },
        steps,
        metrics: { cost: last.cost },
        weights: await digest(await model.weights()),
      })
      yield {
        type: 'result',
        run: 'line-fit',
        reason,
        ...last,
        steps,
        ms,
        backend: card.backend,
        seed: seed ?? null,
        card,
      }
    } finally {
      await session.close()
    }
  },
}

/**
 * Runs again from the start, looking at the cost after each step: the fit itself is too fast to be
 * watched that closely. Always on plain JavaScript.
 */
const explainDivergence = async (
  options: Parameters<typeof lineGraph>[0],
): Promise<DivergedEvent> => {
  const { points, learningRate, batchSize } = options
  const line = lineGraph(options)
  const session = line.graph.session()
  session.run(line.graph.initialize())
  const model = graphTrainable({ ...line, session, optimizer: { name: 'SGD', learningRate } })
  const start = await model.parameters()
  const examples = fromArrays({
    x: { data: Float32Array.from(points, ({ x }) => x), shape: [points.length] },
    y: { data: Float32Array.from(points, ({ y }) => y), shape: [points.length] },
  })
  const batches = feedsOf(points, batchSize).map((_, i) => {
    const length = Math.min(batchSize, points.length - i * batchSize)
    const indices = Uint32Array.from({ length }, (_, j) => i * batchSize + j)
    return { indices, batch: scalarBatch(examples.batch(indices), batchSize) }
  })

  const watch = divergenceWatch()
  let steepest = { curvature: 0, at: batches[0]! }
  for (const at of batches) {
    const curvature = (await largestCurvature(model, at.batch, start)) ?? 0
    if (curvature > steepest.curvature) steepest = { curvature, at }
  }
  for (let step = 1; ; step++) {
    await model.step(batches[(step - 1) % batches.length]!.batch, 0)
    const loss = session.run(line.cost).item()
    const beganAtStep = watch.began(step, loss)
    if (beganAtStep === null) continue
    const { batch, indices } = steepest.at
    const causes = await findCauses(model, batch, indices, start)
    return { type: 'diverged', step, beganAtStep, loss: numberInWords(loss), causes }
  }
}

/** A graph for one point at a time takes scalars. */
const scalarBatch = (batch: Batch, batchSize: number): Batch =>
  batchSize > 1
    ? batch
    : { x: { data: batch.x.data, shape: [] }, y: { data: batch.y.data, shape: [] } }
