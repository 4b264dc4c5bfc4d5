import { checkChoice, checkWhole } from '../options.js'
import type { SignalExtension } from '../signal/extend.js'
import type { WaveletName } from './scaling-filters.js'
import { checkWavelet, waveletFilters } from './wavelet-filters.js'

/**
 * How a signal goes on beyond its ends, by PyWavelets's names (see {@link SignalExtension}); or `periodization`:
 * periodic, with half as many coefficients as there are samples, and not one more.
 */
export type WaveletMode = SignalExtension | 'periodization'

export interface WaveletOptions {
  /** `haar`, `db2` to `db8`, `sym2` to `sym8`. */
  readonly wavelet: WaveletName
  /** How a signal goes on beyond its ends. Default: `symmetric`. */
  readonly mode?: WaveletMode
}

export interface LevelOptions extends WaveletOptions {
  /** How often it is halved. Default: as often as the filters fit into what is left. */
  readonly levels?: number
}

export interface WaveletForm {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly mode: WaveletMode
}

const modes = [
  'zero',
  'constant',
  'symmetric',
  'periodic',
  'smooth',
  'periodization',
  'reflect',
  'antisymmetric',
  'antireflect',
] as const

/** @throws `kernels/option` */
export const checkWaveletOptions = (
  operation: string,
  { wavelet, mode = 'symmetric' }: WaveletOptions,
): WaveletForm => {
  checkWavelet(operation, wavelet)
  checkChoice(operation, 'mode', mode, modes)
  const { reconstructionLow: low, reconstructionHigh: high } = waveletFilters(wavelet)
  return { low, high, mode }
}

/** Until no coefficient is free of what stands beyond the ends. */
export const mostLevels = (samples: number, { low }: WaveletForm): number =>
  Math.max(0, Math.floor(Math.log2(samples / (low.length - 1))))

/** @throws `kernels/option` */
export const checkLevels = (operation: string, levels: number): void => {
  checkWhole(operation, 'levels', levels, 0, 64)
}
