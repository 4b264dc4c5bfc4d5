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

/** An image `[height, width]`, and the zeros to be put around it, for points that lie beyond. */
interface Frame {
  readonly image: Float32Array
  readonly height: number
  readonly width: number
  readonly margin: number
  /** Of a row with its zeros. */
  readonly stride: number
}

const sizeOf = ({ height, margin, stride }: Frame) => stride * (height + 2 * margin)

/** Writes the image and the zeros around it. */
const padInto = (target: Float32Array, { image, height, width, margin, stride }: Frame): void => {
  target.fill(0)
  for (let y = 0; y < height; y++) {
    target.set(image.subarray(y * width, (y + 1) * width), (y + margin) * stride + margin)
  }
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
): Float32Array => {
  const margin = Math.ceil(circle.radius) + 1
  const frame = { image, height, width, margin, stride: width + 2 * margin }
  return hasEngine() ? codesOnModule(frame, circle) : codesInJavaScript(frame, circle)
}

const codesOnModule = (frame: Frame, { downs, rights }: Circle): Float32Array => {
  const { height, width, margin, stride } = frame
  const isPixel = (point: number) =>
    Number.isInteger(downs[point]) && Number.isInteger(rights[point])
  const columns = [...new Set(rights.filter((_, point) => !isPixel(point)))]
  // Whole vectors are computed: what lies beyond the last column is overwritten.
  const padWidth = (width + 7) & ~7
  const lefts = new Int32Array(columns.length * padWidth)
  const beyond = new Float64Array(lefts.length)
  columns.forEach((right, column) => {
    for (let x = 0; x < padWidth; x++) {
      const at = Math.min(x, width - 1) + right
      const left = Math.floor(at)
      lefts[column * padWidth + x] = left
      beyond[column * padWidth + x] = at - left
    }
  })
  const points = new DataView(new ArrayBuffer(16 * downs.length))
  downs.forEach((down, point) => {
    points.setFloat64(16 * point, down, true)
    points.setInt32(16 * point + 8, isPixel(point) ? -1 : columns.indexOf(rights[point]!), true)
    points.setInt32(16 * point + 12, rights[point]!, true)
  })
  const length = height * width
  const sizes = [
    4 * (sizeOf(frame) + 8),
    points.byteLength,
    lefts.byteLength,
    beyond.byteLength,
    2 * margin * beyond.byteLength,
    4 * (length + 8),
  ] as const
  return withFeatures(sizes, (engine, [source, pointsAt, leftsAt, rightsAt, rows, target]) => {
    const { buffer } = engine.memory
    padInto(new Float32Array(buffer, source, sizeOf(frame)), frame)
    new Uint8Array(buffer, pointsAt).set(new Uint8Array(points.buffer))
    new Int32Array(buffer, leftsAt).set(lefts)
    new Float64Array(buffer, rightsAt).set(beyond)
    const between = [columns.length, leftsAt, rightsAt, rows] as const
    engine.lbp(height, width, margin, stride, source, downs.length, pointsAt, ...between, target)
    return new Float32Array(buffer, target, length).slice()
  })
}

const codesInJavaScript = (frame: Frame, { downs, rights }: Circle): Float32Array => {
  const { height, width, margin, stride } = frame
  const values = new Float32Array(sizeOf(frame))
  padInto(values, frame)
  const codes = new Float32Array(height * width)
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
