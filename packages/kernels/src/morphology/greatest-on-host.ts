import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import { sourcesFor } from '../linear/border.js'
import { rectanglesOf } from './footprint.js'
import { type GreatestForm, shiftsFor, sizeOf } from './greatest-form.js'

/** Where the window of each image looks, row by row and column by column: -1 for beyond the edges. */
const sourcesOf = ([, rows, columns]: Tensor4D['shape'], { mask, edges }: GreatestForm) => {
  const { height, width } = sizeOf(mask)
  return {
    y: sourcesFor(rows, height, edges.border),
    x: sourcesFor(columns, width, edges.border),
  }
}

/** One image with what lies beyond its edges. */
const padded = (
  image: Float32Array,
  columns: number,
  channels: number,
  { y, x }: { readonly y: Int32Array; readonly x: Int32Array },
  borderValue: number,
): Float32Array => {
  const line = x.length * channels
  const result = new Float32Array(y.length * line).fill(borderValue)
  y.forEach((row, to) => {
    if (row < 0) return
    for (let column = 0; column < x.length; column++) {
      const source = x[column]!
      if (source < 0) continue
      const from = (row * columns + source) * channels
      const at = to * line + column * channels
      for (let channel = 0; channel < channels; channel++)
        result[at + channel] = image[from + channel]!
    }
  })
  return result
}

/** The greatest of each value and those behind it, which are `step` apart; the last ones are not to be looked at. */
const slide = (values: Float32Array, step: number, length: number): Float32Array => {
  const found = values.slice()
  for (const shift of shiftsFor(length)) {
    const offset = shift * step
    for (let at = 0; at < found.length - offset; at++) {
      found[at] = Math.max(found[at]!, found[at + offset]!)
    }
  }
  return found
}

export const greatestOnHost = (images: Tensor4D, form: GreatestForm): Tensor4D => {
  const [count, rows, columns, channels] = images.shape
  const values = images.dataSync<'float32'>()
  const sources = sourcesOf(images.shape, form)
  const line = sources.x.length * channels
  const rectangles = rectanglesOf(form.mask)
  const size = rows * columns * channels
  const result = new Float32Array(values.length).fill(Number.NEGATIVE_INFINITY)
  for (let image = 0; image < count; image++) {
    const one = values.subarray(image * size, (image + 1) * size)
    const whole = padded(one, columns, channels, sources, form.edges.borderValue)
    const target = result.subarray(image * size, (image + 1) * size)
    const ofWidth = new Map<number, Float32Array>()
    for (const { row, column, height, width } of rectangles) {
      const across = ofWidth.get(width) ?? slide(whole, channels, width)
      ofWidth.set(width, across)
      const found = height === 1 ? across : slide(across, line, height)
      for (let y = 0; y < rows; y++) {
        const from = (y + row) * line + column * channels
        const to = y * columns * channels
        for (let at = 0; at < columns * channels; at++) {
          target[to + at] = Math.max(target[to + at]!, found[from + at]!)
        }
      }
    }
  }
  return tensor4d(result, images.shape)
}

/** The gradient in the images: all of it goes to the first of the greatest pixels. */
export const greatestGradient = (
  gradient: Tensor4D,
  images: Tensor4D,
  form: GreatestForm,
): Tensor4D => {
  const [, rows, columns, channels] = images.shape
  const values = images.dataSync<'float32'>()
  const arriving = gradient.dataSync<'float32'>()
  const { y: ys, x: xs } = sourcesOf(images.shape, form)
  const places = form.mask.flatMap((cells, row) =>
    cells.flatMap((isIn, column) => (isIn ? [{ row, column }] : [])),
  )
  const result = new Float32Array(values.length)
  const size = rows * columns * channels
  for (let at = 0; at < values.length; at++) {
    const channel = at % channels
    const x = Math.floor(at / channels) % columns
    const y = Math.floor(at / channels / columns) % rows
    const first = Math.floor(at / size) * size + channel
    let best = -1
    let most = Number.NEGATIVE_INFINITY
    for (const { row, column } of places) {
      const [sourceY, sourceX] = [ys[y + row]!, xs[x + column]!]
      const isBeyond = sourceY < 0 || sourceX < 0
      const source = isBeyond ? -1 : first + (sourceY * columns + sourceX) * channels
      const value = isBeyond ? form.edges.borderValue : values[source]!
      if (value > most) {
        most = value
        best = source
      }
    }
    if (best >= 0) result[best]! += arriving[at]!
  }
  return tensor4d(result, images.shape)
}
