import { clone, tidy } from '@tensorflow/tfjs-core'
import { checkSignal, type Signal } from '../signal/signal.js'
import { cutTo, type IdwtOptions, idwtOf } from './idwt.js'
import { checkWaveletOptions } from './options.js'
import type { WavedecCoefficients } from './wavedec.js'

/**
 * The signal of the coefficients of all levels: the inverse of {@link wavedec}. Equal to PyWavelets's
 * `waverec`. Differentiable: yes.
 *
 * @param coefficients as {@link wavedec} gives them
 * @param options those of the transform
 * @returns `[samples]` or `[signals, samples]`
 * @throws as {@link idwt}
 *
 * @example
 * ```ts
 * const coarse = { approximation, details: details.map(tf.zerosLike) }
 * const smooth = waverec(coarse, { wavelet: 'sym4', length: signal.size })
 * ```
 */
export const waverec = <T extends Signal>(
  { approximation, details }: WavedecCoefficients<T>,
  { length, ...options }: IdwtOptions,
): T => {
  const form = checkWaveletOptions('waverec', options)
  for (const one of [approximation, ...details]) checkSignal('waverec', one)
  return tidy(() => {
    const whole = details.reduce((coarse: T, detail) => {
      // Of an odd length one more has come back.
      const [given, needed] = [coarse.shape.at(-1)!, detail.shape.at(-1)!]
      const fitting = given === needed + 1 ? cutTo('waverec', coarse, needed) : coarse
      return idwtOf('waverec', { approximation: fitting, detail }, form)
    }, clone(approximation) as T)
    return cutTo('waverec', whole, length)
  })
}
