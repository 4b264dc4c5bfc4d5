import {
  add,
  concat,
  fill,
  gather,
  mul,
  reshape,
  type Tensor,
  type Tensor4D,
  tensor1d,
  tensor2d,
  tensor4d,
  zeros,
} from '@tensorflow/tfjs-core'
import { isOnHost } from '../host/on-host.js'
import { withGradient } from '../linear/with-gradient.js'
import type { Sampler } from './sampler.js'

type Shape = Tensor4D['shape']

/** Calls `visit` with each row of a picture, and of what it is made. */
const eachRow = (
  { height, width, taps, fill }: Sampler,
  visit: (row: number, sources: Int32Array, weights: Float64Array) => void,
): void => {
  const sources = new Int32Array(width * taps)
  const weights = new Float64Array(width * taps)
  for (let row = 0; row < height; row++) {
    fill(row, sources, weights)
    visit(row, sources, weights)
  }
}

const onHost = (images: Tensor4D, sampler: Sampler, value: number): Tensor4D => {
  const [count, rows, columns, channels] = images.shape
  const { height, width, taps } = sampler
  const values = images.dataSync<'float32'>()
  const results = new Float32Array(count * height * width * channels)
  eachRow(sampler, (row, sources, weights) => {
    for (let image = 0; image < count; image++) {
      const from = image * rows * columns
      let to = (image * height + row) * width * channels
      for (let first = 0; first < sources.length; first += taps) {
        for (let channel = 0; channel < channels; channel++) {
          let total = 0
          for (let tap = first; tap < first + taps; tap++) {
            const source = sources[tap]!
            const one = source < 0 ? value : values[(from + source) * channels + channel]!
            total += weights[tap]! * one
          }
          results[to++] = total
        }
      }
    }
  })
  return tensor4d(results, [count, height, width, channels])
}

/** The adjoint: every value goes, weighed, to where it would have come from. */
const spread = (pictures: Tensor4D, sampler: Sampler, shape: Shape): Tensor4D =>
  withGradient(
    pictures,
    (one) => {
      const [count, rows, columns, channels] = shape
      const { height, width, taps } = sampler
      const values = one.dataSync<'float32'>()
      const sums = new Float64Array(count * rows * columns * channels)
      eachRow(sampler, (row, sources, weights) => {
        for (let image = 0; image < count; image++) {
          const first = image * rows * columns
          const from = (image * height + row) * width * channels
          for (let at = 0; at < sources.length; at++) {
            const source = sources[at]!
            if (source < 0 || weights[at] === 0) continue
            const pixel = from + Math.floor(at / taps) * channels
            const to = (first + source) * channels
            for (let channel = 0; channel < channels; channel++) {
              sums[to + channel]! += weights[at]! * values[pixel + channel]!
            }
          }
        }
      })
      return tensor4d(Float32Array.from(sums), shape)
    },
    (gradient) => sampleImages(gradient, sampler, 0),
  )

/** One tap of all pixels after the other. Behind the last pixel stands one with `value`, for those beyond. */
const ofTensors = (images: Tensor4D, sampler: Sampler, value: number): Tensor4D => {
  const [count, rows, columns, channels] = images.shape
  const { height, width, taps } = sampler
  const pixels = height * width
  const places = Array.from({ length: taps }, () => new Int32Array(pixels))
  const shares = Array.from({ length: taps }, () => new Float32Array(pixels))
  eachRow(sampler, (row, sources, weights) => {
    for (let at = 0; at < sources.length; at++) {
      const [pixel, tap] = [row * width + Math.floor(at / taps), at % taps]
      places[tap]![pixel] = sources[at]! < 0 ? rows * columns : sources[at]!
      shares[tap]![pixel] = weights[at]!
    }
  })
  const flat = reshape(images, [count, rows * columns, channels])
  const padded = concat([flat, fill([count, 1, channels], value)], 1)
  const parts = places.map((place, tap): Tensor => {
    const taken = gather(padded, tensor1d(place, 'int32'), 1)
    return taps === 1 ? taken : mul(taken, tensor2d(shares[tap]!, [pixels, 1]))
  })
  const total = parts.reduce((sum, part) => add(sum, part))
  return reshape(total, [count, height, width, channels])
}

/** Pictures `[images, height, width, channels]` of what a sampler looks at; -1 is `value`. Differentiable. */
export const sampleImages = (images: Tensor4D, sampler: Sampler, value: number): Tensor4D => {
  const [count, , , channels] = images.shape
  const { height, width } = sampler
  if (count * height * width * channels === 0) return zeros([count, height, width, channels])
  if (!isOnHost()) return ofTensors(images, sampler, value)
  const { shape } = images
  return withGradient(
    images,
    (one) => onHost(one, sampler, value),
    (gradient) => spread(gradient, sampler, shape),
  )
}
