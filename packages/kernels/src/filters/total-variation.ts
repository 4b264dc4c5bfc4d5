import {
  abs,
  add,
  concat,
  dispose,
  div,
  less,
  logicalOr,
  mul,
  pad,
  slice,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor4D,
  tidy,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { isOnHost } from '../host/on-host.js'
import { runOnModule } from '../host/run-on-module.js'
import { checkImage, type Image, onImages } from '../image.js'
import { checkNotNegative, checkPositive, checkWhole } from '../options.js'
import { withNonlinear } from './nonlinear-engine.js'

export interface TotalVariationOptions {
  /** How much smoother it may become at the cost of being near to the image. Default: 0.1. */
  readonly weight?: number
  /** It ends when the energy changes by less than this share of the first. Default: 2e-4. */
  readonly eps?: number
  /** Default: 200. */
  readonly maxIterations?: number
}

type Form = Required<TotalVariationOptions>

const onModule = (images: Tensor4D, { weight, eps, maxIterations }: Form): Tensor4D => {
  const [, rows, columns] = images.shape
  // Four planes, with a row above and below and a vector on either side, as assembly/nonlinear/ has them.
  const room = 64 * (Math.ceil(columns / 4) + 2) * (rows + 2)
  return runOnModule(withNonlinear, images, [], room, (engine, at, [scratch]) =>
    engine.totalVariation(...at, weight, eps, maxIterations, scratch),
  )
}

/** What flows in from the place before; nothing does at the first. */
const inflow = (field: Tensor4D, axis: 1 | 2): Tensor4D => {
  const widths = [0, 1, 2, 3].map((one) => [one === axis ? 1 : 0, 0] as [number, number])
  return slice(pad(field, widths), [0, 0, 0, 0], field.shape)
}

/** How much it rises to the next place; not at all at the last. */
const rise = (values: Tensor4D, axis: 1 | 2): Tensor4D => {
  const { shape } = values
  const at = (index: number) => [0, 1, 2, 3].map((one) => (one === axis ? index : 0))
  const last = slice(values, at(shape[axis] - 1))
  return sub(slice(concat([values, last], axis), at(1), shape), values)
}

/** Where the projection stands; `done`, `initial` and `previous` tell it for each image and channel. */
interface State {
  readonly out: Tensor4D
  readonly down: Tensor4D
  readonly right: Tensor4D
  readonly done: Tensor
  readonly initial: Tensor
  readonly previous: Tensor
  readonly [name: string]: Tensor
}

const next = (images: Tensor4D, state: State, { weight, eps }: Form): State => {
  const { down, right, done, initial, previous } = state
  const change = sub(add(inflow(down, 1), inflow(right, 2)), add(down, right))
  const out = where(done, state.out, add(images, change)) as Tensor4D
  const [dy, dx] = [rise(out, 1), rise(out, 2)]
  const slope = sqrt(add(square(dy), square(dx)))
  const energy = sum(add(square(change), mul(slope, weight)), [1, 2], true)
  const factor = add(mul(slope, 0.25 / weight), 1)
  return {
    out,
    down: div(sub(down, mul(dy, 0.25)), factor),
    right: div(sub(right, mul(dx, 0.25)), factor),
    done: logicalOr(done, less(abs(sub(previous, energy)), mul(initial, eps))),
    initial: where(less(initial, 0), energy, initial),
    previous: energy,
  }
}

/** Runs to the last iteration whatever happens, for to ask whether all are done would be to read back. */
const ofTensors = (images: Tensor4D, form: Form): Tensor4D => {
  const none = zerosLike(images)
  // No energy is below 0, so that the first differs from it, and is known for the first.
  const unknown = sub(sum(none, [1, 2], true), 1)
  let state: State = {
    out: images.clone(),
    down: none,
    right: none.clone(),
    done: less(unknown, -1),
    initial: unknown,
    previous: unknown.clone(),
  }
  for (let i = 0; i < form.maxIterations; i++) {
    const before = state
    state = tidy(() => next(images, before, form))
    dispose(before)
  }
  return state.out
}

/**
 * The image u of least total variation that is near to a given one f: it becomes flat between edges. By
 * Chambolle's projection for the sum of |grad u| + (u - f)^2 / (2 weight), as `denoise_tv_chambolle` of
 * scikit-image; each channel of each image for itself, with an end of its own. Differentiable: no.
 *
 * Source: A. Chambolle, An algorithm for total variation minimization and applications (2004), in the
 * semi-implicit form with the step 1 / 4. On WebGL and WebGPU all `maxIterations` are run.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const flat = totalVariation(image, { weight: 0.2 })
 * ```
 */
export const totalVariation = <T extends Image>(
  image: T,
  { weight = 0.1, eps = 2e-4, maxIterations = 200 }: TotalVariationOptions = {},
): T => {
  checkImage('totalVariation', image)
  checkPositive('totalVariation', 'weight', weight)
  checkNotNegative('totalVariation', 'eps', eps)
  checkWhole('totalVariation', 'maxIterations', maxIterations, 1, 2 ** 30)
  const form = { weight, eps, maxIterations }
  return onImages(image, (images) => {
    if (images.size === 0) return images.clone()
    return isOnHost() ? onModule(images, form) : ofTensors(images, form)
  })
}
