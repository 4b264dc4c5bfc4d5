import { hasEngine } from '../host/engine.js'
import { withFeatures } from './engine.js'

/** Points on a circle around a pixel, the first to the right, then against the clock. */
export interface Circle {
  /** How far down each lies, and how far right: as scikit-image, to five decimals. */
  readonly downs: Float64Array
  readonly rights: Float64Array
  readonly radius: number
}

const fiveDecimals = (value: number) => Math.round(value * 1e5) / 1e5

export const circleOf = (points: number, radius: number): Circle => {
  const angles = Array.from({ length: points }, (_, point) => (2 * Math.PI * point) / points)
  return {
    downs: Float64Array.from(angles, (angle) => fiveDecimals(-radius * Math.sin(angle))),
    rights: Float64Array.from(angles, (angle) => fiveDecimals(radius * Math.cos(angle))),
    radius,
  }
}

/** An image `[height, width]` with zeros around it, for points that lie beyond. */
interface Padded {
  readonly values: Float32Array
  readonly margin: number
  readonly stride: number
}

const padOf = (image: Float32Array, height: number, width: number, radius: number): Padded => {
  const margin = Math.ceil(radius) + 1
  const stride = width + 2 * margin
  const values = new Float32Array(stride * (height + 2 * margin))
  for (let y = 0; y < height; y++) {
    values.set(image.subarray(y * width, (y + 1) * width), (y + margin) * stride + margin)
  }
  return { values, margin, stride }
}

/**
 * The codes of an image: bit p says whether point p is at least as bright as the middle.
 *
 * @param image `[height, width]`
 * @returns `[height, width]`
 */
export const lbpCodes = (
  image: Float32Array,
  height: number,
  width: number,
  circle: Circle,
): Float64Array => {
  const padded = padOf(image, height, width, circle.radius)
  return hasEngine()
    ? codesOnModule(padded, height, width, circle)
    : codesInJavaScript(padded, height, width, circle)
}

const codesOnModule = (
  { values, margin, stride }: Padded,
  height: number,
  width: number,
  { downs, rights }: Circle,
): Float64Array => {
  const points = downs.length
  const columns = new Int32Array(points * width)
  const beyond = new Float64Array(points * width)
  rights.forEach((right, point) => {
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x + right)
      columns[point * width + x] = column
      beyond[point * width + x] = x + right - column
    }
  })
  const length = height * width
  const sizes = [
    // A pair of values is read even where the second is not needed.
    values.byteLength + 16,
    downs.byteLength,
    columns.byteLength,
    beyond.byteLength,
    8 * length,
  ] as const
  return withFeatures(sizes, (engine, [source, downsAt, columnsAt, rightsAt, target]) => {
    const { buffer } = engine.memory
    new Float32Array(buffer, source).set(values)
    new Float64Array(buffer, downsAt).set(downs)
    new Int32Array(buffer, columnsAt).set(columns)
    new Float64Array(buffer, rightsAt).set(beyond)
    const places = [downsAt, columnsAt, rightsAt, target] as const
    engine.lbp(height, width, margin, stride, source, points, ...places)
    return new Float64Array(buffer, target, length).slice()
  })
}

const codesInJavaScript = (
  { values, margin, stride }: Padded,
  height: number,
  width: number,
  { downs, rights }: Circle,
): Float64Array => {
  const codes = new Float64Array(height * width)
  const valueAt = (y: number, x: number) => values[(y + margin) * stride + x + margin]!
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const middle = valueAt(y, x)
      let bit = 1
      for (let point = 0; point < downs.length; point++, bit *= 2) {
        const [row, column] = [y + downs[point]!, x + rights[point]!]
        const [top, left] = [Math.floor(row), Math.floor(column)]
        const [bottom, far] = [Math.ceil(row), Math.ceil(column)]
        const [down, right] = [row - top, column - left]
        const high = (1 - right) * valueAt(top, left) + right * valueAt(top, far)
        const low = (1 - right) * valueAt(bottom, left) + right * valueAt(bottom, far)
        if ((1 - down) * high + down * low - middle >= 0) codes[y * width + x]! += bit
      }
    }
  }
  return codes
}
