import {
  abs,
  broadcastTo,
  log,
  max,
  maximum,
  mul,
  sub,
  type Tensor,
  tidy,
} from '@tensorflow/tfjs-core'
import { checkFloats } from '../image.js'
import { checkPositive, refuse } from '../options.js'

export interface DecibelOptions {
  /** What is 0 dB; `'max'`: the largest value of each spectrogram. Default: 1. */
  readonly reference?: number | 'max'
  /** Smaller values count as this. Default: 1e-10 of a power, 1e-5 of an amplitude. */
  readonly floor?: number
  /** How far below the loudest of its spectrogram anything can be; `Infinity`: any distance. Default: 80. */
  readonly topDb?: number
}

export type Decibels = Required<DecibelOptions>

/** @throws `kernels/option` */
export const checkDecibels = (
  operation: string,
  { reference = 1, topDb = 80, floor = 1e-10 }: DecibelOptions,
): Decibels => {
  if (reference !== 'max') checkPositive(operation, 'reference', reference)
  checkPositive(operation, 'floor', floor)
  if (!(topDb >= 0)) refuse(operation, 'topDb', 'a number of at least 0', topDb)
  return { reference, floor, topDb }
}

/** `factor` times the logarithm to base 10. To be called in `tidy`. */
export const decibelsOf = (
  values: Tensor,
  { reference, floor, topDb }: Decibels,
  factor: number,
): Tensor => {
  const scale = factor / Math.LN10
  const level = mul(log(maximum(values, floor)), scale)
  // All of one spectrogram, so that a signal's values do not depend on others beside it.
  const axes = [...values.shape.keys()].slice(-2)
  const loudest = () => max(level, axes, true)
  const zero = reference === 'max' ? loudest() : scale * Math.log(Math.max(floor, reference))
  const difference = sub(level, zero)
  if (topDb === Number.POSITIVE_INFINITY || values.size === 0) return difference
  const least = sub(max(difference, axes, true), topDb)
  // The gradient of maximum() knows no smaller shapes.
  return maximum(difference, broadcastTo(least, difference.shape))
}

/**
 * Powers in decibels, ten times their logarithm, as librosa's `power_to_db`. Of several spectrograms each
 * has a loudest value of its own, where librosa has one for all. Differentiable: yes; what is below `floor`
 * has no slope, what is cut by `topDb` that of the loudest.
 *
 * @param powers of any shape; the last two axes are one spectrogram
 * @returns the same shape
 * @throws `kernels/option`, `kernels/dtype` and its like
 *
 * @example
 * ```ts
 * const picture = powerToDb(melSpectrogram(sound, { sampleRate: 16000 }), { reference: 'max' }) // -80 to 0
 * ```
 */
export const powerToDb = <T extends Tensor>(powers: T, options: DecibelOptions = {}): T => {
  checkFloats('powerToDb', powers)
  const decibels = checkDecibels('powerToDb', options)
  return tidy(() => decibelsOf(powers, decibels, 10) as T)
}

/**
 * Amplitudes in decibels, twenty times the logarithm of their size, as librosa's `amplitude_to_db`.
 * Differentiable: yes, as {@link powerToDb}.
 *
 * @param amplitudes of any shape; the last two axes are one spectrogram
 * @returns the same shape
 * @throws `kernels/option`, `kernels/dtype` and its like
 *
 * @example
 * ```ts
 * const picture = amplitudeToDb(spectrogram(sound, { power: 1 }))
 * ```
 */
export const amplitudeToDb = <T extends Tensor>(amplitudes: T, options: DecibelOptions = {}): T => {
  checkFloats('amplitudeToDb', amplitudes)
  const decibels = checkDecibels('amplitudeToDb', { floor: 1e-5, ...options })
  return tidy(() => decibelsOf(abs(amplitudes), decibels, 20) as T)
}
