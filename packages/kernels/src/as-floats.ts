import { cast, mul, type Tensor } from '@tensorflow/tfjs-core'

/**
 * 1 where a condition holds, else 0; whole numbers as float32. On WebGPU the tensor that `cast` gives keeps
 * the bits of whole numbers, which TensorFlow.js 4.22 then sums as if they were floats: a product is computed.
 */
export const asFloats = <T extends Tensor>(values: T): T => mul(cast(values, 'float32'), 1)
