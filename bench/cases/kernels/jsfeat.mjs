// @ts-expect-error it has no types
import jsfeat from 'jsfeat'
import { sampleOf } from './sample.mjs'
import { scene, side } from './scene.mjs'

const { imgproc, matrix_t, F32_t, U8_t, C1_t } = jsfeat
const C2_t = 2

const [source, target] = [0, 1].map(() => new matrix_t(side, side, F32_t | C1_t))
const differences = new matrix_t(side, side, F32_t | C2_t)
const [grey, edges] = [0, 1].map(() => new matrix_t(side, side, U8_t | C1_t))

const small = new matrix_t(224, 224, F32_t | C1_t)
const scale = side / 224
const enlarge = new matrix_t(3, 2, F32_t | C1_t)
enlarge.data.set([scale, 0, (scale - 1) / 2, 0, scale, (scale - 1) / 2])

/** @type {Readonly<Record<string, (values: Float32Array) => ArrayLike<number>>>} */
const operations = {
  gaussian: (values) => {
    source.data.set(values)
    imgproc.gaussian_blur(source, target, 17, 2)
    return target.data.slice()
  },
  sobel: (values) => {
    source.data.set(values)
    imgproc.sobel_derivatives(source, differences)
    const pairs = differences.data
    return values.map((_, i) => Math.sqrt((pairs[2 * i] ** 2 + pairs[2 * i + 1] ** 2) / 32))
  },
  // Its resample() takes means of areas.
  resize: (values) => {
    source.data.set(values)
    imgproc.warp_affine(source, small, enlarge)
    return small.data.slice()
  },
  canny: (values) => {
    grey.data.set(values)
    imgproc.canny(grey, edges, 100, 200)
    return edges.data.map((/** @type {number} */ edge) => edge & 1)
  },
}

/** @param {{ operation: string }} argument */
export const prepare = ({ operation }) => {
  const run = operations[operation]
  const values = scene()
  return () => sampleOf(run?.(values) ?? [])
}
