/** Which part of which pixel falls into each of `cells` equal pieces of a line of `length` pixels. */
const shares = (length: number, cells: number) =>
  Array.from({ length: cells }, (_, cell) => {
    const [start, end] = [(cell * length) / cells, ((cell + 1) * length) / cells]
    const pixels: { readonly pixel: number; readonly share: number }[] = []
    for (let pixel = Math.floor(start); pixel < Math.min(length, Math.ceil(end)); pixel++) {
      const covered = Math.min(end, pixel + 1) - Math.max(start, pixel)
      if (covered > 0) pixels.push({ pixel, share: covered / (end - start) })
    }
    return pixels
  })

/**
 * Makes a function that writes the mean grey of each of `rows * columns` equal rectangles of image
 * `index`, channels averaged, from `at` on. What is no finite number counts as 0.
 *
 * Every pixel goes into the cells by the area that they share, so the mean of the cells is the mean
 * of the image, and the mean difference of two images' cells is at most that of the images.
 */
export const areaResizer = (
  [height, width, channels]: readonly [number, number, number],
  [rows, columns]: readonly [number, number],
) => {
  const rowShares = shares(height, rows)
  const columnShares = shares(width, columns)
  const line = new Float64Array(width)
  const size = height * width * channels
  return (
    values: ArrayLike<number>,
    index: number,
    cells: Float32Array | Float64Array,
    at: number,
  ): void => {
    let cell = at
    for (const pixelRows of rowShares) {
      line.fill(0)
      for (const { pixel: row, share } of pixelRows) {
        let from = index * size + row * width * channels
        for (let column = 0; column < width; column++) {
          let grey = 0
          for (let channel = 0; channel < channels; channel++) {
            const value = values[from++]!
            if (value - value === 0) grey += value
          }
          line[column]! += (grey / channels) * share
        }
      }
      for (const pixels of columnShares) {
        let mean = 0
        for (const { pixel, share } of pixels) mean += line[pixel]! * share
        cells[cell++] = mean
      }
    }
  }
}

/** `[height, width, channels]` of images of two or three dimensions, else `null`. */
export const imageSides = (shape: readonly number[]): readonly [number, number, number] | null =>
  shape.length === 2 || shape.length === 3 ? [shape[0]!, shape[1]!, shape[2] ?? 1] : null
