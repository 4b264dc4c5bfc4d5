import { checkChoice, checkWhole, checkWindow, refuse } from '../options.js'

/**
 * Which pixels around belong to a pixel, the structuring element: a shape, whose sizes are odd and whose
 * radius does not count the middle, or rows of 1 and 0 of odd height and width.
 */
export type Footprint =
  | { readonly shape: 'square'; readonly size: number }
  | { readonly shape: 'rectangle'; readonly height: number; readonly width: number }
  | { readonly shape: 'disk' | 'diamond' | 'cross'; readonly radius: number }
  | readonly ArrayLike<number>[]

/** Whether the pixel `y` rows below and `x` columns right of the middle belongs to a shape. */
const isInside = {
  disk: (y: number, x: number, radius: number) => y * y + x * x <= radius * radius,
  diamond: (y: number, x: number, radius: number) => Math.abs(y) + Math.abs(x) <= radius,
  cross: (y: number, x: number) => y === 0 || x === 0,
}

/** Rows of what belongs to it, of odd numbers. */
export type FootprintMask = readonly (readonly boolean[])[]

const maskOf = (
  height: number,
  width: number,
  isIn: (row: number, column: number) => boolean,
): FootprintMask =>
  Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => isIn(row, column)),
  )

const ownMask = (operation: string, rows: readonly ArrayLike<number>[]): FootprintMask => {
  const [height, width] = [rows.length, rows[0]?.length ?? 0]
  const isFit =
    height % 2 === 1 &&
    width % 2 === 1 &&
    rows.every((row) => row.length === width && Array.from(row).every((v) => v === 0 || v === 1)) &&
    rows.some((row) => Array.from(row).includes(1))
  if (!isFit) {
    const expected =
      'rows of 0 and 1, some of them 1, of odd height and width (more 0 at one side tell which pixel is the middle)'
    refuse(operation, 'footprint', expected, JSON.stringify(rows))
  }
  return maskOf(height, width, (row, column) => rows[row]![column] === 1)
}

/** @throws `kernels/option` */
export const footprintMask = (operation: string, footprint: Footprint): FootprintMask => {
  if (Array.isArray(footprint)) return ownMask(operation, footprint)
  const form = footprint as Exclude<Footprint, readonly ArrayLike<number>[]>
  if (typeof form !== 'object' || form === null) {
    return refuse(operation, 'footprint', 'a shape or rows of 0 and 1', footprint)
  }
  const shapes = ['square', 'rectangle', 'disk', 'diamond', 'cross'] as const
  checkChoice(operation, 'footprint.shape', form.shape, shapes)
  if (form.shape === 'square' || form.shape === 'rectangle') {
    const [height, width] =
      form.shape === 'square' ? [form.size, form.size] : [form.height, form.width]
    checkWindow(operation, form.shape === 'square' ? 'footprint.size' : 'footprint.height', height)
    checkWindow(operation, form.shape === 'square' ? 'footprint.size' : 'footprint.width', width)
    return maskOf(height, width, () => true)
  }
  const { radius } = form
  checkWhole(operation, 'footprint.radius', radius, 0, 2047)
  const side = 2 * radius + 1
  return maskOf(side, side, (row, column) =>
    isInside[form.shape](row - radius, column - radius, radius),
  )
}

/** A part of a footprint that is full, from its first row and column. */
export interface Rectangle {
  readonly row: number
  readonly column: number
  readonly height: number
  readonly width: number
}

/** Where a row is full: from a column, so many. */
const runsOf = (row: readonly boolean[]): readonly (readonly [column: number, width: number])[] => {
  const runs: [number, number][] = []
  row.forEach((isIn, column) => {
    if (!isIn) return
    const last = runs.at(-1)
    if (last && last[0] + last[1] === column) last[1]++
    else runs.push([column, 1])
  })
  return runs
}

/** Rectangles that cover a footprint, each run of a row in one of them. */
export const rectanglesOf = (mask: FootprintMask): readonly Rectangle[] => {
  const rectangles: { row: number; column: number; height: number; width: number }[] = []
  mask.forEach((cells, row) => {
    for (const [column, width] of runsOf(cells)) {
      const above = rectangles.find(
        (one) => one.column === column && one.width === width && one.row + one.height === row,
      )
      if (above) above.height++
      else rectangles.push({ row, column, height: 1, width })
    }
  })
  return rectangles
}

/** The footprint as it looks from the pixels that belong to it: turned by 180 degrees. */
export const mirrored = (mask: FootprintMask): FootprintMask =>
  [...mask].reverse().map((row) => [...row].reverse())
