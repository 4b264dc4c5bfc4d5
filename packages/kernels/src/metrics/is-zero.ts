import { customGrad, equal, type Tensor, zeros } from '@tensorflow/tfjs-core'

/** Where values are 0. Unlike comparisons of TensorFlow.js it may depend on what gradients are asked for. */
export const isZero = (values: Tensor): Tensor =>
  customGrad((...inputs) => {
    const [found] = inputs as unknown as readonly [Tensor]
    const { shape } = found
    return { value: equal(found, 0), gradFunc: () => zeros(shape) }
  })(values)
