import {
  eye,
  type GradConfig,
  image,
  matMul,
  ResizeBilinear,
  ResizeNearestNeighbor,
  reshape,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core'

interface Attributes {
  readonly alignCorners: boolean
  readonly halfPixelCenters: boolean
}

type Resize = typeof image.resizeBilinear

/** The matrix [size, outSize] that resizes one axis: what becomes of each of its cells alone. */
const matrixOf = (
  resize: Resize,
  size: number,
  outSize: number,
  attributes: Attributes,
): Tensor => {
  const { alignCorners, halfPixelCenters } = attributes
  const cells = reshape(eye(size), [size, size, 1, 1]) as Tensor4D
  const resized = resize(cells, [outSize, 1], alignCorners, halfPixelCenters)
  return reshape(resized, [size, outSize])
}

const gradientOf = (kernelName: string, resize: Resize): GradConfig => ({
  kernelName,
  inputsToSave: ['images'],
  gradFunc: (dy, saved, attributes) => {
    const gradient = dy as Tensor4D
    const [batch, height, width, channels] = (saved[0] as Tensor4D).shape
    const [, outHeight, outWidth] = gradient.shape
    const options = attributes as unknown as Attributes
    return {
      images: () => {
        const rows = matrixOf(resize, height, outHeight, options)
        const columns = matrixOf(resize, width, outWidth, options)
        const lines = reshape(gradient, [batch, outHeight, outWidth * channels])
        const tall = matMul<Tensor3D>(rows, lines)
        const cells = reshape(tall, [batch * height, outWidth, channels])
        return reshape(matMul<Tensor3D>(columns, cells), [batch, height, width, channels])
      },
    }
  },
})

/**
 * The gradient of `image.resizeBilinear`. In TensorFlow.js 4.22 the JavaScript engine swaps height
 * and width of the result (it throws, or on a square passes), and every engine forgets
 * `halfPixelCenters`. Not reported upstream.
 *
 * Forward: y = Rᵀ x C, with one matrix for the rows and one for the columns, each column of which
 * holds the weights of two neighbours. Hence dx = R dy Cᵀ. The matrices are made by the forward
 * operation itself, so that each engine rounds positions as it did before.
 * Reference: tensorflow/core/kernels/image/resize_bilinear_op.cc.
 */
export const resizeBilinearGradient: GradConfig = gradientOf(ResizeBilinear, image.resizeBilinear)

/**
 * The gradient of `image.resizeNearestNeighbor`. In TensorFlow.js 4.22 the JavaScript engine reads
 * dy of every image but the first at a wrong place, and every engine forgets `halfPixelCenters`.
 * Not reported upstream.
 *
 * Forward: y = Rᵀ x C, each column of R and C holding a single 1. Hence dx = R dy Cᵀ.
 * Reference: tensorflow/core/kernels/image/resize_nearest_neighbor_op.cc.
 */
export const resizeNearestNeighborGradient: GradConfig = gradientOf(
  ResizeNearestNeighbor,
  image.resizeNearestNeighbor,
)
