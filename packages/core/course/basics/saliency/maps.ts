import * as tf from '@tensorflow/tfjs-core'
import { type LayersModel, model, type SymbolicTensor } from '@tensorflow/tfjs-layers'
import { gradCam, saliency } from './solution.js'

/** The number of the score to explain, for each image; there may be more than images. */
export type Targets = ArrayLike<number>

/** Of each row of logits the one of its target: `[batch]`. */
const picked = (logits: tf.Tensor, targets: Targets): tf.Tensor1D => {
  const [rows, classes] = logits.shape as [number, number]
  const wanted = tf.oneHot(tf.tensor1d(Array.from(targets).slice(0, rows), 'int32'), classes)
  return tf.sum<tf.Tensor1D>(tf.mul(logits, wanted), 1)
}

/** Which pixels move the score: `[batch, height, width]`. */
export const saliencyMaps = (
  network: LayersModel,
  images: tf.Tensor4D,
  targets: Targets,
): tf.Tensor3D => saliency(images, (x) => picked(network.apply(x) as tf.Tensor, targets))

/** A network cut behind its last convolution. */
export interface Parts {
  readonly toMaps: LayersModel
  readonly behind: LayersModel['layers']
}

/** `toMaps` shares its layers with the network: they go together. */
export const cut = (network: LayersModel): Parts => {
  const { inputs, layers } = network
  const last = layers.findLastIndex((layer) => layer.getClassName() === 'Conv2D')
  const toMaps = model({ inputs, outputs: layers[last]!.output as SymbolicTensor })
  return { toMaps, behind: layers.slice(last + 1) }
}

/** Where the last convolution finds support for the score, enlarged: `[batch, height, width]`. */
export const gradCamMaps = (
  { toMaps, behind }: Parts,
  images: tf.Tensor4D,
  targets: Targets,
): tf.Tensor3D =>
  tf.tidy(() => {
    const maps = toMaps.apply(images) as tf.Tensor4D
    const score = (x: tf.Tensor) => {
      const logits = behind.reduce((y, layer) => layer.apply(y) as tf.Tensor, x)
      return tf.sum(picked(logits, targets))
    }
    const small = tf.expandDims<tf.Tensor4D>(gradCam(maps, tf.grad(score)(maps) as tf.Tensor4D), 3)
    const [, height, width] = images.shape
    return tf.squeeze<tf.Tensor3D>(
      tf.image.resizeBilinear(small, [height, width], false, true),
      [3],
    )
  })
