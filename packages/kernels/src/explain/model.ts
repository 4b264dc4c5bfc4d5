import { reshape, Tensor, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core'
import { modelError } from '../errors.js'
import { checkImage, type Image, nameOf, shape4 } from '../image.js'
import { refuse } from '../options.js'

/**
 * What gives scores of images, best logits: `[images, scores]`, or `[images]` where there is one score.
 * Each image must be scored for itself, so normalization over the batch must be that of inference. A layers
 * model is one as `(images) => model.apply(images)`.
 */
export type ImageModel = (images: Tensor4D) => Tensor

/** An image as a batch, to be called within `tidy`. @throws `kernels/option` of nothing */
export const imagesOf = (operation: string, image: Image): Tensor4D => {
  checkImage(operation, image)
  if (image.size === 0) {
    refuse(operation, 'image', 'of at least one pixel', `the shape [${image.shape.join(', ')}]`)
  }
  return reshape(image, shape4(image.shape))
}

/** `[images, scores]`. @throws `kernels/model-output` */
export const scoresOf = (operation: string, model: ImageModel, images: Tensor4D): Tensor2D => {
  const scores: unknown = model(images)
  const [count] = images.shape
  const wrong = (received: string): Error =>
    modelError('kernels/model-output', { operation, images: count, received })
  if (!(scores instanceof Tensor)) throw wrong(nameOf(scores))
  const { shape, rank, dtype } = scores as Tensor
  if (rank < 1 || rank > 2 || shape[0] !== count || shape[1] === 0) {
    throw wrong(`the shape [${shape.join(', ')}]`)
  }
  if (dtype !== 'float32') throw wrong(`${dtype} [${shape.join(', ')}]`)
  return reshape(scores as Tensor, [count, shape[1] ?? 1])
}
