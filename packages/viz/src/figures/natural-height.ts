import type { Medium } from '../scene/medium.js'

const highest = 460

const aspect = 1.6

/** For a plot that is good at any height. */
export const usualHeight = (width: number, medium: Medium): number =>
  Math.min(medium.highest, Math.max(160, Math.round(width / aspect)))

/** For a plot as wide as it is high, with its axes. */
export const squareHeight = (width: number, medium: Medium): number =>
  medium.snap(Math.max(160, Math.min(highest, width * 0.8)))

/** For a picture under its axes: as high as its width makes it. */
export const pictureHeight = (
  columns: number,
  rows: number,
  width: number,
  beside: number,
  below: number,
): number => Math.min(highest, (Math.max(1, width - beside) * rows) / Math.max(1, columns) + below)
