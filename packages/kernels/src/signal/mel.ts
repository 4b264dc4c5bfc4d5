import { checkChoice } from '../options.js'

/**
 * `'slaney'`: linear below 1000 Hz, as in the Auditory Toolbox; `'htk'`: 2595 log10(1 + hz / 700).
 */
export type MelScale = 'slaney' | 'htk'

export interface MelOptions {
  /** Default: `slaney`. */
  readonly scale?: MelScale
}

export const melScales = ['slaney', 'htk'] as const

/** Of Slaney's scale: up to here it is linear, with so many Hz to the mel; then each mel is a factor. */
const corner = 1000
const hzPerMel = 200 / 3
const logStep = /* @__PURE__ */ Math.log(6.4) / 27

/**
 * A frequency on the scale of what sounds equally far apart.
 *
 * Source: M. Slaney, Auditory Toolbox (1998); S. Young and others, The HTK Book.
 *
 * @param hz
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * hzToMel(1000, { scale: 'htk' }) // 999.9855
 * ```
 */
export const hzToMel = (hz: number, { scale = 'slaney' }: MelOptions = {}): number => {
  checkChoice('hzToMel', 'scale', scale, melScales)
  if (scale === 'htk') return 2595 * Math.log10(1 + hz / 700)
  return hz < corner ? hz / hzPerMel : corner / hzPerMel + Math.log(hz / corner) / logStep
}

/**
 * The frequency of a mel, in Hz: the inverse of {@link hzToMel}.
 *
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * melToHz(15) // 1000
 * ```
 */
export const melToHz = (mel: number, { scale = 'slaney' }: MelOptions = {}): number => {
  checkChoice('melToHz', 'scale', scale, melScales)
  if (scale === 'htk') return 700 * (10 ** (mel / 2595) - 1)
  const cornerMel = corner / hzPerMel
  return mel < cornerMel ? mel * hzPerMel : corner * Math.exp(logStep * (mel - cornerMel))
}
