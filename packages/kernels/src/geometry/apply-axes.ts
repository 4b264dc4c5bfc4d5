import {
  gather,
  mul,
  reshape,
  sum,
  type Tensor4D,
  tensor1d,
  tensor3d,
  tensor4d,
  zeros,
} from '@tensorflow/tfjs-core'
import { isOnHost } from '../host/on-host.js'
import { withGradient } from '../linear/with-gradient.js'
import { type AxisTaps, transposed } from './axis-taps.js'

type Shape = Tensor4D['shape']

/** Rows first, then columns. */
const byRows = (
  values: Float32Array,
  [images, , width, channels]: Shape,
  y: AxisTaps,
  x: AxisTaps,
  results: Float32Array,
): void => {
  const length = width * channels
  const row = new Float64Array(length)
  let to = 0
  for (let first = 0; first < images * y.from; first += y.from) {
    for (let down = 0; down < y.to * y.taps; down += y.taps) {
      row.fill(0)
      for (let tap = down; tap < down + y.taps; tap++) {
        const weight = y.weights[tap]!
        if (weight === 0) continue
        const from = (first + y.sources[tap]!) * length
        for (let at = 0; at < length; at++) row[at]! += weight * values[from + at]!
      }
      for (let right = 0; right < x.to * x.taps; right += x.taps) {
        for (let channel = 0; channel < channels; channel++) {
          let total = 0
          for (let tap = right; tap < right + x.taps; tap++) {
            const weight = x.weights[tap]!
            if (weight !== 0) total += weight * row[x.sources[tap]! * channels + channel]!
          }
          results[to++] = total
        }
      }
    }
  }
}

/** The same of two taps each, straight from the values: rows of which few columns are needed are not made. */
const ofFour = (
  values: Float32Array,
  [images, , width, channels]: Shape,
  y: AxisTaps,
  x: AxisTaps,
  results: Float32Array,
): void => {
  const length = width * channels
  const count = x.to * channels
  const [near, far] = [new Int32Array(count), new Int32Array(count)]
  const [left, right] = [new Float64Array(count), new Float64Array(count)]
  for (let at = 0; at < count; at++) {
    const channel = at % channels
    const tap = 2 * Math.floor(at / channels)
    near[at] = x.sources[tap]! * channels + channel
    far[at] = x.sources[tap + 1]! * channels + channel
    left[at] = x.weights[tap]!
    right[at] = x.weights[tap + 1]!
  }
  let to = 0
  for (let first = 0; first < images * y.from; first += y.from) {
    for (let down = 0; down < 2 * y.to; down += 2, to += count) {
      const rowOf = (tap: number) => {
        const from = (first + y.sources[tap]!) * length
        return values.subarray(from, from + length)
      }
      const [above, below] = [rowOf(down), rowOf(down + 1)]
      const upper = y.weights[down]!
      const lower = y.weights[down + 1]!
      const result = results.subarray(to, to + count)
      for (let at = 0; at < count; at++) {
        const one = near[at]!
        const other = far[at]!
        const before = left[at]!
        const behind = right[at]!
        result[at] =
          upper * (before * above[one]! + behind * above[other]!) +
          lower * (before * below[one]! + behind * below[other]!)
      }
    }
  }
}

const onHost = (images: Tensor4D, y: AxisTaps, x: AxisTaps): Tensor4D => {
  const { shape } = images
  const target: Shape = [shape[0], y.to, x.to, shape[3]]
  const results = new Float32Array(shape[0] * y.to * x.to * shape[3])
  const run = y.taps === 2 && x.taps === 2 && x.to <= x.from ? ofFour : byRows
  run(images.dataSync<'float32'>(), shape, y, x, results)
  return tensor4d(results, target)
}

/** Along one axis of `[outer, length, inner]`. */
const alongAxis = (
  images: Tensor4D,
  { to, taps, sources, weights }: AxisTaps,
  [outer, inner]: readonly [number, number],
  target: Shape,
): Tensor4D => {
  const values = reshape(images, [outer, -1, inner])
  const taken = gather(values, tensor1d(sources, 'int32'), 1)
  if (weights.every((weight) => weight === 1)) return reshape(taken, target)
  const weighed = mul(
    reshape(taken, [outer, to, taps, inner]),
    tensor3d(Float32Array.from(weights), [to, taps, 1]),
  )
  return reshape(sum(weighed, 2), target)
}

const ofTensors = (images: Tensor4D, y: AxisTaps, x: AxisTaps): Tensor4D => {
  const [count, , width, channels] = images.shape
  const rows = alongAxis(images, y, [count, width * channels], [count, y.to, width, channels])
  return alongAxis(rows, x, [count * y.to, channels], [count, y.to, x.to, channels])
}

/** Makes new rows of those there are, and new columns: `[images, y.to, x.to, channels]`. Differentiable. */
export const applyAxes = (images: Tensor4D, y: AxisTaps, x: AxisTaps): Tensor4D => {
  const [count, , , channels] = images.shape
  if (count * channels * y.to * x.to === 0) return zeros([count, y.to, x.to, channels])
  return withGradient(
    images,
    (one) => (isOnHost() ? onHost(one, y, x) : ofTensors(one, y, x)),
    (gradient) => applyAxes(gradient, transposed(y), transposed(x)),
  )
}
