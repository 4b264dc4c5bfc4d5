import {
  add,
  avgPool,
  div,
  floor,
  lessEqual,
  mul,
  pow,
  relu,
  slice,
  square,
  sub,
  sum,
  type Tensor4D,
  tidy,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { isOnHost } from '../host/on-host.js'
import { planeBytes } from '../host/plane-bytes.js'
import { runOnModule } from '../host/run-on-module.js'
import { checkImage, type Image, onImages } from '../image.js'
import { sourcesAround } from '../linear/border.js'
import { padImages } from '../linear/pad-images.js'
import { checkNotNegative, checkOdd, checkPositive, checkWhole, refuse } from '../options.js'
import { withNonlinear } from './nonlinear-engine.js'

export interface NonLocalMeansOptions {
  /** How different patches may be, in the units of the image; near the noise's standard deviation. */
  readonly h: number
  /** Pixels along each side of a patch, an odd number from 3. Default: 7. */
  readonly patchSize?: number
  /** How far away patches are sought, in pixels. Default: 11. */
  readonly patchDistance?: number
  /** The standard deviation of the noise, if it is known: differences it explains are none. Default: 0. */
  readonly sigma?: number
}

interface Form {
  readonly half: number
  readonly reach: number
  /** What noise alone adds to a sum of squares over a patch. */
  readonly noise: number
  /** From such a sum to the distance that is weighed. */
  readonly scale: number
}

/** Of the window from which patches are read. */
const windowOf = ({ half, reach }: Form): number => 2 * (half + reach) + 1

const onModule = (images: Tensor4D, form: Form): Tensor4D => {
  const { shape } = images
  const [, rows, , channels] = shape
  const { half, reach, noise, scale } = form
  const size = windowOf(form)
  const plane = planeBytes(shape, size)
  const room = (2 * channels + 1) * plane + (2 * half + 1) * (plane / (rows + size - 1))
  const tables = sourcesAround(shape, size, 'reflect')
  return runOnModule(withNonlinear, images, tables, room, (engine, at, [scratch, y, x]) =>
    engine.nonLocalMeans(...at, half, reach, noise, scale, y, x, scratch),
  )
}

/** The logarithm of a weight that Schraudolph's approximation is off by at 1, to the base 2. */
const offset = 60801 / 2 ** 20

/** exp(-distance), and 0 beyond 5, as assembly/nonlinear/non-local-means.ts: straight between powers of two. */
const weigh = (distance: Tensor4D): Tensor4D => {
  const power = sub(mul(distance, -Math.LOG2E), offset)
  const whole = floor(power)
  const weight = mul(pow(2, whole), add(sub(power, whole), 1))
  return where(lessEqual(distance, 5), weight, 0) as Tensor4D
}

/** What each pixel weighs for itself. */
const own = 1 - offset / 2

const ofTensors = (images: Tensor4D, form: Form): Tensor4D => {
  const [count, rows, columns, channels] = images.shape
  const { half, reach, noise, scale } = form
  const size = windowOf(form)
  const padded = padImages(
    images,
    { height: size, width: size },
    { border: 'reflect', borderValue: 0 },
  )
  const side = 2 * half
  const patches = [count, rows + side - 1, columns + side - 1, channels] as const
  const patchesAt = (y: number, x: number) =>
    slice(padded, [0, y + reach + 1, x + reach + 1, 0], [...patches])
  const here = patchesAt(0, 0)
  const along = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach)
  const shifts = along.flatMap((y) => along.map((x) => [y, x] as const))
  const first = {
    values: mul<Tensor4D>(images, own),
    weights: add<Tensor4D>(zerosLike(sum(images, 3, true)), own),
  }
  const sums = shifts
    .filter(([y, x]) => y !== 0 || x !== 0)
    .reduce(
      ({ values, weights }, [y, x]) =>
        tidy(() => {
          const squares = sum(square(sub(here, patchesAt(y, x))), 3, true) as Tensor4D
          const total = mul(avgPool(squares, side, 1, 'valid'), side * side)
          const weight = weigh(mul(relu(sub(total, noise)), scale))
          const other = slice(padded, [0, y + half + reach, x + half + reach, 0], images.shape)
          return {
            values: add<Tensor4D>(values, mul(other, weight)),
            weights: add<Tensor4D>(weights, weight),
          }
        }),
      first,
    )
  return div(sums.values, sums.weights)
}

/**
 * Takes away noise and keeps texture: a mean of all pixels nearby, weighed by how like the patches around
 * them are. Patches are compared over all channels. Differentiable: no.
 *
 * Source: A. Buades, B. Coll and J.-M. Morel, A non-local algorithm for image denoising (2005), with flat
 * patches as J. Darbon and others, Fast nonlocal filtering applied to electron cryomicroscopy (2008). As
 * `denoise_nl_means` of scikit-image in its fast mode, with all that is particular to it: sums of squares
 * run over `patchSize - 1` pixels along each side and are divided by `patchSize`, the exponential is
 * N. Schraudolph's (1999), to 4 percent, and 0 beyond a distance of 5, and beyond the edges stands
 * `reflect`.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const clean = nonLocalMeans(image, { h: 0.08, sigma: 0.1, patchSize: 5, patchDistance: 6 })
 * ```
 */
export const nonLocalMeans = <T extends Image>(
  image: T,
  { h, patchSize = 7, patchDistance = 11, sigma = 0 }: NonLocalMeansOptions,
): T => {
  checkImage('nonLocalMeans', image)
  checkPositive('nonLocalMeans', 'h', h)
  checkOdd('nonLocalMeans', 'patchSize', patchSize)
  if (patchSize < 3 || patchSize > 1023) {
    refuse('nonLocalMeans', 'patchSize', 'an odd whole number from 3 to 1023', patchSize)
  }
  checkWhole('nonLocalMeans', 'patchDistance', patchDistance, 1, 1023)
  checkNotNegative('nonLocalMeans', 'sigma', sigma)
  return onImages(image, (images) => {
    if (images.size === 0) return images.clone()
    const channels = images.shape[3]
    const half = patchSize >> 1
    const form = {
      half,
      reach: patchDistance,
      noise: 2 * sigma ** 2 * channels * (2 * half) ** 2,
      scale: 1 / (channels * (h * patchSize) ** 2),
    }
    return isOnHost() ? onModule(images, form) : ofTensors(images, form)
  })
}
