// @ts-expect-error it has no types
import jsfeat from 'jsfeat'
import { sampleOf } from './sample.mjs'
import { scene, side } from './scene.mjs'

const { imgproc, matrix_t, F32_t, U8_t, C1_t } = jsfeat
const C2_t = 2

const [source, target] = [0, 1].map(() => new matrix_t(side, side, F32_t | C1_t))
const differences = new matrix_t(side, side, F32_t | C2_t)
const [grey, edges] = [0, 1].map(() => new matrix_t(side, side, U8_t | C1_t))

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
