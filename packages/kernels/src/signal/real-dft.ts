import { mul, type Tensor2D, tensor1d, tensor2d } from '@tensorflow/tfjs-core'
import { isOnHost } from '../host/on-host.js'
import { withGradient } from '../linear/with-gradient.js'
import { binsOf } from './bins.js'
import { dftAdjointOfTensors, dftOfTensors } from './dft-of-tensors.js'
import { fftOf } from './fft.js'

/** Two real rows are one complex one. */
type Pair = (first: number, second: number | undefined) => boolean

/**
 * Two rows at a time, the last one alone. NaN in one of them would show in the other: then each is done by
 * itself.
 */
const inPairs = (rows: number, run: Pair): void => {
  for (let row = 0; row < rows; row += 2) {
    const second = row + 1 < rows ? row + 1 : undefined
    if (run(row, second) || second === undefined) continue
    run(row, undefined)
    run(second, undefined)
  }
}

const onHost = (rows: Tensor2D, window: Float64Array): Tensor2D => {
  const [count, size] = rows.shape
  const values = rows.dataSync<'float32'>()
  const bins = binsOf(size)
  const result = new Float32Array(count * 2 * bins)
  const transform = fftOf(size)
  const [x, y] = [new Float64Array(size), new Float64Array(size)]
  const put = (row: number, to: Float64Array) => {
    for (let n = 0; n < size; n++) to[n] = window[n]! * values[row * size + n]!
  }
  inPairs(count, (first, second) => {
    put(first, x)
    if (second === undefined) y.fill(0)
    else put(second, y)
    transform(x, y)
    for (let k = 0; k < bins; k++) {
      const other = k === 0 ? 0 : size - k
      const at = 2 * first * bins + k
      result[at] = (x[k]! + x[other]!) / 2
      result[at + bins] = (y[k]! - y[other]!) / 2
      if (second === undefined) continue
      result[at + 2 * bins] = (y[k]! + y[other]!) / 2
      result[at + 3 * bins] = (x[other]! - x[k]!) / 2
    }
    return Number.isFinite(x[0]! + y[0]!)
  })
  return tensor2d(result, [count, 2 * bins])
}

const adjointOnHost = (spectra: Tensor2D, window: Float64Array): Tensor2D => {
  const size = window.length
  const [count] = spectra.shape
  const values = spectra.dataSync<'float32'>()
  const bins = binsOf(size)
  const result = new Float32Array(count * size)
  const transform = fftOf(size)
  const [x, y] = [new Float64Array(size), new Float64Array(size)]
  // Half of each number at its frequency, half of its conjugate at the opposite one: real after the way back.
  const put = (row: number, real: Float64Array, imaginary: Float64Array, sign: number) => {
    for (let k = 0; k < bins; k++) {
      const other = k === 0 ? 0 : size - k
      const re = values[2 * row * bins + k]! / 2
      const im = (sign * values[(2 * row + 1) * bins + k]!) / 2
      real[k]! += re
      real[other]! += re
      imaginary[k]! += im
      imaginary[other]! -= im
    }
  }
  const take = (from: Float64Array, row: number) => {
    for (let n = 0; n < size; n++) result[row * size + n] = window[n]! * from[n]!
  }
  inPairs(count, (first, second) => {
    x.fill(0)
    y.fill(0)
    put(first, x, y, 1)
    // Times i.
    if (second !== undefined) put(second, y, x, -1)
    // With the parts exchanged it goes back.
    transform(y, x)
    take(x, first)
    if (second !== undefined) take(y, second)
    return Number.isFinite(x[0]! + y[0]!)
  })
  return tensor2d(result, [count, size])
}

const weights = (window: Float64Array) => tensor1d(Float32Array.from(window))

/**
 * The discrete Fourier transforms of real rows `[rows, size]`, each times a window: `[rows, 2 * bins]`, real
 * parts and then imaginary parts. Where values lie in memory by a fast transform in 64 bits, elsewhere by
 * products of matrices: TensorFlow.js's own transform has no gradient, and none at all in WebAssembly.
 */
export const realDft = (rows: Tensor2D, window: Float64Array): Tensor2D =>
  isOnHost()
    ? withGradient(
        rows,
        (values) => onHost(values, window),
        (gradient) => realDftAdjoint(gradient, window),
      )
    : dftOfTensors(mul(rows, weights(window)))

/** The transpose of {@link realDft}: `[rows, 2 * bins]` to `[rows, size]`. */
export const realDftAdjoint = (spectra: Tensor2D, window: Float64Array): Tensor2D =>
  isOnHost()
    ? withGradient(
        spectra,
        (values) => adjointOnHost(values, window),
        (gradient) => realDft(gradient, window),
      )
    : mul(dftAdjointOfTensors(spectra, window.length), weights(window))
