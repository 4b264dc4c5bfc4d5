import { add, mul, square, step, type Tensor, tidy } from '@tensorflow/tfjs-core'
import { refuse } from '../options.js'
import { root } from '../root.js'
import type { Signal } from './signal.js'
import { checkStft, type StftForm, type StftOptions, spectrumOf } from './stft.js'

export interface SpectrogramOptions extends StftOptions {
  /** 1: the magnitude of each frequency; 2: its power. Default: 2. */
  readonly power?: 1 | 2
}

/** @throws `kernels/option` */
export const checkPower = (operation: string, power: number): void => {
  if (power !== 1 && power !== 2) refuse(operation, 'power', '1 or 2', power)
}

/** To be called in `tidy`. */
export const spectrogramOf = (signal: Signal, form: StftForm, power: 1 | 2): Tensor => {
  const { real, imaginary } = spectrumOf(signal, form)
  const powers = add(square(real), square(imaginary))
  if (power === 2) return powers
  // A root has no slope at 0; here silence has the slope 0.
  return mul(root(powers), step(powers))
}

/**
 * How strong each frequency is, and when. Differentiable: yes; silence has the gradient 0.
 *
 * @param signal `[samples]` or `[signals, samples]`
 * @returns `[frames, bins]` or `[signals, frames, bins]`
 * @throws as {@link stft}
 *
 * @example
 * ```ts
 * const picture = powerToDb(spectrogram(sound, { fftLength: 512 }))
 * ```
 */
export const spectrogram = (
  signal: Signal,
  { power = 2, ...options }: SpectrogramOptions = {},
): Tensor => {
  checkPower('spectrogram', power)
  const form = checkStft('spectrogram', signal, options)
  return tidy(() => spectrogramOf(signal, form, power))
}
