import { checkChoice } from '../options.js'
import { scalingFilters, type WaveletName } from './scaling-filters.js'

/** The four filters of an orthogonal wavelet. */
export interface WaveletFilters {
  readonly decompositionLow: Float64Array
  readonly decompositionHigh: Float64Array
  readonly reconstructionLow: Float64Array
  readonly reconstructionHigh: Float64Array
}

/** @throws `kernels/option` */
export const checkWavelet = (operation: string, wavelet: WaveletName): void => {
  checkChoice(operation, 'wavelet', wavelet, Object.keys(scalingFilters) as WaveletName[])
}

/**
 * The filters of a wavelet, in PyWavelets's order. Those of `sym4` to `sym8` are exact, where PyWavelets's
 * have twelve digits.
 *
 * Source: I. Daubechies, Ten lectures on wavelets (1992).
 *
 * @param wavelet `haar`, `db2` to `db8`, `sym2` to `sym8`
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * waveletFilters('haar').decompositionLow // 0.7071067811865476, 0.7071067811865476
 * ```
 */
export const waveletFilters = (wavelet: WaveletName): WaveletFilters => {
  checkWavelet('waveletFilters', wavelet)
  const low = Float64Array.from(scalingFilters[wavelet])
  // The quadrature mirror.
  const high = low
    .slice()
    .reverse()
    .map((tap, at) => (at % 2 === 0 ? tap : -tap))
  return {
    decompositionLow: low.slice().reverse(),
    decompositionHigh: high.slice().reverse(),
    reconstructionLow: low,
    reconstructionHigh: high,
  }
}
