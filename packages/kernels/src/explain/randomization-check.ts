import { Tensor, tensor, Variable } from '@tensorflow/tfjs-core'
import { kernelsError } from '../errors.js'
import { nameOf } from '../image.js'
import { checkWhole, refuse } from '../options.js'
import { type Draw, drawFrom, drawNormals } from '../random.js'
import { turn } from '../turn.js'
import { rankCorrelation } from './rank-correlation.js'
import { taken } from './taken.js'

export interface RandomizationCheckOptions {
  /**
   * What is randomized, one after the other and never back, in the order from the scores to the image; what
   * stands in one list, such as weights and biases of a layer, at once.
   */
  readonly variables: readonly (Variable | readonly Variable[])[]
  /** The same seed gives the same weights. */
  readonly seed: number
  /** Stops the work. */
  readonly signal?: AbortSignal
}

/** What {@link randomizationCheck} tells each time. */
export interface RandomizationEvent {
  readonly type: 'randomized'
  /** How many of the list are randomized by now. */
  readonly done: number
  readonly of: number
  /**
   * Spearman's rank correlation of the explanation with that of the trained model, from -1 to 1; NaN of
   * an explanation that is the same everywhere.
   */
  readonly rankCorrelation: number
  /** The same of sizes: what tells apart signed explanations that only turned around. */
  readonly rankCorrelationOfMagnitudes: number
}

const operation = 'randomizationCheck'

/** One list each. @throws `kernels/option` */
const stagesOf = ({ variables }: RandomizationCheckOptions): readonly (readonly Variable[])[] => {
  if (!Array.isArray(variables) || variables.length === 0) {
    refuse(operation, 'variables', 'a list of at least one', variables)
  }
  const stages = variables.map((stage) => (Array.isArray(stage) ? stage : [stage]))
  for (const one of stages.flat()) {
    if (!(one instanceof Variable) || one.dtype !== 'float32' || one.isDisposed) {
      const received = one instanceof Tensor ? `${one.dtype} [${one.shape}]` : nameOf(one)
      refuse(operation, 'variables', 'variables of float32 that are not disposed', received)
    }
  }
  return stages
}

/** Draws with mean 0, as large as the weights were, so that the network's numbers stay in bounds. */
const randomize = async (variable: Variable, draw: Draw): Promise<void> => {
  const values = await variable.data<'float32'>()
  const squares = values.reduce((sum, value) => sum + value * value, 0)
  const size = Math.sqrt(squares / Math.max(1, values.length))
  const drawn = drawNormals(draw, values.length).map((value) => value * size)
  const weights = tensor(drawn, variable.shape)
  variable.assign(weights)
  weights.dispose()
}

/** @throws `kernels/not-an-image` */
const explained = async (explain: () => Tensor | Promise<Tensor>): Promise<Float32Array> => {
  const explanation: unknown = await explain()
  if (explanation instanceof Tensor) return taken(explanation as Tensor)
  throw kernelsError('kernels/not-an-image', { operation, received: nameOf(explanation) })
}

/**
 * Whether an explanation looks at what the model has learned: layer by layer, from the scores down, weights
 * are replaced by random ones, and the explanation should change beyond recognition. One that does not shows
 * the image, not the model. Differentiable: no.
 *
 * While the loop's body runs the weights are those of the event: draw or compare what else you like there.
 * At the end, on an error, and when the loop is left, all have their own values again, to the bit.
 *
 * Source: J. Adebayo and others, Sanity checks for saliency maps, NeurIPS 2018 (cascading randomization);
 * there weights are drawn as they were before training, here from a normal distribution of their own size.
 *
 * @param explain makes the explanation; its tensor is disposed
 * @throws `kernels/option`, `kernels/not-an-image`, and what `explain` throws
 *
 * @example
 * ```ts
 * const variables = network.layers
 *   .filter(({ trainableWeights }) => trainableWeights.length > 0)
 *   .map(({ trainableWeights }) => trainableWeights.map((weight) => weight.read() as Variable))
 *   .reverse()
 * const explain = () => gradCam(photograph, parts, { target: 3 })
 * for await (const { done, rankCorrelation } of randomizationCheck(explain, { variables, seed: 1 })) {
 *   console.log(`${done} layers random: ${rankCorrelation}`)
 * }
 * ```
 */
export async function* randomizationCheck(
  explain: () => Tensor | Promise<Tensor>,
  options: RandomizationCheckOptions,
): AsyncGenerator<RandomizationEvent, void, undefined> {
  const { seed, signal } = options
  const stages = stagesOf(options)
  checkWhole(operation, 'seed', seed, 0)
  signal?.throwIfAborted()
  const trained = await explained(explain)
  const draw = drawFrom(seed)
  const saved = stages.flat().map((variable) => [variable, variable.clone()] as const)
  try {
    for (const [index, stage] of stages.entries()) {
      await turn()
      signal?.throwIfAborted()
      for (const variable of stage) await randomize(variable, draw)
      const found = await explained(explain)
      yield {
        type: 'randomized',
        done: index + 1,
        of: stages.length,
        rankCorrelation: rankCorrelation(trained, found),
        rankCorrelationOfMagnitudes: rankCorrelation(trained.map(Math.abs), found.map(Math.abs)),
      }
    }
  } finally {
    for (const [variable, weights] of saved) {
      variable.assign(weights)
      weights.dispose()
    }
  }
}
