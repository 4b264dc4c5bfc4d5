import { multiplyBlock } from '../gemm/block'
import { CONV_FILTER, CONV_FILTER_SUM } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'
import { patchPitch } from './convolve'
import { setForwardTaps } from './forward'
import { gatherPatches, OWN } from './patches'

const DY = OWN, SUMS = OWN + 1, PIXELS = OWN + 2, DEPTH = OWN + 3, OUT_CHANNELS = OWN + 4
const PARTS = OWN + 5, COLUMNS_A_PART = OWN + 6, PIXELS_A_GROUP = OWN + 7
const SCRATCH = OWN + 8, SCRATCH_A_THREAD = OWN + 9, OUT = OWN + 10, GROUPS = OWN + 11

/** Pixels whose patches lie in the first-level cache together with their rows of dy. */
const PIXELS_AT_ONCE: i32 = 128
/** As many tasks keep eight threads busy. */
const TASKS: i32 = 16
const ALONE: f64 = 30000

/** Columns of the filter's gradient that one task computes. */
function columnsOfPart(depth: i32): i32 {
  return max(32, min(160, ((depth + TASKS - 1) / TASKS + 3) & ~3))
}

/** Into how many groups the pixels are cut, each with sums of its own, where columns are too few. */
function groupsOf(pixels: i32, depth: i32): i32 {
  const parts = (depth + columnsOfPart(depth) - 1) / columnsOfPart(depth)
  return max(1, min((TASKS + parts - 1) / parts, pixels / 1024))
}

function threadBytes(depth: i32): usize {
  return 256 + <usize>PIXELS_AT_ONCE * patchPitch(columnsOfPart(depth))
}

/** Bytes of scratch for `conv2dBackpropFilter`. */
export function conv2dBackpropFilterScratch(pixels: i32, depth: i32, outChannels: i32, threads: i32): usize {
  const groups = groupsOf(pixels, depth)
  const sums = groups > 1 ? (<usize>groups * depth * outChannels) << 2 : 0
  return sums + 64 + <usize>threads * threadBytes(depth)
}

/** dFilter[y, x, c, o] = sum over pixels of x * dy, the gradient of `conv2d` by its filter. */
export function conv2dBackpropFilter(
  control: usize, x: usize, dy: usize, out: usize,
  batch: i32, height: i32, width: i32, channels: i32, filterHeight: i32, filterWidth: i32,
  outHeight: i32, outWidth: i32, outChannels: i32,
  strideY: i32, strideX: i32, padTop: i32, padLeft: i32, dilationY: i32, dilationX: i32,
  scratch: usize,
): void {
  const pixels = batch * outHeight * outWidth
  const depth = filterHeight * filterWidth * channels
  const columns = columnsOfPart(depth)
  const parts = (depth + columns - 1) / columns
  const groups = groupsOf(pixels, depth)
  const alone = <f64>pixels * depth * outChannels < ALONE
  openJob(control)
  setForwardTaps(
    control, x, height, width, channels, filterWidth, outHeight, outWidth,
    strideY, strideX, padTop, padLeft, dilationY, dilationX,
  )
  const size = depth * outChannels
  setAddress(control, DY, dy)
  setAddress(control, SUMS, groups > 1 ? scratch : out)
  setArgument(control, PIXELS, pixels)
  setArgument(control, DEPTH, depth)
  setArgument(control, OUT_CHANNELS, outChannels)
  setArgument(control, PARTS, parts)
  setArgument(control, COLUMNS_A_PART, columns)
  setArgument(control, PIXELS_A_GROUP, (pixels + groups - 1) / groups)
  setAddress(control, SCRATCH, scratch + (groups > 1 ? ((<usize>groups * size << 2) + 63) & ~63 : 0))
  setArgument(control, SCRATCH_A_THREAD, <i32>threadBytes(depth))
  runJob(control, CONV_FILTER, parts * groups, alone)
  if (groups == 1) return
  openJob(control)
  setAddress(control, SUMS, scratch)
  setAddress(control, OUT, out)
  setArgument(control, DEPTH, size)
  setArgument(control, GROUPS, groups)
  runJob(control, CONV_FILTER_SUM, (size + 4095) >> 12, alone)
}

export function filterTask(control: usize, task: i32, thread: i32): void {
  const depth = argument(control, DEPTH), channels = argument(control, OUT_CHANNELS)
  const parts = argument(control, PARTS), columns = argument(control, COLUMNS_A_PART)
  const group = task / parts
  const from = (task % parts) * columns, to = min(depth, from + columns)
  const each = argument(control, PIXELS_A_GROUP)
  const last = min(argument(control, PIXELS), (group + 1) * each)
  const row = <usize>channels << 2
  const sums = address(control, SUMS) + (<usize>group * depth + from) * row
  const spare = address(control, SCRATCH) + <usize>thread * argument(control, SCRATCH_A_THREAD)
  const patches = spare + 128
  const pitch = patchPitch(columns)
  const dy = address(control, DY)
  if (group * each >= last) memory.fill(sums, 0, <usize>(to - from) * row)
  for (let first = group * each; first < last; first += PIXELS_AT_ONCE) {
    const now = min(PIXELS_AT_ONCE, last - first)
    gatherPatches(control, patches, pitch, first, first + now, from, to)
    multiplyBlock(
      patches, 16, 4, pitch, to - from,
      dy + <usize>first * row, 32, row, channels,
      sums, row, now, first > group * each, spare,
    )
  }
}

/** Adds the sums of all groups, in their order. */
export function filterSumTask(control: usize, task: i32): void {
  const size = argument(control, DEPTH), groups = argument(control, GROUPS)
  const sums = address(control, SUMS), out = address(control, OUT)
  const last = min(size, (task + 1) << 12)
  for (let i = task << 12; i < last; i++) {
    let sum: f32 = 0
    for (let group = 0; group < groups; group++) {
      sum += load<f32>(sums + ((<usize>group * size + i) << 2))
    }
    store<f32>(out + (<usize>i << 2), sum)
  }
}
