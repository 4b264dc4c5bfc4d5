import * as tf from '@tensorflow/tfjs-core'

/**
 * Kernels as one picture: side by side in rows of `columns`, in their order, with lines of zeros one
 * pixel wide between them (none around the picture). Each kernel is divided by its own largest |weight|,
 * so that it lies within -1 and 1; one of zeros stays as it is. Places that are left over are zeros.
 *
 * @param w kernels [height, width, 1, count]
 * @param columns kernels in a row; the picture is as wide as a full row also where there are fewer
 * @returns [rows · (height + 1) - 1, columns · (width + 1) - 1]
 */
export const kernelGrid = (w: tf.Tensor4D, columns: number): tf.Tensor2D =>
  tf.tidy(() => {
    const [height, width, , count] = w.shape
    const rows = Math.ceil(count / columns)
    return tf.zeros([rows * (height + 1) - 1, columns * (width + 1) - 1])
  })
