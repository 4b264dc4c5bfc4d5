import { tidy } from '@tensorflow/tfjs-core'
import { checkWhole, refuse } from '../options.js'
import { ofLength } from '../signal/frames.js'
import { checkSignal, rowsOf, type Signal } from '../signal/signal.js'
import { type DwtCoefficients, likeSignal } from './dwt.js'
import { checkWaveletOptions, type WaveletForm, type WaveletOptions } from './options.js'
import { synthesise } from './rows.js'

export interface IdwtOptions extends WaveletOptions {
  /** Samples of the signal that it was. Default: all that are there, one more where it was odd. */
  readonly length?: number
}

/** To be called in `tidy`. @throws `kernels/option` */
export const idwtOf = <T extends Signal>(
  operation: string,
  { approximation, detail }: DwtCoefficients<T>,
  form: WaveletForm,
): T => {
  if (`${approximation.shape}` !== `${detail.shape}`) {
    const found = `[${approximation.shape}] and [${detail.shape}]`
    refuse(operation, 'coefficients', 'approximation and detail of one shape', found)
  }
  const rows = synthesise(operation, [rowsOf(approximation), rowsOf(detail)], form)
  return likeSignal(rows, approximation)
}

/** The first `length` samples. @throws `kernels/option` if there are fewer */
export const cutTo = <T extends Signal>(
  operation: string,
  signal: T,
  length: number | undefined,
): T => {
  if (length === undefined) return signal
  const rows = rowsOf(signal)
  checkWhole(operation, 'length', length, 1, rows.shape[1])
  return likeSignal(ofLength(rows, length), signal)
}

/**
 * The signal of its wavelet coefficients: the inverse of {@link dwt}. Equal to PyWavelets's `idwt`.
 * Differentiable: yes.
 *
 * @param coefficients as {@link dwt} gives them
 * @param options those of the transform
 * @returns `[samples]` or `[signals, samples]`
 * @throws `kernels/option`, `kernels/signal-rank` and its like
 *
 * @example
 * ```ts
 * const again = idwt(dwt(signal, { wavelet: 'db2' }), { wavelet: 'db2', length: signal.size })
 * ```
 */
export const idwt = <T extends Signal>(
  coefficients: DwtCoefficients<T>,
  { length, ...options }: IdwtOptions,
): T => {
  const form = checkWaveletOptions('idwt', options)
  checkSignal('idwt', coefficients.approximation)
  checkSignal('idwt', coefficients.detail)
  return tidy(() => cutTo('idwt', idwtOf('idwt', coefficients, form), length))
}
