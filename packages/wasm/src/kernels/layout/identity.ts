import { Cast, type CastAttrs, Identity, type TensorInfo } from '@tensorflow/tfjs-core'
import { kernel } from '../kernel.js'
import { bytesOf } from './box.js'

interface Input {
  readonly x: TensorInfo
}

/**
 * The same numbers under a name of their own, without a copy: each operation that keeps a tensor for
 * its gradient makes one. What steps variables in place looks whether they are shared.
 */
export const identity = kernel<Input, unknown>(Identity, ({ heap }, { inputs: { x } }) =>
  bytesOf(x) ? heap.reshape(x, x.shape) : undefined,
)

/** To the type that the numbers have already. */
export const cast = kernel<Input, CastAttrs>(Cast, ({ heap }, { inputs: { x }, attrs }) =>
  bytesOf(x) && x.dtype === attrs.dtype ? heap.reshape(x, x.shape) : undefined,
)
