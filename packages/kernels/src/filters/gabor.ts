import { checkImage, type Image, onImages } from '../image.js'
import { type BorderOptions, checkBorder } from '../linear/border.js'
import { correlateImages } from '../linear/correlate-images.js'
import type { Kernel } from '../linear/kernel.js'
import { checkFinite, checkPositive, checkWhole, refuse } from '../options.js'

export interface GaborOptions {
  /** Waves a pixel. */
  readonly frequency: number
  /** Which way the waves go: 0 to the right, 90 down. Default: 0. */
  readonly angleDegrees?: number
  /** How wide a band of frequencies passes, in octaves. Default: 1. */
  readonly bandwidthOctaves?: number
  /** The standard deviation along the waves, in pixels. Default: of the bandwidth. */
  readonly sigmaX?: number
  /** The standard deviation across the waves, in pixels. Default: of the bandwidth. */
  readonly sigmaY?: number
  /** How many standard deviations the kernel reaches. Default: 3. */
  readonly deviations?: number
  /** Where in a wave the middle lies. Default: 0, a crest. */
  readonly phaseDegrees?: number
}

/** A complex kernel, in two parts. `[height][width]`, both odd. */
export interface GaborKernel {
  readonly real: readonly (readonly number[])[]
  readonly imaginary: readonly (readonly number[])[]
}

/** Standard deviations times frequency, of a bandwidth in octaves. */
const prefactor = (octaves: number): number => {
  const power = 2 ** octaves
  return ((1 / Math.PI) * Math.sqrt(Math.LN2 / 2) * (power + 1)) / (power - 1)
}

const inRadians = (degrees: number) => (degrees * Math.PI) / 180

/**
 * A wave under a Gaussian, as scikit-image's `gabor_kernel`.
 *
 * Source: J. G. Daugman, Uncertainty relation for resolution in space, spatial frequency, and
 * orientation optimized by two-dimensional visual cortical filters, J. Opt. Soc. Am. A 2 (1985).
 *
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * const { real, imaginary } = gaborKernel({ frequency: 0.1, angleDegrees: 45 })
 * ```
 */
export const gaborKernel = (options: GaborOptions): GaborKernel => {
  const operation = 'gaborKernel'
  const { frequency, angleDegrees = 0, bandwidthOctaves = 1, deviations = 3 } = options
  const { phaseDegrees = 0 } = options
  checkPositive(operation, 'frequency', frequency)
  checkFinite(operation, 'angleDegrees', angleDegrees)
  checkPositive(operation, 'bandwidthOctaves', bandwidthOctaves)
  checkPositive(operation, 'deviations', deviations)
  checkFinite(operation, 'phaseDegrees', phaseDegrees)
  const usual = prefactor(bandwidthOctaves) / frequency
  const { sigmaX = usual, sigmaY = usual } = options
  checkPositive(operation, 'sigmaX', sigmaX)
  checkPositive(operation, 'sigmaY', sigmaY)

  const angle = inRadians(angleDegrees)
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const reach = (along: number, across: number) =>
    Math.ceil(Math.max(Math.abs(deviations * along), Math.abs(deviations * across), 1))
  const reachX = reach(sigmaX * cosine, sigmaY * sine)
  const reachY = reach(sigmaY * cosine, sigmaX * sine)
  const most = 2 ** 24
  if ((2 * reachX + 1) * (2 * reachY + 1) > most) {
    refuse(operation, 'frequency', `such that the kernel has at most ${most} taps`, frequency)
  }
  const part = (wave: (phase: number) => number) =>
    Array.from({ length: 2 * reachY + 1 }, (_, row) =>
      Array.from({ length: 2 * reachX + 1 }, (_, column) => {
        const [x, y] = [column - reachX, row - reachY]
        const along = x * cosine + y * sine
        const across = -x * sine + y * cosine
        const fall = (along / sigmaX) ** 2 + (across / sigmaY) ** 2
        const height = Math.exp(-0.5 * fall) / (2 * Math.PI * sigmaX * sigmaY)
        return height * wave(2 * Math.PI * frequency * along + inRadians(phaseDegrees))
      }),
    )
  return { real: part(Math.cos), imaginary: part(Math.sin) }
}

/** To be correlated with: turned by half a circle. */
const turnedKernel = (rows: readonly (readonly number[])[]): Kernel => ({
  taps: Float32Array.from(rows.flat()).reverse(),
  height: rows.length,
  width: rows[0]?.length ?? 0,
})

/**
 * Convolves an image with a Gabor kernel, as scikit-image's `gabor`. The root of the sum of both
 * squares is how much of the frequency there is, wherever the waves stand. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns two of the shape of the image, which are the caller's
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const { real, imaginary } = gabor(image, { frequency: 0.2, angleDegrees: 90 })
 * ```
 */
export const gabor = <T extends Image>(
  image: T,
  { border, borderValue, ...options }: GaborOptions & BorderOptions,
): { readonly real: T; readonly imaginary: T } => {
  checkImage('gabor', image)
  const edges = checkBorder('gabor', { ...(border && { border }), borderValue: borderValue ?? 0 })
  const { real, imaginary } = gaborKernel(options)
  const filtered = (rows: readonly (readonly number[])[]) =>
    onImages(image, (images) => correlateImages(images, [turnedKernel(rows)], edges))
  return { real: filtered(real), imaginary: filtered(imaginary) }
}

export interface GaborBankOptions extends Omit<GaborOptions, 'frequency' | 'angleDegrees'> {
  /** Waves a pixel, of each kernel. */
  readonly frequencies: readonly number[]
  /** How many angles, evenly from 0 to below 180 degrees. Default: 4. */
  readonly orientations?: number
}

/**
 * The kernels of all frequencies, each at all angles.
 *
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * const bank = gaborBank({ frequencies: [0.1, 0.2], orientations: 4 }) // eight kernels
 * ```
 */
export const gaborBank = ({
  frequencies,
  orientations = 4,
  ...options
}: GaborBankOptions): readonly (GaborKernel & {
  readonly frequency: number
  readonly angleDegrees: number
})[] => {
  if (!Array.isArray(frequencies) || frequencies.length === 0) {
    refuse('gaborBank', 'frequencies', 'a list of numbers', frequencies)
  }
  checkWhole('gaborBank', 'orientations', orientations, 1)
  return frequencies.flatMap((frequency) =>
    Array.from({ length: orientations }, (_, index) => {
      const angleDegrees = (180 * index) / orientations
      return { frequency, angleDegrees, ...gaborKernel({ ...options, frequency, angleDegrees }) }
    }),
  )
}
