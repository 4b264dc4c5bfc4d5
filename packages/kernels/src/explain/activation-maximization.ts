import {
  add,
  addN,
  clipByValue,
  div,
  fill,
  mean,
  mul,
  reshape,
  slice,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tensor,
  tidy,
} from '@tensorflow/tfjs-core'
import { shape4 } from '../image.js'
import { checkRange, type Interval } from '../interval.js'
import {
  checkChoice,
  checkFinite,
  checkNotNegative,
  checkPositive,
  checkWhole,
  refuse,
} from '../options.js'
import { drawFrom, drawNormals } from '../random.js'
import { turn } from '../turn.js'
import { gradientAt } from './gradient-at.js'
import type { ImageModel } from './model.js'
import { roll } from './roll.js'
import { taken } from './taken.js'
import { scorerOf } from './target.js'

export interface ActivationMaximizationOptions {
  /** Of the image, `[height, width]` or `[height, width, channels]`. */
  readonly shape: readonly [number, number] | readonly [number, number, number]
  /** The score that is to be high, counted from 0. */
  readonly target: number
  /** The same seed gives the same image. */
  readonly seed: number
  /** How far a step goes: the gradient is multiplied by it. */
  readonly learningRate: number
  /** Default: 100. */
  readonly steps?: number
  /** What the image begins with, and what `l2` draws it to, such as a middle grey. Default: 0. */
  readonly mean?: number
  /** The standard deviation of the noise that it begins with. Default: 0.1. */
  readonly noise?: number
  /** How much the sum of squared distances from `mean` counts against it. Default: 0. */
  readonly l2?: number
  /** How much the sum of squared differences between neighbours counts against it. Default: 0. */
  readonly totalVariation?: number
  /** By up to how many pixels the image is moved before each step, around its edges. Default: 0. */
  readonly jitter?: number
  /**
   * `'rms'`: each gradient is divided by the root of its mean square, so that the learning rate is in the
   * units of the image; `'none'` (default): as it is.
   */
  readonly normalization?: 'none' | 'rms'
  /** Between which values the image stays, such as `[0, 1]`. Default: anywhere. */
  readonly range?: Interval
  /** Stops the work. */
  readonly signal?: AbortSignal
}

/** What {@link activationMaximization} tells. */
export type ActivationMaximizationEvent =
  | {
      readonly type: 'step'
      readonly step: number
      readonly of: number
      /** Of the image as it is after the step. */
      readonly score: number
      /** Lives until the next event; clone it to keep it. */
      readonly image: Tensor2D | Tensor3D
    }
  /** The tensor is the caller's. */
  | { readonly type: 'result'; readonly image: Tensor2D | Tensor3D }

const operation = 'activationMaximization'

/** With all defaults. @throws `kernels/option` */
const checked = (options: ActivationMaximizationOptions) => {
  const all = {
    ...options,
    steps: options.steps ?? 100,
    mean: options.mean ?? 0,
    noise: options.noise ?? 0.1,
    l2: options.l2 ?? 0,
    totalVariation: options.totalVariation ?? 0,
    jitter: options.jitter ?? 0,
    normalization: options.normalization ?? 'none',
  }
  if (!Array.isArray(all.shape) || all.shape.length < 2 || all.shape.length > 3) {
    refuse(operation, 'shape', '[height, width] or [height, width, channels]', all.shape)
  }
  for (const side of all.shape) checkWhole(operation, 'shape', side, 1)
  for (const option of ['target', 'seed', 'jitter'] as const) {
    checkWhole(operation, option, all[option], 0)
  }
  for (const option of ['noise', 'l2', 'totalVariation'] as const) {
    checkNotNegative(operation, option, all[option])
  }
  checkPositive(operation, 'learningRate', all.learningRate)
  checkWhole(operation, 'steps', all.steps, 1)
  checkFinite(operation, 'mean', all.mean)
  checkChoice(operation, 'normalization', all.normalization, ['none', 'rms'])
  if (all.range) checkRange(operation, 'range', all.range)
  return all
}

type Checked = ReturnType<typeof checked>

/** The squared differences between neighbours, below each other and side by side, each summed. */
const roughness = (images: Tensor4D): readonly Tensor[] => {
  const [count, height, width, channels] = images.shape
  const part = (y: number, x: number, high: number, wide: number): Tensor4D =>
    slice(images, [0, y, x, 0], [count, high, wide, channels])
  const differences = [
    ...(height > 1 ? [sub(part(1, 0, height - 1, width), part(0, 0, height - 1, width))] : []),
    ...(width > 1 ? [sub(part(0, 1, height, width - 1), part(0, 0, height, width - 1))] : []),
  ]
  return differences.map((difference) => sum(square(difference)))
}

/** How much counts against an image. */
const penaltyOf = (images: Tensor4D, { mean: middle, l2, totalVariation }: Checked): Tensor =>
  addN([
    mul(sum(square(sub(images, middle))), l2),
    ...roughness(images).map((one) => mul(one, totalVariation)),
  ])

/** Uphill for the score, downhill for the penalty. */
const slopeAt = (
  at: Tensor4D,
  scoreOf: (images: Tensor4D) => Tensor,
  [down, right]: readonly [number, number],
  options: Checked,
): Tensor4D => {
  // Apart, so that a score that depends on nothing is found out.
  const uphill = gradientAt(operation, at, (images) => scoreOf(roll(images, down, right)))
  if (options.l2 === 0 && options.totalVariation === 0) return uphill
  return sub(
    uphill,
    gradientAt(operation, at, (images) => penaltyOf(images, options)),
  )
}

const stepFrom = (
  image: Tensor,
  scoreOf: (images: Tensor4D) => Tensor,
  shift: readonly [down: number, right: number],
  options: Checked,
): Tensor => {
  const { learningRate, normalization, range } = options
  const at: Tensor4D = reshape(image, shape4(image.shape))
  const slope = slopeAt(at, scoreOf, shift, options)
  // Where the slope is 0 everywhere, there is no way up.
  const size = normalization === 'rms' ? add(sqrt(mean(square(slope))), 1e-12) : 1
  const next = add<Tensor4D>(at, mul(div(slope, size), learningRate))
  return reshape(range ? clipByValue(next, ...range) : next, image.shape)
}

/**
 * An image that a score is high for: gradient ascent from noise. What it shows is what the model looks for.
 * The regularisers keep it from being noise itself. Differentiable: no.
 *
 * Between steps others have their turn; leaving the loop or `signal` stops the work and frees the image.
 *
 * Source: D. Erhan and others, Visualizing higher-layer features of a deep network (2009); `l2`: K. Simonyan
 * and others (2013); `totalVariation`: A. Mahendran and A. Vedaldi (2015), with beta 2; `jitter`: A. Mordvintsev
 * and others, Inceptionism (2015).
 *
 * @param model images to scores `[images, scores]`, best logits
 * @throws `kernels/option`, `kernels/model-output`, `kernels/not-connected`, `kernels/no-gradient`
 *
 * @example
 * ```ts
 * const options = { shape: [28, 28, 1], target: 3, seed: 1, learningRate: 0.1, l2: 0.01, jitter: 2 } as const
 * for await (const event of activationMaximization(model, options)) {
 *   if (event.type === 'result') show(event.image)
 *   else console.log(event.step, event.score)
 * }
 * ```
 */
export async function* activationMaximization(
  model: ImageModel,
  options: ActivationMaximizationOptions,
): AsyncGenerator<ActivationMaximizationEvent, void, undefined> {
  const all = checked(options)
  const { shape, target, seed, steps, jitter, signal, range } = all
  signal?.throwIfAborted()
  const draw = drawFrom(seed)
  const shift = () => Math.floor(draw() * (2 * jitter + 1)) - jitter
  const scoreOf = (images: Tensor4D) => scorerOf(operation, target, model, images)(images)
  let image = tidy(() => {
    const count = shape.reduce((product, side) => product * side, 1)
    const drawn = tensor(drawNormals(draw, count), [...shape] as number[] as [number])
    const begun = add(fill(drawn.shape, all.mean), mul(drawn, all.noise))
    return range ? clipByValue(begun, ...range) : begun
  })
  let isHandedOver = false
  try {
    for (let step = 1; step <= steps; step++) {
      await turn()
      signal?.throwIfAborted()
      const before = image
      image = tidy(() => stepFrom(before, scoreOf, [shift(), shift()], all))
      before.dispose()
      const score = tidy(() => sum(scoreOf(reshape(image, shape4(shape)))))
      const [value] = await taken(score)
      yield { type: 'step', step, of: steps, score: value!, image: image as Tensor2D | Tensor3D }
    }
    isHandedOver = true
    yield { type: 'result', image: image as Tensor2D | Tensor3D }
  } finally {
    if (!isHandedOver) image.dispose()
  }
}
