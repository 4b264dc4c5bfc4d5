import {
  concat,
  mul,
  reshape,
  slice,
  type Tensor,
  tensor1d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { checkFloats } from '../image.js'
import { checkWhole, refuse } from '../options.js'
import { binsOf } from './bins.js'
import { checkFrames, type FrameForm, type FrameOptions } from './frame-options.js'
import { ofLength, overlapAdd } from './frames.js'
import { realDftAdjoint } from './real-dft.js'
import type { Signal } from './signal.js'
import type { Spectrum } from './stft.js'

export interface IstftOptions extends FrameOptions {
  /** Samples of the result: what lacks is silence. Default: what the frames hold. */
  readonly length?: number
}

/** @throws `kernels/option` and the like */
const checkSpectrum = ({ real, imaginary }: Spectrum, bins: number): void => {
  checkFloats('istft', real)
  checkFloats('istft', imaginary)
  const { shape } = real
  const isRight = (shape.length === 2 || shape.length === 3) && shape.at(-1) === bins
  if (!isRight || shape.at(-2) === 0 || `${shape}` !== `${imaginary.shape}`) {
    const expected = `[frames, ${bins}] or [signals, frames, ${bins}], real and imaginary parts alike`
    refuse('istft', 'spectrum', expected, `[${shape}] and [${imaginary.shape}]`)
  }
}

/** How often each number stands among all `size`, with its conjugate, as a share. */
const shares = (size: number, bins: number): Float32Array =>
  Float32Array.from({ length: 2 * bins }, (_, at) => {
    const k = at % bins
    return (k === 0 || 2 * k === size ? 1 : 2) / size
  })

/** By which the sum of all frames is multiplied to be of the right height; nothing is where no window was. */
const heights = (count: number, { window, hopLength, fftLength }: FrameForm): Float32Array => {
  const sums = new Float64Array((count - 1) * hopLength + fftLength)
  for (let frame = 0; frame < count; frame++) {
    for (let at = 0; at < fftLength; at++) sums[frame * hopLength + at]! += window[at]! ** 2
  }
  // The smallest that librosa divides by.
  return Float32Array.from(sums, (sum) => (sum > 1.1754943508222875e-38 ? 1 / sum : 1))
}

/**
 * The signal of a short-time Fourier transform; of a changed one the signal whose transform is nearest.
 * Equal to librosa's `istft`. Differentiable: yes.
 *
 * Source: D. Griffin and J. Lim, Signal estimation from modified short-time Fourier transform (1984).
 *
 * @param spectrum as {@link stft} gives it
 * @param options those of the transform; `fftLength` is by default twice the bins less 2
 * @returns `[samples]` or `[signals, samples]`
 * @throws `kernels/option` and its like
 *
 * @example
 * ```ts
 * const sound = istft(stft(noisy, { fftLength: 512 }), { length: noisy.size })
 * ```
 */
export const istft = (spectrum: Spectrum, { length, ...options }: IstftOptions = {}): Signal => {
  const { real, imaginary } = spectrum
  const fftLength = options.fftLength ?? Math.max(1, 2 * (real?.shape?.at(-1) ?? 0) - 2)
  const form = checkFrames('istft', { ...options, fftLength })
  const bins = binsOf(fftLength)
  checkSpectrum(spectrum, bins)
  if (length !== undefined) checkWhole('istft', 'length', length, 1)
  const [signals, count] = [real.shape.length === 3 ? real.shape[0]! : 1, real.shape.at(-2)!]
  const { hopLength, margin } = form
  const held = (count - 1) * hopLength + fftLength
  const samples = length ?? held - 2 * margin
  const shape = [...real.shape.slice(0, -2), samples] as [number]
  return tidy((): Signal => {
    if (signals === 0) return zeros(shape) as Signal
    const flat = (part: Tensor) => reshape(part, [signals * count, bins])
    const parts = concat([flat(real), flat(imaginary)], 1)
    const frames = realDftAdjoint(mul(parts, tensor1d(shares(fftLength, bins))), form.window)
    const sum = overlapAdd(reshape(frames, [signals, count, fftLength]), hopLength)
    const whole = mul(sum, tensor1d(heights(count, form)))
    const cut = slice(whole as typeof sum, [0, margin], [-1, Math.min(held - margin, samples)])
    return reshape(ofLength(cut, samples), shape) as Signal
  })
}
