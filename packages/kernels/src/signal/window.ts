import { checkChoice, checkWhole } from '../options.js'

/** What tapers frames towards their ends. */
export type WindowName = 'hann' | 'hamming' | 'blackman' | 'rectangular'

export interface WindowOptions {
  /** Whether it is one period of a wave, for spectra, or begins and ends alike, for filters. Default: true. */
  readonly periodic?: boolean
}

/** Of the waves that go around 0, 1, 2 times. */
const waves: Readonly<Record<WindowName, readonly number[]>> = {
  hann: [0.5, -0.5],
  hamming: [0.54, -0.46],
  blackman: [0.42, -0.5, 0.08],
  rectangular: [1],
}

export const windowNames = /* @__PURE__ */ Object.keys(waves) as readonly WindowName[]

/**
 * The weights of a window, as SciPy's `get_window`.
 *
 * Source: F. Harris, On the use of windows for harmonic analysis with the discrete Fourier transform (1978).
 *
 * @param name `hann`, `hamming`, `blackman` or `rectangular`
 * @param length samples, at least 1
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * windowWeights('hann', 4) // 0, 0.5, 1, 0.5
 * ```
 */
export const windowWeights = (
  name: WindowName,
  length: number,
  { periodic = true }: WindowOptions = {},
): Float64Array => {
  checkChoice('windowWeights', 'name', name, windowNames)
  checkWhole('windowWeights', 'length', length, 1)
  if (length === 1) return Float64Array.of(1)
  const turn = (2 * Math.PI) / (periodic ? length : length - 1)
  return Float64Array.from({ length }, (_, at) =>
    waves[name].reduce((sum, height, wave) => sum + height * Math.cos(wave * turn * at), 0),
  )
}
