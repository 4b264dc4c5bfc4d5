import { epochs, learningRate, start, x, y } from './points.mjs'

/** What one would write without any library: the derivative by hand, rounded to float32. */
export const prepare = () => () => {
  const f = Math.fround
  const n = x.length
  const xs = Float32Array.from(x)
  const ys = Float32Array.from(y)
  const rate = f(learningRate)
  let W = f(start)
  let b = f(start)
  for (let epoch = 0; epoch < epochs; epoch++)
    for (let i = 0; i < n; i++) {
      const xi = /** @type {number} */ (xs[i])
      const error = f(f(f(f(W * xi) + b) - /** @type {number} */ (ys[i])) / n)
      W = f(W - f(rate * f(error * xi)))
      b = f(b - f(rate * error))
    }
  let sum = 0
  for (let i = 0; i < n; i++) {
    const error = f(f(f(W * /** @type {number} */ (xs[i])) + b) - /** @type {number} */ (ys[i]))
    sum = f(sum + f(error * error))
  }
  return { W, b, cost: f(sum / (2 * n)) }
}
