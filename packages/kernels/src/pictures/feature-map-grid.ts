import { reshape, type Tensor2D, tidy } from '@tensorflow/tfjs-core'
import { checkImage, type Image, shape4 } from '../image.js'
import { refuse } from '../options.js'
import { type TileOptions, tilePicture } from './tiles.js'

/**
 * A picture of what a layer made of an image: its feature maps side by side, each divided by its largest
 * size, or all by one. Behind a ReLU they go from 0 to 1, else from -1 to 1 with 0 in the middle. For the
 * kernels that made them see `kernelPicture`.
 *
 * Made of operations on tensors: it runs on every backend and reads nothing back.
 *
 * @param maps of one image, `[height, width, maps]` or `[1, height, width, maps]`; `[height, width]` is one map
 * @returns `[height, width]`. A row that is not full, and gaps, are 0
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const picture = featureMapGrid(toMaps.apply(photograph), { columns: 8 })
 * ```
 */
export const featureMapGrid = (maps: Image, options: TileOptions = {}): Tensor2D => {
  checkImage('featureMapGrid', maps)
  const [images, height, width, count] = shape4(maps.shape)
  if (images !== 1 || maps.size === 0) {
    const expected = 'the maps [height, width, maps] of one image, with values'
    refuse('featureMapGrid', 'maps', expected, `the shape [${maps.shape.join(', ')}]`)
  }
  return tidy(() => {
    const picture = tilePicture('featureMapGrid', reshape(maps, [height, width, 1, count]), options)
    const [high, wide] = picture.shape
    return reshape(picture, [high, wide]) as Tensor2D
  })
}
