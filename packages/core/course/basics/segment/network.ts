import * as tf from '@tensorflow/tfjs-core'
import { type LayersModel, layers, model, type SymbolicTensor } from '@tensorflow/tfjs-layers'
import { diceLoss } from './solution.js'

interface NetworkOptions {
  readonly size: number
  readonly filters: number
  /** If false, only the coarsest maps reach the end. */
  readonly skip: boolean
  readonly loss: 'bce' | 'dice'
}

const losses = {
  bce: (truth: tf.Tensor, logits: tf.Tensor) => tf.losses.sigmoidCrossEntropy(truth, logits),
  dice: (truth: tf.Tensor, logits: tf.Tensor) =>
    diceLoss(logits as tf.Tensor4D, truth as tf.Tensor4D),
}

/** A small U-Net: down to an eighth of the size and up again; one logit for each pixel. */
export const network = ({ size, filters, skip, loss }: NetworkOptions): LayersModel => {
  const convolve = (x: SymbolicTensor, count: number) =>
    layers
      .conv2d({
        filters: count,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        kernelInitializer: 'heNormal',
      })
      .apply(x) as SymbolicTensor
  const down = (x: SymbolicTensor, count: number) =>
    convolve(layers.maxPooling2d({ poolSize: 2 }).apply(x) as SymbolicTensor, count)
  const up = (x: SymbolicTensor, fine: SymbolicTensor, count: number) => {
    const large = layers.upSampling2d({ size: [2, 2] }).apply(x) as SymbolicTensor
    return convolve(
      skip ? (layers.concatenate().apply([large, fine]) as SymbolicTensor) : large,
      count,
    )
  }

  const input = layers.input({ shape: [size, size, 3] })
  // Around 0: an animal may be lighter or darker than its ground, and both shall weigh the same.
  const centred = layers.rescaling({ scale: 4, offset: -2 }).apply(input) as SymbolicTensor
  const whole = convolve(centred, filters)
  const half = down(whole, 2 * filters)
  const quarter = down(half, 4 * filters)
  const eighth = down(quarter, 4 * filters)
  const upQuarter = up(eighth, quarter, 4 * filters)
  const upHalf = up(upQuarter, half, 2 * filters)
  const upWhole = up(upHalf, whole, filters)
  const logits = layers.conv2d({ filters: 1, kernelSize: 1 }).apply(upWhole) as SymbolicTensor

  const net = model({ inputs: input, outputs: logits })
  net.compile({ optimizer: tf.train.adam(0.005), loss: losses[loss] })
  return net
}
