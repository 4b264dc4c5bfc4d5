import { multiplyBlock } from '../gemm/block'
import { WINOGRAD_GRADIENT, WINOGRAD_GRADIENT_OUT } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from '../threads/job'
import { gradientTile, inputTile, planeBytes, planesOf, rowBytes, storeLanes, tileBytes } from './tiles'
import { transformOutput } from './transforms'

const SOURCE = 0, HEIGHT = 1, WIDTH = 2, CHANNELS = 3, DY = 4, OUT_HEIGHT = 5, OUT_WIDTH = 6
const OUT_CHANNELS = 7, PAD_TOP = 8, PAD_LEFT = 9, TAPS = 10, SUMS = 11, TILES = 12, GROUPS = 13
const SCRATCH = 14, SCRATCH_A_THREAD = 15, TILES_AT_ONCE = 16, OUT = 17
const POINTS = 18

/** What is transformed at once shall stay in the second-level cache. */
const BLOCK_BYTES: i32 = 524288
/** All sums of all groups together. */
const SUM_BYTES: i32 = 33554432
/** As many groups keep eight threads busy. */
const MOST_GROUPS: i32 = 16

function tilesAtOnce(points: i32, channels: i32, outChannels: i32): i32 {
  const each = planesOf(points) * <i32>(rowBytes(channels) + rowBytes(outChannels))
  return max(16, min(64, BLOCK_BYTES / each))
}

function tilesOf(batch: i32, outHeight: i32, outWidth: i32, size: i32): i32 {
  return batch * ((outHeight + size - 1) / size) * ((outWidth + size - 1) / size)
}

/** Bytes of the sums of one group: [plane][channels][outChannels]. */
function sumBytes(points: i32, channels: i32, outChannels: i32): usize {
  return <usize>planesOf(points) * planeBytes(channels, <usize>outChannels << 2)
}

/** Into how many groups the tiles are cut, each with sums of its own. */
function groupsOf(points: i32, tiles: i32, channels: i32, outChannels: i32): i32 {
  const fit = SUM_BYTES / <i32>sumBytes(points, channels, outChannels)
  return max(1, min(min(MOST_GROUPS, fit), tiles / (2 * tilesAtOnce(points, channels, outChannels))))
}

function threadBytes(points: i32, channels: i32, outChannels: i32): usize {
  const rows = tilesAtOnce(points, channels, outChannels)
  return 192 + tileBytes(points, max(channels, outChannels)) +
    <usize>planesOf(points) * (planeBytes(rows, rowBytes(channels)) + planeBytes(rows, rowBytes(outChannels)))
}

/** Bytes of scratch for `winogradBackpropFilter`. */
export function winogradBackpropFilterScratch(
  points: i32, batch: i32, outHeight: i32, outWidth: i32, channels: i32, outChannels: i32, taps: i32,
  threads: i32,
): usize {
  const tiles = tilesOf(batch, outHeight, outWidth, points + 1 - taps)
  const groups = groupsOf(points, tiles, channels, outChannels)
  return <usize>groups * sumBytes(points, channels, outChannels) + 64 +
    <usize>threads * threadBytes(points, channels, outChannels)
}

/**
 * The gradient by the filter, for stride 1 and square filters of 2 to 5 taps: the outputs of the
 * minimal filtering are the filter's taps, and each tile of dy acts as the filter.
 */
export function winogradBackpropFilter(
  control: usize, points: i32, x: usize, dy: usize, out: usize,
  batch: i32, height: i32, width: i32, channels: i32, taps: i32,
  outHeight: i32, outWidth: i32, outChannels: i32, padTop: i32, padLeft: i32, scratch: usize,
): void {
  const tiles = tilesOf(batch, outHeight, outWidth, points + 1 - taps)
  const groups = groupsOf(points, tiles, channels, outChannels)
  openJob(control)
  setArgument(control, POINTS, points)
  setAddress(control, SOURCE, x)
  setArgument(control, HEIGHT, height)
  setArgument(control, WIDTH, width)
  setArgument(control, CHANNELS, channels)
  setAddress(control, DY, dy)
  setArgument(control, OUT_HEIGHT, outHeight)
  setArgument(control, OUT_WIDTH, outWidth)
  setArgument(control, OUT_CHANNELS, outChannels)
  setArgument(control, PAD_TOP, padTop)
  setArgument(control, PAD_LEFT, padLeft)
  setArgument(control, TAPS, taps)
  setAddress(control, SUMS, scratch)
  setArgument(control, TILES, tiles)
  setArgument(control, GROUPS, groups)
  setArgument(control, TILES_AT_ONCE, tilesAtOnce(points, channels, outChannels))
  setAddress(control, SCRATCH, scratch + ((<usize>groups * sumBytes(points, channels, outChannels) + 63) & ~63))
  setArgument(control, SCRATCH_A_THREAD, <i32>threadBytes(points, channels, outChannels))
  setAddress(control, OUT, out)
  runJob(control, WINOGRAD_GRADIENT, groups, false)

  openJob(control)
  runJob(control, WINOGRAD_GRADIENT_OUT, channels, false)
}

export function gradientTask(control: usize, group: i32, thread: i32): void {
  const height = argument(control, HEIGHT), width = argument(control, WIDTH)
  const channels = argument(control, CHANNELS), outChannels = argument(control, OUT_CHANNELS)
  const outHeight = argument(control, OUT_HEIGHT), outWidth = argument(control, OUT_WIDTH)
  const padTop = argument(control, PAD_TOP), padLeft = argument(control, PAD_LEFT)
  const points = argument(control, POINTS), planes = planesOf(points)
  const size = points + 1 - argument(control, TAPS)
  const across = (outWidth + size - 1) / size
  const inPicture = ((outHeight + size - 1) / size) * across
  const tiles = argument(control, TILES), groups = argument(control, GROUPS)
  const begin = <i32>((<i64>tiles * group) / groups), end = <i32>((<i64>tiles * (group + 1)) / groups)
  const atOnce = argument(control, TILES_AT_ONCE)

  const spare = address(control, SCRATCH) + <usize>thread * argument(control, SCRATCH_A_THREAD)
  const scratch = spare + 128
  const row = rowBytes(channels), outRow = rowBytes(outChannels)
  const plane = planeBytes(atOnce, row), outPlane = planeBytes(atOnce, outRow)
  const inputs = (scratch + tileBytes(points, max(channels, outChannels)) + 63) & ~63
  const gradients = inputs + <usize>planes * plane
  const sumRow = <usize>outChannels << 2
  const sumPlane = planeBytes(channels, sumRow)
  const sums = address(control, SUMS) + <usize>group * sumBytes(points, channels, outChannels)

  const source = address(control, SOURCE), dy = address(control, DY)
  const pictureBytes = (<usize>height * width * channels) << 2
  const outBytes = (<usize>outHeight * outWidth * outChannels) << 2
  if (begin == end) memory.fill(sums, 0, sumBytes(points, channels, outChannels))
  for (let first = begin; first < end; first += atOnce) {
    const last = min(end, first + atOnce)
    for (let tile = first; tile < last; tile++) {
      const picture = <usize>(tile / inPicture), at = tile % inPicture
      const top = (at / across) * size, left = (at % across) * size
      inputTile(
        points, inputs + <usize>(tile - first) * row, plane, source + picture * pictureBytes,
        height, width, channels, top - padTop, left - padLeft, scratch,
      )
      gradientTile(
        points, gradients + <usize>(tile - first) * outRow, outPlane, dy + picture * outBytes,
        outHeight, outWidth, outChannels, top, left, size, scratch,
      )
    }
    for (let i = 0; i < planes; i++) {
      multiplyBlock(
        inputs + <usize>i * plane, 16, 4, row, channels,
        gradients + <usize>i * outPlane, 32, outRow, outChannels,
        sums + <usize>i * sumPlane, sumRow, last - first, first > begin, spare,
      )
    }
  }
}

/** Adds the sums of all groups for one channel, in their order, and transforms them to taps. */
export function gradientOutTask(control: usize, channel: i32, thread: i32): void {
  const channels = argument(control, CHANNELS), outChannels = argument(control, OUT_CHANNELS)
  const points = argument(control, POINTS), planes = planesOf(points)
  const taps = argument(control, TAPS), groups = argument(control, GROUPS)
  const plane = planeBytes(channels, <usize>outChannels << 2)
  const group = sumBytes(points, channels, outChannels)
  const scratch = address(control, SCRATCH) + <usize>thread * argument(control, SCRATCH_A_THREAD)
  const step = <usize>points << 4
  const half = scratch + <usize>points * step
  const row = half + <usize>points * step
  for (let o = 0; o < outChannels; o += 4) {
    const at = address(control, SUMS) + ((<usize>channel * outChannels + o) << 2)
    for (let i = 0; i < planes; i++) {
      let sum = v128.load(at + <usize>i * plane)
      for (let g = 1; g < groups; g++) sum = f32x4.add(sum, v128.load(at + <usize>i * plane + <usize>g * group))
      v128.store(scratch + (<usize>i << 4), sum)
    }
    for (let x = 0; x < points; x++) {
      transformOutput(points, half + (<usize>x << 4), step, scratch + (<usize>x << 4), step, taps)
    }
    for (let y = 0; y < taps; y++) {
      transformOutput(points, row, 16, half + <usize>y * step, 16, taps)
      for (let x = 0; x < taps; x++) {
        const tap = <usize>(y * taps + x)
        storeLanes(
          address(control, OUT) + (((tap * channels + channel) * outChannels + o) << 2),
          v128.load(row + (<usize>x << 4)), outChannels - o,
        )
      }
    }
  }
}
