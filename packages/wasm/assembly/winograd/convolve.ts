import { multiplyBlock } from '../gemm/block'
import { finishRows } from '../gemm/finish'
import { WINOGRAD_FILTERS, WINOGRAD_MULTIPLY } from '../kinds'
import { address, argument, openJob, runJob, scalar, setAddress, setArgument, setScalar } from '../threads/job'
import { inputTile, outputTile, planeBytes, planesOf, rowBytes, tileBytes } from './tiles'
import { transformTaps } from './transforms'

const SOURCE = 0, HEIGHT = 1, WIDTH = 2, CHANNELS = 3, OUT = 4, OUT_HEIGHT = 5, OUT_WIDTH = 6
const OUT_CHANNELS = 7, PAD_TOP = 8, PAD_LEFT = 9, SIZE = 10, FILTERS = 11, TILES = 12
const SCRATCH = 13, SCRATCH_A_THREAD = 14, BIAS = 15, ACTIVATION = 16, SLOPE = 17, SLOPES = 18
const FILTER = 19, TAPS = 20, TURNED = 21, TILES_A_TASK = 22
const POINTS = 23

/** What one task transforms shall stay in the second-level cache. */
const TASK_BYTES: i32 = 524288

function tilesATask(points: i32, channels: i32, outChannels: i32, tiles: i32): i32 {
  const each = planesOf(points) * <i32>(rowBytes(channels) + panelBytes(outChannels))
  // Fewer than 32 would read the filters too often; at least sixteen tasks where there is enough to
  // do, so that eight threads end together.
  return max(4, min(max(32, (TASK_BYTES / each) & ~3), ((tiles + 15) / 16 + 3) & ~3))
}

/** Bytes of a row of results, whole panels of eight columns. */
function panelBytes(outChannels: i32): usize {
  return <usize>((outChannels + 7) & ~7) << 2
}

function tilesOf(batch: i32, outHeight: i32, outWidth: i32, size: i32): i32 {
  return batch * ((outHeight + size - 1) / size) * ((outWidth + size - 1) / size)
}

function filterBytes(points: i32, channels: i32, outChannels: i32): usize {
  return <usize>planesOf(points) * planeBytes(channels, panelBytes(outChannels))
}

function threadBytes(points: i32, channels: i32, outChannels: i32, tiles: i32): usize {
  const rows = tilesATask(points, channels, outChannels, tiles)
  return 192 + tileBytes(points, max(channels, outChannels)) +
    <usize>planesOf(points) * (planeBytes(rows, rowBytes(channels)) + planeBytes(rows, panelBytes(outChannels)))
}

/** Bytes of scratch for `winogradConv2d`. */
export function winogradScratch(
  points: i32, batch: i32, outHeight: i32, outWidth: i32, channels: i32, outChannels: i32, taps: i32,
  threads: i32,
): usize {
  const tiles = tilesOf(batch, outHeight, outWidth, points + 1 - taps)
  return filterBytes(points, channels, outChannels) +
    <usize>threads * threadBytes(points, channels, outChannels, tiles)
}

/**
 * `conv2d` with stride 1 and square filters of 3 to 5 taps, by Winograd's minimal filtering
 * on `points` points, 6 or 7.
 * turned: the filter is that of the forward pass, [taps, taps, outChannels, channels], to be turned
 * by 180 degrees: the gradient by the input.
 */
export function winogradConv2d(
  control: usize, points: i32, x: usize, filter: usize, out: usize,
  batch: i32, height: i32, width: i32, channels: i32, taps: i32,
  outHeight: i32, outWidth: i32, outChannels: i32, padTop: i32, padLeft: i32, turned: bool,
  bias: usize, activation: i32, slope: f32, slopes: usize, scratch: usize,
): void {
  const size = points + 1 - taps
  openJob(control)
  setArgument(control, POINTS, points)
  setAddress(control, FILTER, filter)
  setAddress(control, FILTERS, scratch)
  setArgument(control, TAPS, taps)
  setArgument(control, TURNED, i32(turned))
  setArgument(control, CHANNELS, channels)
  setArgument(control, OUT_CHANNELS, outChannels)
  runJob(control, WINOGRAD_FILTERS, (channels + 3) >> 2, false)

  const tiles = tilesOf(batch, outHeight, outWidth, size)
  const each = tilesATask(points, channels, outChannels, tiles)
  openJob(control)
  setArgument(control, POINTS, points)
  setAddress(control, SOURCE, x)
  setArgument(control, HEIGHT, height)
  setArgument(control, WIDTH, width)
  setArgument(control, CHANNELS, channels)
  setAddress(control, OUT, out)
  setArgument(control, OUT_HEIGHT, outHeight)
  setArgument(control, OUT_WIDTH, outWidth)
  setArgument(control, OUT_CHANNELS, outChannels)
  setArgument(control, PAD_TOP, padTop)
  setArgument(control, PAD_LEFT, padLeft)
  setArgument(control, SIZE, size)
  setAddress(control, FILTERS, scratch)
  setArgument(control, TILES, tiles)
  setArgument(control, TILES_A_TASK, each)
  setAddress(control, SCRATCH, scratch + filterBytes(points, channels, outChannels))
  setArgument(control, SCRATCH_A_THREAD, <i32>threadBytes(points, channels, outChannels, tiles))
  setAddress(control, BIAS, bias)
  setArgument(control, ACTIVATION, activation)
  setScalar(control, SLOPE, slope)
  setAddress(control, SLOPES, slopes)
  runJob(control, WINOGRAD_MULTIPLY, (tiles + each - 1) / each, false)
}

/** Transforms the filters of four input channels: [plane][panel of 8 out channels][channel][8]. */
export function filtersTask(control: usize, task: i32): void {
  const channels = argument(control, CHANNELS), outChannels = argument(control, OUT_CHANNELS)
  const points = argument(control, POINTS), taps = argument(control, TAPS)
  const turned = argument(control, TURNED)
  const filter = address(control, FILTER), filters = address(control, FILTERS)
  const plane = planeBytes(channels, panelBytes(outChannels))
  // Channel c, out channel o of a tap is at c * byChannel + o * byOut.
  const byChannel = turned ? 1 : outChannels, byOut = turned ? channels : 1
  const tap = (<usize>channels * outChannels) << 2
  const last = min(channels, (task + 1) << 2)
  for (let channel = task << 2; channel < last; channel++) {
    for (let o = 0; o < outChannels; o += 4) {
      const at = filter + ((<usize>(channel * byChannel) + <usize>o * byOut) << 2)
      const to = filters + (<usize>(o >> 3) * channels << 5) + (<usize>channel << 5) + (<usize>(o & 4) << 2)
      transformFilter(points, to, plane, at, tap, <usize>byOut << 2, taps, turned, outChannels - o)
    }
  }
}

/** One vector of filters, taps * taps values, to one in each plane. Computed in registers and on `to` itself. */
function transformFilter(
  points: i32, to: usize, plane: usize, from: usize, tap: usize, lane: usize, taps: i32, turned: i32,
  lanes: i32,
): void {
  // First dimension: taps columns of taps values to `points` values each, kept in the planes points y + x.
  for (let x = 0; x < taps; x++) {
    for (let y = 0; y < taps; y++) {
      const at = turned ? (taps - 1 - y) * taps + (taps - 1 - x) : y * taps + x
      v128.store(to + <usize>(y * points + x) * plane, loadLanes(from + <usize>at * tap, lane, lanes))
    }
    const column = to + <usize>x * plane
    transformTaps(points, column, <usize>points * plane, column, <usize>points * plane, taps)
  }
  for (let y = 0; y < points; y++) {
    const row = to + <usize>(y * points) * plane
    transformTaps(points, row, plane, row, plane, taps)
  }
}

/** Four floats, `step` bytes apart, of which the first `count` are there. */
function loadLanes(from: usize, step: usize, count: i32): v128 {
  if (step == 4) return v128.load(from)
  let x = v128.load32_zero(from)
  if (count > 1) x = f32x4.replace_lane(x, 1, load<f32>(from + step))
  if (count > 2) x = f32x4.replace_lane(x, 2, load<f32>(from + 2 * step))
  if (count > 3) x = f32x4.replace_lane(x, 3, load<f32>(from + 3 * step))
  return x
}

export function winogradTask(control: usize, task: i32, thread: i32): void {
  const height = argument(control, HEIGHT), width = argument(control, WIDTH)
  const channels = argument(control, CHANNELS), outChannels = argument(control, OUT_CHANNELS)
  const outHeight = argument(control, OUT_HEIGHT), outWidth = argument(control, OUT_WIDTH)
  const padTop = argument(control, PAD_TOP), padLeft = argument(control, PAD_LEFT)
  const size = argument(control, SIZE)
  const points = argument(control, POINTS), planes = planesOf(points)
  const across = (outWidth + size - 1) / size
  const inPicture = ((outHeight + size - 1) / size) * across
  const each = argument(control, TILES_A_TASK)
  const first = task * each, last = min(argument(control, TILES), first + each)

  const spare = address(control, SCRATCH) + <usize>thread * argument(control, SCRATCH_A_THREAD)
  const scratch = spare + 128
  const row = rowBytes(channels), outRow = panelBytes(outChannels)
  const plane = planeBytes(each, row), outPlane = planeBytes(each, outRow)
  const inputs = (scratch + tileBytes(points, max(channels, outChannels)) + 63) & ~63
  const outputs = inputs + <usize>planes * plane

  const source = address(control, SOURCE)
  const pictureBytes = (<usize>height * width * channels) << 2
  for (let tile = first; tile < last; tile++) {
    const at = tile % inPicture
    inputTile(
      points, inputs + <usize>(tile - first) * row, plane, source + <usize>(tile / inPicture) * pictureBytes,
      height, width, channels, (at / across) * size - padTop, (at % across) * size - padLeft, scratch,
    )
  }
  const filters = address(control, FILTERS)
  const filterPlane = planeBytes(channels, outRow)
  for (let i = 0; i < planes; i++) {
    multiplyBlock(
      inputs + <usize>i * plane, row << 2, row, 4, last - first,
      filters + <usize>i * filterPlane, <usize>channels << 5, 32, (outChannels + 7) & ~7,
      outputs + <usize>i * outPlane, outRow, channels, false, spare,
    )
  }
  const out = address(control, OUT)
  const outBytes = (<usize>outHeight * outWidth * outChannels) << 2
  for (let tile = first; tile < last; tile++) {
    const at = tile % inPicture
    const top = (at / across) * size, left = (at % across) * size
    const picture = out + <usize>(tile / inPicture) * outBytes
    outputTile(
      points, picture, outHeight, outWidth, outChannels, top, left, size,
      outputs + <usize>(tile - first) * outRow, outPlane, scratch,
    )
    for (let y = top; y < min(top + size, outHeight); y++) {
      finishRows(
        picture + ((<usize>(y * outWidth + left) * outChannels) << 2), <usize>outChannels << 2,
        min(size, outWidth - left), outChannels,
        address(control, BIAS), argument(control, ACTIVATION), scalar(control, SLOPE), address(control, SLOPES),
      )
    }
  }
}
