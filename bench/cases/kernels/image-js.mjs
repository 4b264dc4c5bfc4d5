import { Image } from 'image-js'
import { sampleOf } from './sample.mjs'
import { scene, side } from './scene.mjs'

/** It knows whole numbers only. @param {Float32Array} values */
const imageOf = (values) =>
  new Image(side, side, { data: Uint8Array.from(values), colorModel: 'GREY' })

const down = [
  [-1, -2, -1],
  [0, 0, 0],
  [1, 2, 1],
]
const right = [
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
]

const scale = 224 / side
const shrink = [
  [scale, 0, (scale - 1) / 2],
  [0, scale, (scale - 1) / 2],
]

/** @type {Readonly<Record<string, (values: Float32Array) => ArrayLike<number>>>} */
const operations = {
  gaussian: (values) =>
    imageOf(values).gaussianBlur({ sigma: 2, size: 17, borderType: 'reflect' }).getRawImage().data,
  // Its resize() does this by a matrix that shifts the image.
  resize: (values) =>
    imageOf(values)
      .transform(shrink, { height: 224, width: 224, borderType: 'replicate' })
      .getRawImage().data,
  median: (values) => imageOf(values).medianFilter({ cellSize: 5 }).getRawImage().data,
  // Its own filter of gradients writes 256 as 0, so from the differences as they are.
  sobel: (values) => {
    const image = imageOf(values)
    const differences = image.rawDirectConvolution(down)
    const others = image.rawDirectConvolution(right)
    return Float32Array.from(
      differences,
      (value, i) => Math.hypot(value, others[i] ?? 0) / 32 ** 0.5,
    )
  },
}

/** @param {{ operation: string }} argument */
export const prepare = ({ operation }) => {
  const run = operations[operation]
  const values = scene()
  return () => sampleOf(run?.(values) ?? [])
}
