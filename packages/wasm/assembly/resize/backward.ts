import { multiplyAdd } from '../gemm/multiply-add'
import { RESIZE_GRADIENT } from '../kinds'
import { storeLanes } from '../pool/lanes'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'

// The job's arguments
const DY = 0, DX = 1, ROWS = 2, COLUMNS = 3
const BATCH = 4, HEIGHT = 5, WIDTH = 6, CHANNELS = 7, DY_HEIGHT = 8, DY_WIDTH = 9, BAND = 10

/** Numbers of dx that one task writes, about. */
const TASK: i32 = 32768

/**
 * dx of any resizing that makes each pixel of two rows and two columns of x. `rows` and `columns` say
 * of which, for each row and column of dy: two numbers, then two weights (src/kernels/resize/sources.ts).
 */
export function resizeGradient(
  control: usize, dy: usize, dx: usize, rows: usize, columns: usize,
  batch: i32, height: i32, width: i32, channels: i32, dyHeight: i32, dyWidth: i32,
): void {
  const band = min(height, max(1, TASK / max(1, width * channels)))
  openJob(control)
  setAddress(control, DY, dy)
  setAddress(control, DX, dx)
  setAddress(control, ROWS, rows)
  setAddress(control, COLUMNS, columns)
  setArgument(control, BATCH, batch)
  setArgument(control, HEIGHT, height)
  setArgument(control, WIDTH, width)
  setArgument(control, CHANNELS, channels)
  setArgument(control, DY_HEIGHT, dyHeight)
  setArgument(control, DY_WIDTH, dyWidth)
  setArgument(control, BAND, band)
  const work = <f64>batch * dyHeight * dyWidth * channels
  runJob(control, RESIZE_GRADIENT, batch * ((height + band - 1) / band), work < 16384)
}

/** A band of rows of one picture of dx: takes what any row of dy has for it, from the first to the last. */
export function resizeGradientTask(control: usize, task: i32): void {
  const height = argument(control, HEIGHT), band = argument(control, BAND)
  const channels = argument(control, CHANNELS), dyHeight = argument(control, DY_HEIGHT)
  const bands = (height + band - 1) / band
  const first = (task % bands) * band, last = min(first + band, height)
  const line = <usize>argument(control, WIDTH) * channels << 2
  const dyLine = <usize>argument(control, DY_WIDTH) * channels << 2
  const to = address(control, DX) + <usize>(task / bands) * height * line
  let from = address(control, DY) + <usize>(task / bands) * dyHeight * dyLine
  let row = address(control, ROWS)
  memory.fill(to + <usize>first * line, 0, <usize>(last - first) * line)
  for (let i = 0; i < dyHeight; i++) {
    for (let side: usize = 0; side < 8; side += 4) {
      const source = load<i32>(row + side), weight = load<f32>(row + side, 8)
      if (source < first || source >= last || weight == 0) continue
      addRow(control, to + <usize>source * line, from, weight)
    }
    from += dyLine
    row += 16
  }
}

function addRow(control: usize, to: usize, from: usize, weight: f32): void {
  const channels = argument(control, CHANNELS), columns = argument(control, DY_WIDTH)
  const pixel = <usize>channels << 2
  let column = address(control, COLUMNS)
  for (let i = 0; i < columns; i++) {
    add(to + <usize>load<i32>(column) * pixel, from, weight * load<f32>(column, 8), channels)
    const other = load<f32>(column, 12)
    if (other != 0) add(to + <usize>load<i32>(column, 4) * pixel, from, weight * other, channels)
    from += pixel
    column += 16
  }
}

@inline function add(to: usize, from: usize, weight: f32, channels: i32): void {
  const by = f32x4.splat(weight)
  let c: usize = 0
  const whole = <usize>(channels & ~3) << 2
  for (; c < whole; c += 16) {
    v128.store(to + c, multiplyAdd(v128.load(from + c), by, v128.load(to + c)))
  }
  if (channels & 3) {
    storeLanes(to + c, multiplyAdd(v128.load(from + c), by, v128.load(to + c)), channels & 3)
  }
}
