import { mul, type Tensor, type Tensor2D, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { checkFloats } from '../image.js'
import { checkChoice, checkNotNegative, checkWhole, refuse } from '../options.js'
import { alongLast } from './mel-spectrogram.js'

export interface CepstralOptions {
  /** How many are kept, the coarsest first. Default: 20. */
  readonly coefficients?: number
  /** Of the discrete cosine transform. Default: 2. */
  readonly dctType?: 1 | 2 | 3
  /** `'ortho'`: the transform keeps lengths; `'none'`: sums as SciPy defines them. Default: ortho. */
  readonly dctNormalization?: 'ortho' | 'none'
  /** How far the later ones are lifted, as librosa does; 0: not at all, 22: as HTK usually. Default: 0. */
  readonly lifter?: number
}

export interface CepstralForm extends Required<CepstralOptions> {
  readonly mels: number
}

/** @throws `kernels/option` */
export const checkCepstral = (
  operation: string,
  mels: number,
  { coefficients = 20, dctType = 2, dctNormalization = 'ortho', lifter = 0 }: CepstralOptions,
): CepstralForm => {
  checkWhole(operation, 'coefficients', coefficients, 1)
  if (dctType !== 1 && dctType !== 2 && dctType !== 3) {
    refuse(operation, 'dctType', '1, 2 or 3', dctType)
  }
  if (dctType === 1 && mels < 2) refuse(operation, 'dctType', '2 or 3 of a single mel', dctType)
  checkChoice(operation, 'dctNormalization', dctNormalization, ['ortho', 'none'])
  checkNotNegative(operation, 'lifter', lifter)
  return { mels, coefficients: Math.min(coefficients, mels), dctType, dctNormalization, lifter }
}

/** What value `n` of `size` gives to coefficient `k`. */
const cosineOf = (type: 1 | 2 | 3, isOrtho: boolean, size: number) => {
  const last = size - 1
  const [root, half] = [Math.sqrt(2 / size), Math.SQRT1_2]
  return (k: number, n: number): number => {
    if (type === 1) {
      const isEnd = (index: number) => index === 0 || index === last
      const cos = Math.cos((Math.PI * ((k * n) % (2 * last))) / last)
      if (!isOrtho) return isEnd(n) ? cos : 2 * cos
      return Math.sqrt(2 / last) * cos * (isEnd(n) ? half : 1) * (isEnd(k) ? half : 1)
    }
    const [whole, shifted] = type === 2 ? [k, n] : [n, k]
    const cos = Math.cos((Math.PI * ((whole * (2 * shifted + 1)) % (4 * size))) / (2 * size))
    if (isOrtho) return root * cos * (whole === 0 ? half : 1)
    return type === 3 && whole === 0 ? cos : 2 * cos
  }
}

const dctOf = ({ mels, coefficients, dctType, dctNormalization }: CepstralForm): Tensor2D => {
  const cosine = cosineOf(dctType, dctNormalization === 'ortho', mels)
  const matrix = Float32Array.from({ length: coefficients * mels }, (_, at) =>
    cosine(Math.floor(at / mels), at % mels),
  )
  return tensor2d(matrix, [coefficients, mels])
}

/** To be called in `tidy`. */
export const cepstralOf = (levels: Tensor, form: CepstralForm): Tensor => {
  const { lifter, coefficients } = form
  const result = alongLast(levels, dctOf(form))
  if (lifter === 0) return result
  const lift = Float32Array.from(
    { length: coefficients },
    (_, at) => 1 + (lifter / 2) * Math.sin((Math.PI * (at + 1)) / lifter),
  )
  return mul(result, tensor1d(lift))
}

/**
 * The discrete cosine transform of logarithms along the last axis: what {@link mfcc} does last, for
 * spectra that you have made yourself. Differentiable: yes.
 *
 * @param levels `[..., mels]`, logarithms of energies
 * @returns `[..., coefficients]`, at most as many as there are mels
 * @throws `kernels/option`, `kernels/dtype` and its like
 *
 * @example
 * ```ts
 * const heard = tf.matMul(power, bank, false, true)
 * const features = cepstralCoefficients(tf.log(tf.maximum(heard, 1e-10)), { coefficients: 13 })
 * ```
 */
export const cepstralCoefficients = (levels: Tensor, options: CepstralOptions = {}): Tensor => {
  checkFloats('cepstralCoefficients', levels)
  const mels = levels.shape.at(-1) ?? 0
  if (mels === 0) refuse('cepstralCoefficients', 'levels', '[..., mels]', `[${levels.shape}]`)
  const form = checkCepstral('cepstralCoefficients', mels, options)
  return tidy(() => cepstralOf(levels, form))
}
