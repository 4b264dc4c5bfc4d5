import { add, mul, step, sub, type Tensor4D } from '@tensorflow/tfjs-core'

/** 1 where one is above the other, else 0. TensorFlow.js knows no gradients past comparisons. */
export const isAbove = (one: Tensor4D, other: Tensor4D | number): Tensor4D =>
  step(sub<Tensor4D>(one, other))

/** One where `mask` is 1, the other where it is 0; both must be finite, or neither is. */
export const choose = (mask: Tensor4D, one: Tensor4D, other: Tensor4D): Tensor4D =>
  add(mul(mask, one), mul(sub(1, mask), other))
