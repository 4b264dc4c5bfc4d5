import module from '@techstark/opencv-js'
import { sampleOf } from './sample.mjs'
import { scene, side } from './scene.mjs'

/** Sums of weights 8 and the root of the mean of two squares, as scikit-image. */
const sobelScale = 0.25 / Math.SQRT2

/**
 * Works on matrices of their own, which stay: giving them back is not timed.
 *
 * @param {any} cv
 * @returns {Readonly<Record<string, (values: Float32Array) => ArrayLike<number>>>}
 */
const operationsOf = (cv) => {
  const floats = () => new cv.Mat(side, side, cv.CV_32FC1)
  const bytes = () => new cv.Mat(side, side, cv.CV_8UC1)
  const [source, target, down, right, grey, edges] = [
    ...[floats(), floats(), floats(), floats()],
    ...[bytes(), bytes()],
  ]
  const small = new cv.Mat(224, 224, cv.CV_32FC1)
  return {
    gaussian: (values) => {
      source.data32F.set(values)
      cv.GaussianBlur(source, target, new cv.Size(17, 17), 2, 2, cv.BORDER_REFLECT)
      return target.data32F.slice()
    },
    sobel: (values) => {
      source.data32F.set(values)
      cv.Sobel(source, down, cv.CV_32F, 0, 1, 3, sobelScale, 0, cv.BORDER_REFLECT)
      cv.Sobel(source, right, cv.CV_32F, 1, 0, 3, sobelScale, 0, cv.BORDER_REFLECT)
      cv.magnitude(down, right, target)
      return target.data32F.slice()
    },
    resize: (values) => {
      source.data32F.set(values)
      cv.resize(source, small, new cv.Size(224, 224))
      return small.data32F.slice()
    },
    median: (values) => {
      source.data32F.set(values)
      cv.medianBlur(source, target, 5)
      return target.data32F.slice()
    },
    bilateral: (values) => {
      source.data32F.set(values)
      cv.bilateralFilter(source, target, 9, 25, 1.5, cv.BORDER_REFLECT)
      return target.data32F.slice()
    },
    canny: (values) => {
      grey.data.set(values)
      cv.Canny(grey, edges, 100, 200)
      return edges.data.map((/** @type {number} */ edge) => edge & 1)
    },
  }
}

/** @param {{ operation: string }} argument */
export const prepare = async ({ operation }) => {
  const run = operationsOf(await module)[operation]
  const values = scene()
  return () => sampleOf(run?.(values) ?? [])
}
