import { multiplyBlock } from '../gemm/block'
import { finishRows } from '../gemm/finish'
import { CONV_MULTIPLY } from '../kinds'
import { address, argument, runJob, scalar, setAddress, setArgument, setScalar } from '../threads/job'
import { gatherPatches, GRID_HEIGHT, GRID_WIDTH, OWN } from './patches'

const FILTERS = OWN, OUT = OWN + 1, PIXELS = OWN + 2, DEPTH = OWN + 3, OUT_CHANNELS = OWN + 4
const OUT_HEIGHT = OWN + 5, OUT_WIDTH = OWN + 6, OUT_STEP_Y = OWN + 7, OUT_STEP_X = OWN + 8
const PHASE_Y = OWN + 9, PHASE_X = OWN + 10
const BIAS = OWN + 11, ACTIVATION = OWN + 12, SLOPE = OWN + 13, SLOPES = OWN + 14
const PIXELS_A_TASK = OWN + 15, SCRATCH = OWN + 16, SCRATCH_A_THREAD = OWN + 17

/** So much of the depth at a time: a panel of filters then stays in the first-level cache. */
const DEPTH_OF_BLOCK: i32 = 384
/** Bytes of patches that one task lays out: they stay in the second-level cache. */
const PATCH_BYTES: i32 = 196608
const ALONE: f64 = 30000

/** Bytes from one patch to the next: an odd number of lines, so that they spread over the cache. */
export function patchPitch(depth: i32): usize {
  return (<usize>(((depth + 15) >> 4) | 1)) << 6
}

function mostPixelsATask(depth: i32): i32 {
  return max(32, min(256, (PATCH_BYTES / <i32>patchPitch(depth)) & ~3))
}

function pixelsATask(pixels: i32, depth: i32): i32 {
  // At least sixteen tasks where there is enough to do, so that eight threads end together.
  return max(16, min(mostPixelsATask(depth), ((pixels + 15) / 16 + 3) & ~3))
}

/** Bytes of scratch for one thread. */
export function convolveThreadBytes(depth: i32, outChannels: i32): usize {
  return 256 + <usize>mostPixelsATask(depth) * (patchPitch(depth) + (<usize>outChannels << 2))
}

/**
 * Runs the job whose source and taps are set (patches.ts): out = patches * filters.
 * filters: packed, [panel][depth][8]. Grid pixel (i, j) is out pixel (i * step + phase).
 */
export function convolve(
  control: usize, filters: usize, out: usize, pixels: i32, depth: i32, outChannels: i32,
  outHeight: i32, outWidth: i32, outStepY: i32, outStepX: i32, phaseY: i32, phaseX: i32,
  bias: usize, activation: i32, slope: f32, slopes: usize, scratch: usize,
): void {
  setAddress(control, FILTERS, filters)
  setAddress(control, OUT, out)
  setArgument(control, PIXELS, pixels)
  setArgument(control, DEPTH, depth)
  setArgument(control, OUT_CHANNELS, outChannels)
  setArgument(control, OUT_HEIGHT, outHeight)
  setArgument(control, OUT_WIDTH, outWidth)
  setArgument(control, OUT_STEP_Y, outStepY)
  setArgument(control, OUT_STEP_X, outStepX)
  setArgument(control, PHASE_Y, phaseY)
  setArgument(control, PHASE_X, phaseX)
  setAddress(control, BIAS, bias)
  setArgument(control, ACTIVATION, activation)
  setScalar(control, SLOPE, slope)
  setAddress(control, SLOPES, slopes)
  const each = pixelsATask(pixels, depth)
  setArgument(control, PIXELS_A_TASK, each)
  setAddress(control, SCRATCH, scratch)
  setArgument(control, SCRATCH_A_THREAD, <i32>convolveThreadBytes(depth, outChannels))
  runJob(control, CONV_MULTIPLY, (pixels + each - 1) / each, <f64>pixels * depth * outChannels < ALONE)
}

export function convolveTask(control: usize, task: i32, thread: i32): void {
  const each = argument(control, PIXELS_A_TASK), pixels = argument(control, PIXELS)
  const depth = argument(control, DEPTH), channels = argument(control, OUT_CHANNELS)
  const first = task * each, last = min(pixels, first + each)
  const pitch = patchPitch(depth)
  const spare = address(control, SCRATCH) + <usize>thread * argument(control, SCRATCH_A_THREAD)
  const patches = spare + 128
  gatherPatches(control, patches, pitch, first, last, 0, depth)

  const rows = last - first
  const row = <usize>channels << 2
  const scattered = argument(control, OUT_STEP_Y) != 1 || argument(control, OUT_STEP_X) != 1
  const out = scattered
    ? patches + <usize>each * pitch + 64
    : address(control, OUT) + <usize>first * row
  const filters = address(control, FILTERS)
  if (depth == 0) memory.fill(out, 0, <usize>rows * row)
  for (let from = 0; from < depth; from += DEPTH_OF_BLOCK) {
    multiplyBlock(
      patches + (<usize>from << 2), pitch << 2, pitch, 4, rows,
      filters + (<usize>from << 5), <usize>depth << 5, 32, channels,
      out, row, min(DEPTH_OF_BLOCK, depth - from), from > 0, spare,
    )
  }
  finishRows(
    out, row, rows, channels, address(control, BIAS), argument(control, ACTIVATION),
    scalar(control, SLOPE), address(control, SLOPES),
  )
  if (scattered) scatter(control, out, row, first, last)
}

/** Puts rows of results where their pixels lie in the output. */
function scatter(control: usize, from: usize, row: usize, first: i32, last: i32): void {
  const gridWidth = argument(control, GRID_WIDTH)
  const gridSize = argument(control, GRID_HEIGHT) * gridWidth
  const outWidth = argument(control, OUT_WIDTH)
  const out = address(control, OUT)
  for (let pixel = first; pixel < last; pixel++) {
    const picture = pixel / gridSize
    const i = (pixel % gridSize) / gridWidth, j = pixel % gridWidth
    const y = picture * argument(control, OUT_HEIGHT) + i * argument(control, OUT_STEP_Y) + argument(control, PHASE_Y)
    const x = j * argument(control, OUT_STEP_X) + argument(control, PHASE_X)
    memory.copy(out + (<usize>y * outWidth + x) * row, from, row)
    from += row
  }
}
