import { type Tensor2D, type Tensor3D, tensor3d } from '@tensorflow/tfjs-core'
import { valuesOf } from '../host/values.js'
import { checkPlane } from '../image.js'
import { line, type Place } from './line.js'

/** Shares of red, green and blue. */
export type Colour = readonly [red: number, green: number, blue: number]

/** Gray images side by side, to draw on in colour. */
export interface Canvas {
  readonly height: number
  readonly width: number
  /** `[height, width, 3]` */
  readonly values: Float32Array
}

/** @throws `kernels/option`, `kernels/needs-host` and its like */
const planeOf = (operation: string, image: Tensor2D | Tensor3D) => {
  const [height, width] = checkPlane(operation, image)
  return { height, width, values: valuesOf(operation, image) }
}

/** The images from the left to the right, their upper edges in line; below the lower ones it is black. */
export const canvasOf = (
  operation: string,
  images: readonly (Tensor2D | Tensor3D)[],
): Canvas & { readonly lefts: readonly number[] } => {
  const planes = images.map((image) => planeOf(operation, image))
  const height = planes.reduce((most, plane) => Math.max(most, plane.height), 0)
  const lefts: number[] = []
  let width = 0
  for (const plane of planes) {
    lefts.push(width)
    width += plane.width
  }
  const values = new Float32Array(height * width * 3)
  for (const [index, plane] of planes.entries()) {
    for (let at = 0; at < plane.values.length; at++) {
      const y = Math.floor(at / plane.width)
      const to = 3 * (y * width + lefts[index]! + (at % plane.width))
      values.fill(plane.values[at]!, to, to + 3)
    }
  }
  return { height, width, values, lefts }
}

/** A line between places, which may lie beside the picture and between pixels. */
export const draw = (canvas: Canvas, from: Place, to: Place, colour: Colour): void => {
  const { height, width, values } = canvas
  const [start, end] = [from, to].map(([y, x]) => [Math.round(y), Math.round(x)] as const)
  for (const [y, x] of line(start!, end!)) {
    if (y >= 0 && y < height && x >= 0 && x < width) values.set(colour, 3 * (y * width + x))
  }
}

export const pictureOf = ({ height, width, values }: Canvas): Tensor3D =>
  tensor3d(values, [height, width, 3])
