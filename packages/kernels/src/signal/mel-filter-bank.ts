import { type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import { checkChoice, checkNotNegative, checkPositive, checkWhole, refuse } from '../options.js'
import { binsOf } from './bins.js'
import { hzToMel, type MelScale, melScales, melToHz } from './mel.js'

export interface MelBankOptions {
  /** Samples per second. */
  readonly sampleRate: number
  /** Filters. Default: 128. */
  readonly mels?: number
  /** Where the first filter begins. Default: 0. */
  readonly minHz?: number
  /** Where the last filter ends. Default: half of `sampleRate`. */
  readonly maxHz?: number
  /** Default: `slaney`. */
  readonly scale?: MelScale
  /** `'slaney'`: filters of equal area; `'none'`: of equal height 1. Default: slaney. */
  readonly normalization?: 'slaney' | 'none'
  /** Along which scale the triangles are straight: librosa's `hz`, or `mel` as in HTK. Default: hz. */
  readonly triangles?: 'hz' | 'mel'
}

export interface MelFilterBankOptions extends MelBankOptions {
  /** Samples that are transformed at a time. Default: 2048. */
  readonly fftLength?: number
}

export type MelBank = Required<MelFilterBankOptions>

/** @throws `kernels/option` */
export const checkMelBank = (
  operation: string,
  {
    sampleRate,
    fftLength = 2048,
    mels = 128,
    minHz = 0,
    maxHz = sampleRate / 2,
    scale = 'slaney',
    normalization = 'slaney',
    triangles = 'hz',
  }: MelFilterBankOptions,
): MelBank => {
  checkPositive(operation, 'sampleRate', sampleRate)
  checkWhole(operation, 'fftLength', fftLength, 1)
  checkWhole(operation, 'mels', mels, 1)
  checkNotNegative(operation, 'minHz', minHz)
  if (!(Number.isFinite(maxHz) && maxHz > minHz)) {
    refuse(operation, 'maxHz', `a finite number above "minHz", ${minHz}`, maxHz)
  }
  checkChoice(operation, 'scale', scale, melScales)
  checkChoice(operation, 'normalization', normalization, ['slaney', 'none'])
  checkChoice(operation, 'triangles', triangles, ['hz', 'mel'])
  return { sampleRate, fftLength, mels, minHz, maxHz, scale, normalization, triangles }
}

/** The weights of {@link melFilterBank}. */
export const melBankOf = (bank: MelBank): Tensor2D => {
  const { sampleRate, fftLength, mels, minHz, maxHz, normalization, triangles } = bank
  const bins = binsOf(fftLength)
  const [low, high] = [hzToMel(minHz, bank), hzToMel(maxHz, bank)]
  const corners = Float64Array.from({ length: mels + 2 }, (_, at) =>
    melToHz(low + ((high - low) * at) / (mels + 1), bank),
  )
  const place = (hz: number) => (triangles === 'mel' ? hzToMel(hz, bank) : hz)
  const weights = new Float32Array(mels * bins)
  for (let filter = 0; filter < mels; filter++) {
    const edges = corners.subarray(filter, filter + 3)
    const [from, top, to] = Array.from(edges, place) as [number, number, number]
    const height = normalization === 'slaney' ? 2 / (edges[2]! - edges[0]!) : 1
    for (let k = 0; k < bins; k++) {
      const at = place((k * sampleRate) / fftLength)
      const weight = Math.min((at - from) / (top - from), (to - at) / (to - top))
      weights[filter * bins + k] = height * Math.max(0, weight)
    }
  }
  return tensor2d(weights, [mels, bins])
}

/**
 * Triangles, equally far apart in mel, by which a spectrum is seen as the ear hears it: librosa's
 * `filters.mel`, and torchaudio's and HTK's by `scale`, `normalization` and `triangles`. Where there are
 * more filters than bins some are empty.
 *
 * @returns `[mels, bins]`
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * const bank = melFilterBank({ sampleRate: 16000, fftLength: 512, mels: 40 })
 * const heard = tf.matMul(spectrogram(sound, { fftLength: 512 }), bank, false, true)
 * ```
 */
export const melFilterBank = (options: MelFilterBankOptions): Tensor2D =>
  melBankOf(checkMelBank('melFilterBank', options))
