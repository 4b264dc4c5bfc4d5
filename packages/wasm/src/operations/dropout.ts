import {
  customGrad,
  mul,
  ones,
  type Tensor,
  dropout as tfDropout,
  tidy,
} from '@tensorflow/tfjs-core'
import { wasmError } from '../errors.js'
import { dropoutKernel } from '../kernels/random/dropout.js'
import { hasOwn, mayUse, runOwn } from './own-kernel.js'

export interface DropoutOptions {
  /** A whole number from 0 to 2^53 - 1. One seed, one choice: take another for each step. */
  readonly seed: number
}

/**
 * Sets a random share of numbers to 0 and divides the others by `1 - rate`, so that their expected
 * sum stays.
 *
 * On this package's backend the choice is the Philox-4x32-10 stream of the seed (Salmon et al. 2011,
 * https://doi.org/10.1145/2063384.2063405): the same bits for any number of threads, made as they
 * are needed and made again for the gradient, so that no mask is kept. On any other backend it is
 * `tf.dropout`'s, and another choice.
 *
 * @param x float32, any shape
 * @param rate the share that becomes 0, from 0 up to but without 1
 * @returns the shape of `x`
 * @throws 'wasm/bad-dropout' for a rate or a seed out of range
 *
 * @example
 * ```ts
 * const hidden = dropout(tf.relu(x), 0.5, { seed: step })
 * ```
 */
export const dropout = (x: Tensor, rate: number, { seed }: DropoutOptions): Tensor => {
  if (!(rate >= 0 && rate < 1) || !(Number.isSafeInteger(seed) && seed >= 0)) {
    throw wasmError('wasm/bad-dropout', { rate, seed })
  }
  if (!hasOwn(dropoutKernel)) return tfDropout(x, rate, undefined, seed)
  const keep = (of: Tensor) => runOwn(dropoutKernel, { x: of }, { rate, seed })
  if (!mayUse(dropoutKernel)) return tidy(() => mul(x, keep(ones(x.shape))))
  return customGrad((of) => ({ value: keep(of as Tensor), gradFunc: (dy) => keep(dy) }))(x)
}
