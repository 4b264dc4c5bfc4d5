import type { JpegHeader } from './jpeg-header.js'

/**
 * A line of samples twice as long: each new one has three parts of the nearer old one and one of the
 * other (as libjpeg does; halves go up and down by turns, so that nothing drifts).
 */
const doubled = (
  line: Int32Array,
  to: Int32Array,
  parts: number,
  first: number,
  second: number,
) => {
  const last = line.length - 1
  for (let x = 0; x <= last; x++) {
    const before = line[Math.max(0, x - 1)]!
    const after = line[Math.min(last, x + 1)]!
    to[2 * x] = (3 * line[x]! + before + first) >> parts
    if (2 * x + 1 < to.length) to[2 * x + 1] = (3 * line[x]! + after + second) >> parts
  }
}

/** One component as it was sampled. */
interface Sampled {
  readonly data: Uint8Array
  readonly rows: number
  readonly columns: number
}

/** Which of the pixels have the samples that the others are copies of. */
const sampledOf = (
  pixels: Uint8Array,
  component: number,
  { width, height }: JpegHeader,
  [down, across]: readonly [number, number],
): Sampled => {
  const [rows, columns] = [Math.ceil(height / down), Math.ceil(width / across)]
  const data = new Uint8Array(rows * columns)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      data[y * columns + x] = pixels[3 * (y * down * width + x * across) + component]!
    }
  }
  return { data, rows, columns }
}

/**
 * Smooths, in place, a component that was sampled at every second pixel, for the decoder repeats what it
 * was given: `[height, width, 3]`. Others stay as they are.
 *
 * Source: the triangle filter of libjpeg, as browsers, OpenCV and Pillow show files.
 */
export const smoothChroma = (pixels: Uint8Array, header: JpegHeader, component: number): void => {
  const { width, height } = header
  const { across, down } = header.components[component]!
  const isHalf = (share: number) => share === 0.5
  const isSmoothed = (share: number) => share === 1 || isHalf(share)
  if (!isSmoothed(across) || !isSmoothed(down) || (across === 1 && down === 1)) return
  const [xStep, yStep] = [1 / across, 1 / down]
  const { data, rows, columns } = sampledOf(pixels, component, header, [yStep, xStep])
  const line = new Int32Array(columns)
  const wide = new Int32Array(width)
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / yStep)
    const other = Math.min(rows - 1, Math.max(0, row + (y % 2 === 0 ? -1 : 1)))
    for (let x = 0; x < columns; x++) {
      const near = data[row * columns + x]!
      line[x] = yStep === 1 ? near : 3 * near + data[other * columns + x]!
    }
    if (xStep === 1) for (let x = 0; x < width; x++) wide[x] = (line[x]! + 1 + (y % 2)) >> 2
    else if (yStep === 1) doubled(line, wide, 2, 1, 2)
    else doubled(line, wide, 4, 8, 7)
    for (let x = 0; x < width; x++) pixels[3 * (y * width + x) + component] = wide[x]!
  }
}
