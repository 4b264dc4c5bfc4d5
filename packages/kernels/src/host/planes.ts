import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import { valuesOf } from './values.js'

/** Runs an operation of one plane `[height, width]` on each channel of each image, in JavaScript. */
export const onPlanes = (
  operation: string,
  images: Tensor4D,
  run: (plane: Float32Array, height: number, width: number) => ArrayLike<number>,
): Tensor4D => {
  const [count, height, width, channels] = images.shape
  const values = valuesOf(operation, images)
  const size = height * width
  const results = new Float32Array(values.length)
  for (let plane = 0; size > 0 && plane < count * channels; plane++) {
    const first = Math.floor(plane / channels) * size * channels + (plane % channels)
    const one =
      channels === 1
        ? values.subarray(first, first + size)
        : Float32Array.from({ length: size }, (_, at) => values[first + at * channels]!)
    const result = run(one, height, width)
    if (channels === 1) results.set(result, first)
    else for (let at = 0; at < size; at++) results[first + at * channels] = result[at]!
  }
  return tensor4d(results, images.shape)
}
