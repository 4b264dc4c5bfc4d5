import { sizeOf } from '../elementwise/broadcast.js'
import { kernel, type Single } from '../kernel.js'

export const dropoutKernel = 'FirstgradDropout'

export interface DropoutAttrs {
  /** The share of numbers that become 0, from 0 up to but without 1. */
  readonly rate: number
  /** A whole number from 0 to 2^53 - 1. */
  readonly seed: number
}

export const dropout = kernel<Single, DropoutAttrs>(
  dropoutKernel,
  ({ heap, assembly, pool }, { inputs: { x }, attrs: { rate, seed } }) => {
    const out = heap.output(x.shape)
    const size = sizeOf(x.shape)
    if (size === 0) return out
    const threshold = Math.round(rate * 2 ** 32)
    const [from, to] = [heap.address(x), heap.address(out)]
    const [low, high] = [seed >>> 0, Math.floor(seed / 2 ** 32)]
    assembly.dropout(pool.control, from, to, size, threshold, 1 / (1 - rate), low, high)
    return out
  },
)
