import {
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tensor,
} from '@tensorflow/tfjs-core'
import { needError } from '../errors.js'
import { valuesOf } from '../host/values.js'
import { checkImage, shape4 } from '../image.js'
import { checkChoice, checkWhole, refuse } from '../options.js'
import { line } from '../pictures/line.js'
import { type Cells, hogCells } from './hog-cells.js'

export interface HogOptions {
  /** Bins between 0 and 180 degrees. Default: 9. */
  readonly orientations?: number
  /** Pixels along the sides of a cell, `[height, width]` or both alike. Default: 8. */
  readonly cellSize?: number | readonly [height: number, width: number]
  /** Cells along the sides of a block, `[height, width]` or both alike. Default: 3. */
  readonly blockSize?: number | readonly [height: number, width: number]
  /** How each block is normalized. Default: `'L2-Hys'`. */
  readonly normalization?: 'L1' | 'L1-sqrt' | 'L2' | 'L2-Hys'
  /** Whether the root of each value is taken first, which tames light. Default: false. */
  readonly squareRoot?: boolean
  /**
   * `'none'`: a gradient votes for the bin it lies in, as scikit-image has it; `'linear'`: for the two
   * nearest, as Dalal and Triggs. Default: none.
   */
  readonly interpolation?: 'none' | 'linear'
}

const normalizations = ['L1', 'L1-sqrt', 'L2', 'L2-Hys'] as const
const eps = 1e-5

const pair = (
  option: string,
  value: number | readonly [number, number],
): readonly [number, number] => {
  const both = typeof value === 'number' ? ([value, value] as const) : value
  const isPair = Array.isArray(both) && both.length === 2
  if (!isPair || !both.every((one) => Number.isSafeInteger(one) && one >= 1)) {
    refuse('hog', option, 'whole numbers of at least 1', JSON.stringify(value))
  }
  return both
}

/** @throws `kernels/option` */
const checked = ({
  orientations = 9,
  cellSize = 8,
  blockSize = 3,
  normalization = 'L2-Hys',
  squareRoot = false,
  interpolation = 'none',
}: HogOptions) => {
  checkWhole('hog', 'orientations', orientations, 1)
  checkChoice('hog', 'normalization', normalization, normalizations)
  checkChoice('hog', 'interpolation', interpolation, ['none', 'linear'])
  const cell = pair('cellSize', cellSize)
  const block = pair('blockSize', blockSize)
  return { orientations, cell, block, normalization, squareRoot, interpolation }
}

type Checked = ReturnType<typeof checked>

/** The sum of the votes of each cell, or of their squares. */
const sumsOf = ({ rows, columns, histograms }: Cells, orientations: number, isSquared: boolean) => {
  const sums = new Float64Array(rows * columns)
  for (let cell = 0, at = 0; cell < sums.length; cell++) {
    for (let bin = 0; bin < orientations; bin++, at++) {
      const vote = histograms[at]!
      sums[cell]! += isSquared ? vote * vote : vote
    }
  }
  return sums
}

/** The blocks of an image one after the other, row by row; blocks overlap. Each is made comparable. */
const blocksOf = (cells: Cells, { block, orientations, normalization }: Checked): Float32Array => {
  const { rows, columns, histograms } = cells
  const [height, width] = block
  const across = columns - width + 1
  const features = new Float32Array((rows - height + 1) * across * height * width * orientations)
  const isL1 = normalization === 'L1' || normalization === 'L1-sqrt'
  const sums = sumsOf(cells, orientations, !isL1)
  let to = 0
  for (let y = 0; y + height <= rows; y++) {
    for (let x = 0; x < across; x++) {
      let sum = isL1 ? eps : eps * eps
      for (let row = y; row < y + height; row++) {
        for (let column = x; column < x + width; column++) sum += sums[row * columns + column]!
      }
      const factor = 1 / (isL1 ? sum : Math.sqrt(sum))
      const first = to
      let squares = eps * eps
      for (let row = y; row < y + height; row++) {
        const from = (row * columns + x) * orientations
        for (let at = from; at < from + width * orientations; at++, to++) {
          const vote = histograms[at]! * factor
          if (normalization === 'L2-Hys') {
            const least = Math.min(vote, 0.2)
            squares += least * least
            features[to] = least
          } else features[to] = normalization === 'L1-sqrt' ? Math.sqrt(vote) : vote
        }
      }
      if (normalization !== 'L2-Hys') continue
      const again = 1 / Math.sqrt(squares)
      for (let at = first; at < to; at++) features[at]! *= again
    }
  }
  return features
}

/** What an image's cells are made of: its values, or their roots. */
const inputOf = (values: Float32Array, { squareRoot }: Checked) =>
  squareRoot ? values.map(Math.sqrt) : values

/** The cells of each image. @throws `kernels/too-small`, `kernels/needs-host` */
const cellsOf = (image: Tensor2D | Tensor3D | Tensor4D, options: Checked): readonly Cells[] => {
  checkImage('hog', image)
  const [count, height, width, channels] = shape4(image.shape)
  const { cell, block } = options
  const least = [cell[0] * block[0], cell[1] * block[1]] as const
  if (height < least[0] || width < least[1] || channels === 0) {
    throw needError('kernels/too-small', { operation: 'hog', shape: image.shape, least })
  }
  const values = inputOf(valuesOf('hog', image), options)
  const size = height * width * channels
  return Array.from({ length: count }, (_, index) =>
    hogCells(values.subarray(index * size, (index + 1) * size), [height, width, channels], options),
  )
}

/**
 * Histograms of oriented gradients: how strongly an image changes in each direction, cell by cell, made
 * comparable within blocks of cells. Equal to scikit-image's `hog`. Of several channels the one that
 * changes most counts. Differentiable: no.
 *
 * Source: N. Dalal and B. Triggs, Histograms of oriented gradients for human detection, CVPR 2005.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the features of one image `[features]`, or of several `[images, features]`: blocks row by
 * row, each with its cells row by row, each with its orientations
 * @throws `kernels/too-small`, `kernels/option`, `kernels/needs-host` on WebGPU, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const features = hog(digit, { cellSize: 7, blockSize: 2 }) // 28 by 28 pixels: 324 numbers
 * ```
 */
export const hog: {
  (image: Tensor2D | Tensor3D, options?: HogOptions): Tensor1D
  (image: Tensor4D, options?: HogOptions): Tensor2D
} = (image: Tensor2D | Tensor3D | Tensor4D, options: HogOptions = {}) => {
  const all = checked(options)
  const features = cellsOf(image, all).map((cells) => blocksOf(cells, all))
  const each = features[0]?.length ?? 0
  const values = new Float32Array(features.length * each)
  for (const [index, one] of features.entries()) values.set(one, index * each)
  return tensor(values, image.shape.length === 4 ? [features.length, each] : [each]) as never
}

/**
 * The picture of an image's histograms: in each cell a line for every direction of its edges, as bright
 * as its votes. The blocks have no part in it. Differentiable: no.
 *
 * @param image `[height, width]` or `[height, width, channels]`
 * @returns `[height, width]`
 * @throws as `hog`
 *
 * @example
 * ```ts
 * const picture = hogPicture(photograph, { cellSize: 16 })
 * ```
 */
export const hogPicture = (image: Tensor2D | Tensor3D, options: HogOptions = {}): Tensor2D => {
  const all = checked(options)
  const { orientations, cell } = all
  const [cells] = cellsOf(image, all)
  const [height, width] = image.shape
  const picture = new Float32Array(height * width)
  const radius = Math.floor(Math.min(...cell) / 2) - 1
  const { rows, columns, histograms } = cells as Cells
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const centreY = y * cell[0] + Math.floor(cell[0] / 2)
      const centreX = x * cell[1] + Math.floor(cell[1] / 2)
      for (let bin = 0; bin < orientations; bin++) {
        const angle = (Math.PI * (bin + 0.5)) / orientations
        const down = radius * Math.cos(angle)
        const right = radius * Math.sin(angle)
        const vote = histograms[(y * columns + x) * orientations + bin]!
        const from = [Math.trunc(centreY - down), Math.trunc(centreX + right)] as const
        const to = [Math.trunc(centreY + down), Math.trunc(centreX - right)] as const
        for (const [py, px] of line(from, to)) picture[py * width + px]! += vote
      }
    }
  }
  return tensor(picture, [height, width]) as Tensor2D
}
