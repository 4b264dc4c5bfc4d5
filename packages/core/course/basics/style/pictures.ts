import { petFaces } from '@firstgrad/datasets'
import { houseCat } from '../../photo/house-cat.js'

/** Rows from the top, red, green and blue in 0 to 1. */
export interface Picture {
  readonly data: Float32Array
  readonly height: number
  readonly width: number
  readonly channels: 3
}

/** The photograph in shades of grey. */
export const photograph = (): Picture => {
  const { height, width, values } = houseCat()
  const data = Float32Array.from(
    { length: height * width * 3 },
    (_, i) => values[Math.floor(i / 3)]! / 255,
  )
  return { data, height, width, channels: 3 }
}

/** Four pet faces, two by two. */
export const petSheet = (seed: number): Picture => {
  const size = 32
  const { images } = petFaces({ seed, n: 4, size, noise: 0 })
  const side = 2 * size
  const row = size * 3
  const data = new Float32Array(side * side * 3)
  for (let face = 0; face < 4; face++) {
    for (let y = 0; y < size; y++) {
      const from = (face * size + y) * row
      const to = ((Math.floor(face / 2) * size + y) * 2 + (face % 2)) * row
      data.set(images.subarray(from, from + row), to)
    }
  }
  return { data, height: side, width: side, channels: 3 }
}

/** Slanting stripes that wind, of changing colours. */
export const stripes = (): Picture => {
  const side = 96
  const data = Float32Array.from({ length: side * side * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % side, Math.floor(i / (3 * side))]
    const stripe = Math.sin((x + 3 * Math.sin(y / 9)) / 1.5 + y / 3)
    const slow = Math.sin(x / 13 + y / 17)
    return [0.5 + 0.4 * stripe * slow, 0.45 + 0.3 * stripe, 0.5 - 0.4 * slow][i % 3]!
  })
  return { data, height: side, width: side, channels: 3 }
}

/** Correlation of the brightness of two pictures of one size: 1 where light and dark are kept. */
export const likeness = (one: Picture, other: Picture): number => {
  const greys = [one, other].map(({ data, width, height }) =>
    Float64Array.from({ length: width * height }, (_, i) => {
      const [red, green, blue] = data.subarray(3 * i, 3 * i + 3)
      return 0.299 * red! + 0.587 * green! + 0.114 * blue!
    }),
  ) as [Float64Array, Float64Array]
  const [a, b] = greys.map((grey) => {
    const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length
    return grey.map((value) => value - mean)
  }) as [Float64Array, Float64Array]
  const product = (p: Float64Array, q: Float64Array) =>
    p.reduce((sum, value, i) => sum + value * q[i]!, 0)
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b))
}
