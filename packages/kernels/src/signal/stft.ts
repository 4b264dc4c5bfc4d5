import { reshape, slice, type Tensor, tidy, zeros } from '@tensorflow/tfjs-core'
import type { Border } from '../linear/border.js'
import { checkChoice } from '../options.js'
import { binsOf } from './bins.js'
import { type Extension, extend } from './extend.js'
import { checkFrames, type FrameForm, type FrameOptions } from './frame-options.js'
import { frameCount, framesOf } from './frames.js'
import { realDft } from './real-dft.js'
import { checkSignal, rowsOf, type Signal } from './signal.js'

export interface StftOptions extends FrameOptions {
  /** What stands beyond the ends of the signal where frames are centred. Default: `constant`, zeros. */
  readonly border?: Border
}

/** Complex numbers, `[frames, bins]` or `[signals, frames, bins]`. */
export type Spectrum = {
  readonly real: Tensor
  readonly imaginary: Tensor
}

const extensions: Readonly<Record<Border, Extension>> = {
  constant: 'zero',
  edge: 'constant',
  wrap: 'periodic',
  symmetric: 'symmetric',
  reflect: 'reflect',
}

export interface StftForm extends FrameForm {
  readonly extension: Extension
}

/** @throws `kernels/option`, `kernels/signal-rank`, `kernels/signal-too-short` and their like */
export const checkStft = (
  operation: string,
  signal: Signal,
  { border = 'constant', ...options }: StftOptions,
): StftForm => {
  const form = checkFrames(operation, options)
  checkChoice(operation, 'border', border, Object.keys(extensions) as Border[])
  checkSignal(operation, signal, Math.max(1, form.fftLength - 2 * form.margin))
  return { ...form, extension: extensions[border] }
}

/** To be called in `tidy`. */
export const spectrumOf = (
  signal: Signal,
  { fftLength, hopLength, window, margin, extension }: StftForm,
): Spectrum => {
  const rows = rowsOf(signal)
  const [signals, samples] = rows.shape
  const [count, bins] = [frameCount(samples + 2 * margin, fftLength, hopLength), binsOf(fftLength)]
  const shape = [...signal.shape.slice(0, -1), count, bins]
  if (signals === 0) return { real: zeros(shape), imaginary: zeros(shape) }
  const frames = framesOf(
    extend(rows, { left: margin, right: margin }, extension),
    fftLength,
    hopLength,
  )
  const parts = realDft(reshape(frames, [signals * count, fftLength]), window)
  const part = (first: number) => reshape(slice(parts, [0, first], [-1, bins]), shape)
  return { real: part(0), imaginary: part(bins) }
}

/**
 * The short-time Fourier transform: which frequencies a signal has, and when. Bin `k` stands for `k *
 * sampleRate / fftLength` Hz. Equal to librosa's `stft`, with frames before bins. Differentiable: yes.
 *
 * Source: D. Griffin and J. Lim, Signal estimation from modified short-time Fourier transform (1984).
 *
 * @param signal `[samples]` or `[signals, samples]`
 * @returns `real` and `imaginary`, `[frames, bins]` or `[signals, frames, bins]` with `floor(fftLength / 2)
 * + 1` bins; `1 + floor(samples / hopLength)` frames where they are centred and `fftLength` is even
 * @throws `kernels/option`, `kernels/signal-rank`, `kernels/signal-too-short` and their like
 *
 * @example
 * ```ts
 * const { real, imaginary } = stft(sound, { fftLength: 512, window: 'hamming' })
 * ```
 */
export const stft = (signal: Signal, options: StftOptions = {}): Spectrum => {
  const form = checkStft('stft', signal, options)
  return tidy(() => spectrumOf(signal, form))
}
