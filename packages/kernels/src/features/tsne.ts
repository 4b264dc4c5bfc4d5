import { type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import { checkPositive, checkWhole, refuse } from '../options.js'
import { drawFrom, drawNormals } from '../random.js'
import { turn } from '../turn.js'
import { type Rows, rowsOf } from './rows.js'

export interface TsneOptions {
  /** The same seed gives the same points. */
  readonly seed: number
  /** About how many neighbours each descriptor has, below the number of descriptors. Default: 30. */
  readonly perplexity?: number
  /** Default: 10. */
  readonly learningRate?: number
  /** Default: 500. */
  readonly steps?: number
  /** Ends the work after the step at hand, with the points as they are then. */
  readonly signal?: AbortSignal
}

export type TsneEvent =
  | {
      readonly type: 'step'
      /** From 1. */
      readonly step: number
      readonly of: number
      /** Cross-entropy between neighbours there and here: the lower the better. */
      readonly cost: number
      /** Two numbers for each descriptor, a copy. */
      readonly points: Float32Array
    }
  | {
      readonly type: 'end'
      /** How many were taken. */
      readonly step: number
      /** `[descriptors, 2]`, the caller's. */
      readonly points: Tensor2D
    }

/** Tables of all pairs take 8 bytes for each, several times. */
const mostRows = 5000

/** How long a page waits for its turn, at most. */
const turnMs = 30

/** Brought to a mean size of 1, which changes no neighbour: the search for scales begins there. */
const scaledRows = ({ values, count, dimensions }: Rows): number[][] => {
  const means = new Float64Array(dimensions)
  for (let at = 0; at < values.length; at++) means[at % dimensions]! += values[at]! / count
  let largest = 0
  for (let at = 0; at < values.length; at++) {
    largest = Math.max(largest, Math.abs(values[at]! - means[at % dimensions]!))
  }
  const scale = largest === 0 ? 1 : 1 / largest
  return Array.from({ length: count }, (_, row) =>
    Array.from(
      { length: dimensions },
      (_, at) => (values[row * dimensions + at]! - means[at]!) * scale,
    ),
  )
}

async function* embed(
  rows: Rows,
  { seed, perplexity = 30, learningRate = 10, steps = 500, signal }: TsneOptions,
): AsyncGenerator<TsneEvent, void, undefined> {
  // Loaded by who asks for it.
  const { TSNE } = await import('@keckelt/tsne')
  const work = new TSNE({ dim: 2, perplexity, epsilon: learningRate })
  const draw = drawFrom(seed)
  work.gaussRandom = () => drawNormals(draw, 1)[0]!
  work.initDataRaw(scaledRows(rows))
  const points = () => Float32Array.from((work.getSolution() as number[][]).flat())
  let step = 0
  let began = performance.now()
  while (step < steps && !signal?.aborted) {
    const cost = work.step()
    step++
    yield { type: 'step', step, of: steps, cost, points: points() }
    if (performance.now() - began > turnMs) {
      await turn()
      began = performance.now()
    }
  }
  yield { type: 'end', step, points: tensor2d(points(), [rows.count, 2]) }
}

/**
 * Puts descriptors on a plane so that neighbours stay neighbours (t-SNE): one event for each step, with
 * the points so far, and at the end the points. Distances between far groups, and their sizes, tell
 * little. Exact, so time and memory grow with the square of the descriptors, at most 5000. Who stops
 * iterating stops the work. Differentiable: no.
 *
 * Source: L. van der Maaten and G. Hinton, Visualizing data using t-SNE, JMLR 9 (2008); steps by
 * `@keckelt/tsne`, after A. Karpathy's.
 *
 * @param descriptors `[descriptors, dimensions]`
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU
 *
 * @example
 * ```ts
 * for await (const event of tsne(features, { seed: 1, perplexity: 15 })) {
 *   if (event.type === 'step') draw(event.points)
 *   else event.points.dispose()
 * }
 * ```
 */
export const tsne = (
  descriptors: Tensor2D,
  options: TsneOptions,
): AsyncGenerator<TsneEvent, void, undefined> => {
  const { seed, perplexity = 30, learningRate = 10, steps = 500 } = options
  const rows = rowsOf('tsne', descriptors)
  checkWhole('tsne', 'seed', seed, 0)
  if (rows.count < 2 || rows.count > mostRows) {
    const expected = `2 to ${mostRows} rows; of more take some, or their means by kMeans()`
    refuse('tsne', 'descriptors', expected, rows.count)
  }
  checkPositive('tsne', 'perplexity', perplexity)
  if (perplexity < 1 || perplexity >= rows.count) {
    refuse('tsne', 'perplexity', `from 1 to below ${rows.count}, the descriptors`, perplexity)
  }
  checkPositive('tsne', 'learningRate', learningRate)
  checkWhole('tsne', 'steps', steps, 1)
  return embed(rows, options)
}
