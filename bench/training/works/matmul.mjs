import * as tf from '@tensorflow/tfjs-core'
import { weights } from '../numbers.mjs'
import { sizes } from '../sizes.mjs'

const { size, products } = sizes.matmul

/** Entries of a product, far apart: few reads, so few to time. */
const corners = (/** @type {Float32Array} */ product) =>
  [0, 1000, 100_000, size * size - 1].map((index) => product[index])

/** @param {{ transposeA: boolean, transposeB: boolean, part?: { products: number } }} options */
export const prepare = ({ transposeA, transposeB, part }) => {
  const a = tf.tensor2d(weights([size, size], 1), [size, size])
  const b = tf.tensor2d(weights([size, size], 2), [size, size])
  const multiply = () => tf.matMul(a, b, transposeA, transposeB)
  return () => {
    for (let done = 1; done < (part?.products ?? products); done++) multiply().dispose()
    const last = multiply()
    const result = corners(/** @type {Float32Array} */ (last.dataSync()))
    last.dispose()
    return result
  }
}
