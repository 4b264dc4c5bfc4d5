import {
  bilateral,
  canny,
  gaussian,
  hog,
  lbp,
  median,
  nonLocalMeans,
  resize,
  sift,
  sobel,
} from '@firstgrad/kernels'
import { setBackend, tensor2d } from '@tensorflow/tfjs-core'
import { placesOf, sampleOf } from './sample.mjs'
import { scene, side } from './scene.mjs'

/** @typedef {import('@tensorflow/tfjs-core').Tensor2D} Tensor2D */

/** @param {ReturnType<typeof canny<Tensor2D>>} found */
const edgesOf = ({ magnitude, edges }) => {
  magnitude.dispose()
  return edges
}

/** @type {Readonly<Record<string, (image: Tensor2D) => import('@tensorflow/tfjs-core').Tensor>>} */
const operations = {
  gaussian: (image) => gaussian(image, { sigma: 2 }),
  resize: (image) => resize(image, { height: 224, width: 224 }),
  sobel: (image) => sobel(image),
  canny: (image) => edgesOf(canny(image, { variant: 'opencv' })),
  median: (image) => median(image, { size: 5 }),
  bilateral: (image) => bilateral(image, { size: 9, sigmaColor: 25, sigmaSpatial: 1.5 }),
  nlm: (image) => nonLocalMeans(image, { patchSize: 5, patchDistance: 6, h: 25 }),
  hog: (image) => hog(image),
  lbp: (image) => lbp(image),
  'canny-skimage': (image) => edgesOf(canny(image, { lowThreshold: 25, highThreshold: 50 })),
}

/** @param {Float32Array} values */
const findKeypoints = (values) => {
  const image = tensor2d(values, [side, side])
  const { keypoints, descriptors } = sift(image, { dataRange: 255 })
  descriptors.dataSync()
  image.dispose()
  descriptors.dispose()
  return placesOf(keypoints)
}

/** @param {{ operation: string, backend: string }} argument */
export const prepare = async ({ operation, backend }) => {
  await import(`@tensorflow/tfjs-backend-${backend}`)
  await setBackend(backend)
  const values = scene()
  if (operation === 'sift') return () => findKeypoints(values)
  const run = operations[operation]
  return () => {
    const image = tensor2d(values, [side, side])
    const result = /** @type {import('@tensorflow/tfjs-core').Tensor} */ (run?.(image))
    const read = result.dataSync()
    image.dispose()
    result.dispose()
    return sampleOf(read)
  }
}
