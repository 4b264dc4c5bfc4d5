import { reshape, type Tensor2D, tidy } from '@tensorflow/tfjs-core'
import { checkSignal, rowsOf, type Signal } from '../signal/signal.js'
import { checkWaveletOptions, type WaveletForm, type WaveletOptions } from './options.js'
import { analyse } from './rows.js'

/** Both halves of a signal, of one shape: `[coefficients]` or `[signals, coefficients]`. */
export type DwtCoefficients<T extends Signal = Signal> = {
  readonly approximation: T
  readonly detail: T
}

/** As a signal, of as many axes as another. */
export const likeSignal = <T extends Signal>(rows: Tensor2D, { shape }: T): T =>
  reshape(rows, shape.length === 1 ? [rows.shape[1]] : rows.shape) as T

/** To be called in `tidy`. */
export const dwtOf = <T extends Signal>(signal: T, form: WaveletForm): DwtCoefficients<T> => {
  const [low, high] = analyse(rowsOf(signal), form)
  return { approximation: likeSignal(low, signal), detail: likeSignal(high, signal) }
}

/**
 * The discrete wavelet transform along the last axis: a coarse half and what it lacks. Equal to
 * PyWavelets's `dwt`. Differentiable: yes.
 *
 * Source: S. Mallat, A theory for multiresolution signal decomposition (1989).
 *
 * @param signal `[samples]` or `[signals, samples]`
 * @returns `approximation` and `detail`, each of `floor((samples + taps - 1) / 2)` coefficients, where the
 * wavelet's filters have `taps` numbers; with `periodization` of `ceil(samples / 2)`
 * @throws `kernels/option`, `kernels/signal-rank`, `kernels/signal-too-short` and their like
 *
 * @example
 * ```ts
 * const { approximation, detail } = dwt(signal, { wavelet: 'haar' })
 * ```
 */
export const dwt = <T extends Signal>(signal: T, options: WaveletOptions): DwtCoefficients<T> => {
  const form = checkWaveletOptions('dwt', options)
  checkSignal('dwt', signal)
  return tidy(() => dwtOf(signal, form))
}
