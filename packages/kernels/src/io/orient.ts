import type { Picture } from './picture.js'

/** Turns and mirrors a picture to stand upright. */
export const upright = (picture: Picture & { readonly data: Uint8Array }, orientation: number) => {
  const { data, height, width, channels } = picture
  if (orientation === 1) return picture
  const isTurned = orientation >= 5
  const isFromBelow = [3, 4, 6, 7].includes(orientation)
  const isFromRight = [2, 3, 7, 8].includes(orientation)
  const [rows, columns] = isTurned ? [width, height] : [height, width]
  const result = new Uint8Array(data.length)
  for (let y = 0, to = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, to += channels) {
      const [row, column] = isTurned ? [x, y] : [y, x]
      const fromRow = isFromBelow ? height - 1 - row : row
      const fromColumn = isFromRight ? width - 1 - column : column
      const from = (fromRow * width + fromColumn) * channels
      for (let channel = 0; channel < channels; channel++) {
        result[to + channel] = data[from + channel]!
      }
    }
  }
  return { data: result, height: rows, width: columns, channels }
}
