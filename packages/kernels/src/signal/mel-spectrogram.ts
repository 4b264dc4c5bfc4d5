import { matMul, reshape, type Tensor, type Tensor2D, tidy, zeros } from '@tensorflow/tfjs-core'
import { checkMelBank, type MelBank, type MelBankOptions, melBankOf } from './mel-filter-bank.js'
import type { Signal } from './signal.js'
import { checkPower, type SpectrogramOptions, spectrogramOf } from './spectrogram.js'
import { checkStft, type StftForm } from './stft.js'

export interface MelSpectrogramOptions extends MelBankOptions, SpectrogramOptions {}

export interface MelForm {
  readonly frames: StftForm
  readonly bank: MelBank
  readonly power: 1 | 2
}

/** @throws `kernels/option`, `kernels/signal-rank`, `kernels/signal-too-short` and their like */
export const checkMel = (
  operation: string,
  signal: Signal,
  { power = 2, ...options }: MelSpectrogramOptions,
): MelForm => {
  checkPower(operation, power)
  const frames = checkStft(operation, signal, options)
  return { power, frames, bank: checkMelBank(operation, options) }
}

/** Multiplies the last axis by a matrix `[to, from]`. To be called in `tidy`. */
export const alongLast = (values: Tensor, matrix: Tensor2D): Tensor => {
  const shape = [...values.shape.slice(0, -1), matrix.shape[0]]
  if (values.size === 0) return zeros(shape)
  const rows = reshape(values, [-1, matrix.shape[1]])
  return reshape(matMul(rows, matrix, false, true), shape)
}

/** To be called in `tidy`. */
export const melSpectrogramOf = (signal: Signal, { frames, bank, power }: MelForm): Tensor =>
  alongLast(spectrogramOf(signal, frames, power), melBankOf(bank))

/**
 * How strong a signal is in each mel, and when: {@link spectrogram} seen through {@link melFilterBank}.
 * Equal to librosa's `feature.melspectrogram`, with frames before mels. Differentiable: yes.
 *
 * @param signal `[samples]` or `[signals, samples]`
 * @returns `[frames, mels]` or `[signals, frames, mels]`
 * @throws as {@link stft}
 *
 * @example
 * ```ts
 * const heard = melSpectrogram(sound, { sampleRate: 16000, fftLength: 512, mels: 40 })
 * ```
 */
export const melSpectrogram = (signal: Signal, options: MelSpectrogramOptions): Tensor => {
  const form = checkMel('melSpectrogram', signal, options)
  return tidy(() => melSpectrogramOf(signal, form))
}
