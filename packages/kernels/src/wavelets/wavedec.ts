import { clone, tidy } from '@tensorflow/tfjs-core'
import { checkSignal, type Signal } from '../signal/signal.js'
import { dwtOf } from './dwt.js'
import { checkLevels, checkWaveletOptions, type LevelOptions, mostLevels } from './options.js'

/** What is left of a signal and the details that were taken from it, the coarsest first. */
export type WavedecCoefficients<T extends Signal = Signal> = {
  readonly approximation: T
  readonly details: T[]
}

/**
 * The wavelet transform again and again of the coarse half. Equal to PyWavelets's `wavedec`.
 * Differentiable: yes.
 *
 * @param signal `[samples]` or `[signals, samples]`
 * @returns `approximation`, and `details` from the coarsest to the finest; of 0 levels the signal itself
 * @throws as {@link dwt}
 *
 * @example
 * ```ts
 * const { approximation, details } = wavedec(signal, { wavelet: 'sym4', levels: 3 })
 * ```
 */
export const wavedec = <T extends Signal>(
  signal: T,
  { levels, ...options }: LevelOptions,
): WavedecCoefficients<T> => {
  const form = checkWaveletOptions('wavedec', options)
  checkSignal('wavedec', signal)
  const count = levels ?? mostLevels(signal.shape.at(-1)!, form)
  checkLevels('wavedec', count)
  return tidy(() => {
    let approximation: T = clone(signal)
    const details: T[] = []
    for (let level = 0; level < count; level++) {
      const halves = dwtOf(approximation, form)
      approximation = halves.approximation
      details.unshift(halves.detail)
    }
    return { approximation, details }
  })
}
