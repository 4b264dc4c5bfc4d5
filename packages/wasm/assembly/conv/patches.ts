import { address, argument } from '../threads/job'
import { copyOver, zeroOver } from './copy'

// A convolution and both of its gradients meet the source in the same way: the pixel (i, j) of a grid
// looks at the source's pixels i * MULTIPLY + OFFSET + tap * STEP, for each tap. For the convolution
// the grid is the output; for the gradient of the input it is every s-th pixel of the input, and the
// source is dy. Whatever lies outside of the source counts as zero.
export const SOURCE = 0, HEIGHT = 1, WIDTH = 2, CHANNELS = 3
export const GRID_HEIGHT = 4, GRID_WIDTH = 5
export const MULTIPLY_Y = 6, MULTIPLY_X = 7, OFFSET_Y = 8, OFFSET_X = 9, STEP_Y = 10, STEP_X = 11
export const TAPS_X = 12
/** The first argument that is the job's own. */
export const OWN = 13

/**
 * Lays the patches of the grid's pixels [first, last), counted through all pictures, below one
 * another: [pixel][columns], columns [from, to) of taps y * taps x * channels. Rows lie `pitch` bytes
 * apart; up to 12 bytes after the last are written.
 */
export function gatherPatches(
  control: usize, rows: usize, pitch: usize, first: i32, last: i32, from: i32, to: i32,
): void {
  const source = address(control, SOURCE)
  const height = argument(control, HEIGHT)
  const channels = argument(control, CHANNELS)
  const lineLength = argument(control, WIDTH) * channels
  const gridWidth = argument(control, GRID_WIDTH)
  const gridSize = argument(control, GRID_HEIGHT) * gridWidth
  const stepX = argument(control, STEP_X)
  const stepY = argument(control, STEP_Y)
  const multiplyX = argument(control, MULTIPLY_X)
  const multiplyY = argument(control, MULTIPLY_Y)
  const offsetX = argument(control, OFFSET_X)
  const tapLength = argument(control, TAPS_X) * channels
  const firstTap = tapLength ? from / tapLength : 0
  const lastTap = tapLength ? (to + tapLength - 1) / tapLength : 0
  const offsetY = argument(control, OFFSET_Y) + firstTap * stepY

  let picture = first / gridSize
  let i = (first % gridSize) / gridWidth
  let j = first % gridWidth
  for (let pixel = first; pixel < last; pixel++) {
    const base = source + ((<usize>picture * height * lineLength) << 2)
    let out = rows
    const x = (j * multiplyX + offsetX) * channels
    let y = i * multiplyY + offsetY
    for (let tap = firstTap; tap < lastTap; tap++) {
      const low = max(from - tap * tapLength, 0)
      const count = min(to - tap * tapLength, tapLength) - low
      if (<u32>y >= <u32>height) zeroOver(out, count)
      else {
        const line = base + ((<usize>y * lineLength) << 2)
        if (stepX == 1) gatherLine(out, line, lineLength, x + low, count)
        else gatherSpread(out, line, lineLength, x, low, count, stepX, channels)
      }
      out += <usize>count << 2
      y += stepY
    }
    rows += pitch
    if (++j == gridWidth) {
      j = 0
      if (++i * gridWidth == gridSize) {
        i = 0
        picture++
      }
    }
  }
}

/** `count` numbers of a line from number `at` on, zeros where that is outside of the line. */
function gatherLine(to: usize, line: usize, length: i32, at: i32, count: i32): void {
  if (at >= 0 && at + count <= length) {
    copyOver(to, line + (<usize>at << 2), count)
    return
  }
  const before = min(max(-at, 0), count)
  const inside = max(min(length - at, count), before)
  if (before) zeroOver(to, before)
  if (inside > before) {
    copyOver(to + (<usize>before << 2), line + (<usize>(at + before) << 2), inside - before)
  }
  if (count > inside) zeroOver(to + (<usize>inside << 2), count - inside)
}

/** The same for taps that lie apart. */
function gatherSpread(
  to: usize, line: usize, length: i32, x: i32, low: i32, count: i32, stepX: i32, channels: i32,
): void {
  let tap = low / channels
  let channel = low % channels
  while (count > 0) {
    const now = min(channels - channel, count)
    gatherLine(to, line, length, x + tap * stepX * channels + channel, now)
    to += <usize>now << 2
    count -= now
    channel = 0
    tap++
  }
}
