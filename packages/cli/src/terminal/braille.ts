/** Bits of a braille character by row and column of its 4 x 2 dots. */
const dots = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const

/**
 * Draws dots as text, eight to a character.
 *
 * @param width - In dots, two to a column.
 * @param height - In dots, four to a line.
 */
export const braille = (
  width: number,
  height: number,
  isSet: (x: number, y: number) => boolean,
): string[] =>
  Array.from({ length: Math.ceil(height / 4) }, (_, line) =>
    Array.from({ length: Math.ceil(width / 2) }, (_, column) => {
      let bits = 0
      for (const [dy, row] of dots.entries()) {
        for (const [dx, bit] of row.entries()) {
          const [x, y] = [2 * column + dx, 4 * line + dy]
          if (x < width && y < height && isSet(x, y)) bits |= bit
        }
      }
      return String.fromCodePoint(0x2800 + bits)
    }).join(''),
  )
