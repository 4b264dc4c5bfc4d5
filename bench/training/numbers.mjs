/**
 * A number from 0 to 1 for each index, the same in JavaScript and Python (python/numbers.py): the
 * finaliser of MurmurHash3 over a counter, so that every contestant has the same weights and data.
 *
 * @param {number} seed
 * @param {number} index
 */
export const numberAt = (seed, index) => {
  let x = (index + Math.imul(seed, 0x9e3779b9)) | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32
}

/**
 * Images that can be learned: half their class's pattern, half noise, classes in turn.
 *
 * @param {number} items
 * @returns {Float32Array} `[items, 784]`
 */
export const images = (items) =>
  Float32Array.from({ length: items * 784 }, (_, index) => {
    const pattern = (Math.floor(index / 784) % 10) * 784 + (index % 784)
    return (numberAt(1, pattern) + numberAt(2, index)) / 2
  })

/**
 * Texts that can be learned: of the words' numbers, 7 in 10 are odd in class 1 and even in class 0.
 *
 * @param {number} items
 * @param {number} words in a text
 * @param {number} vocabulary
 * @returns {Int32Array} `[items, words]`
 */
export const texts = (items, words, vocabulary) =>
  Int32Array.from({ length: items * words }, (_, index) => {
    const label = Math.floor(index / words) % 2
    const pair = Math.floor((numberAt(3, index) * vocabulary) / 2)
    return 2 * pair + (numberAt(4, index) < 0.7 ? label : 1 - label)
  })

/**
 * Weights to begin with: Glorot's uniform ones, biases 0.
 *
 * @param {readonly number[]} shape inputs and outputs are the last two axes
 * @param {number} seed
 */
export const weights = (shape, seed) => {
  const length = shape.reduce((a, b) => a * b, 1)
  if (shape.length < 2) return new Float32Array(length)
  const [inputs = 1, outputs = 1] = shape.slice(-2)
  const field = length / inputs / outputs
  const limit = Math.sqrt(6 / (field * (inputs + outputs)))
  return Float32Array.from({ length }, (_, index) => limit * (2 * numberAt(10 + seed, index) - 1))
}
