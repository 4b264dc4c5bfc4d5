import { inJavaScript, inPython, oursOn } from '../../training/contestants.mjs'
import { sizes } from '../../training/sizes.mjs'

const { size, products } = sizes.matmul
const flop = 2 * size ** 3 * products
const atRate = (/** @type {number} */ gigaflops) => Math.round(flop / gigaflops / 1e6)

/**
 * @param {string} name
 * @param {string} words
 * @param {boolean} transposeA
 * @param {boolean} transposeB
 * @returns {import('../../runner/case.mjs').BenchCase}
 */
const product = (name, words, transposeA, transposeB) => {
  const options = { transposeA, transposeB }
  return {
    name,
    title: `${products} products ${words} of matrices ${size}x${size}.`,
    flop,
    contestants: [
      ...inJavaScript('matmul', options, { part: { products: 1 }, share: 1 / products }),
      ...inPython('matmul', options),
    ],
    agree: (/** @type {number[]} */ one, /** @type {number[]} */ other) =>
      one.every((entry, index) => Math.abs(entry - (other[index] ?? Number.NaN)) < 1e-4),
    budgets: [
      { contestant: oursOn(1), median: atRate(45) },
      { contestant: oursOn(2), median: atRate(85) },
    ],
  }
}

export default [
  product('train-matmul', 'AB', false, false),
  product('train-matmul-ta', 'AᵀB', true, false),
  product('train-matmul-tb', 'ABᵀ', false, true),
  product('train-matmul-ta-tb', 'AᵀBᵀ', true, true),
]
