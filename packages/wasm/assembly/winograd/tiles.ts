import { copyOver, zeroOver } from '../conv/copy'
import { transformInput, transformOutput, transformTaps } from './transforms'

/** Points in two dimensions: each has a plane of the tiles' values there. */
@inline export function planesOf(points: i32): i32 {
  return points * points
}

/** Bytes of scratch for one tile of `channels`, before and between the passes of a transform. */
export function tileBytes(points: i32, channels: i32): usize {
  return <usize>planesOf(points) * (16 + rowBytes(channels))
}

/** Channels are handled four at a time; rows of them begin on vectors. */
export function rowBytes(channels: i32): usize {
  return <usize>((channels + 3) & ~3) << 2
}

/**
 * Bytes from one plane to the next. A line more than its rows, so that the planes, which are
 * written together, do not fall into one set of the cache.
 */
export function planeBytes(rows: i32, row: usize): usize {
  return <usize>rows * row + 64
}

/**
 * Transforms points x points pixels at (top, left) of one picture, zeros outside of it, into one row
 * of each plane: `to + index * plane`.
 */
export function inputTile(
  points: i32, to: usize, plane: usize, picture: usize, height: i32, width: i32, channels: i32,
  top: i32, left: i32, scratch: usize,
): void {
  const step = <usize>points << 4
  let from = picture + ((<usize>(top * width + left) * channels) << 2)
  let line = (<usize>width * channels) << 2
  let pixel = <usize>channels << 2
  if (top < 0 || left < 0 || top + points > height || left + points > width) {
    from = scratch + <usize>points * step
    pixel = rowBytes(channels)
    line = <usize>points * pixel
    cutOut(from, pixel, picture, height, width, channels, top, left, points)
  }
  for (let channel = 0; channel < channels; channel += 4) {
    for (let x = 0; x < points; x++) {
      transformInput(points, scratch + (<usize>x << 4), step, from + <usize>x * pixel, line)
    }
    for (let y = 0; y < points; y++) {
      transformInput(points, to + <usize>(y * points) * plane, plane, scratch + <usize>y * step, 16)
    }
    from += 16
    to += 16
  }
}

/** The same for a tile of `size` x `size` gradients, which act as the taps of a filter. */
export function gradientTile(
  points: i32, to: usize, plane: usize, picture: usize, height: i32, width: i32, channels: i32,
  top: i32, left: i32, size: i32, scratch: usize,
): void {
  const step = <usize>points << 4
  let from = picture + ((<usize>(top * width + left) * channels) << 2)
  let line = (<usize>width * channels) << 2
  let pixel = <usize>channels << 2
  if (top + size > height || left + size > width) {
    from = scratch + <usize>points * step
    pixel = rowBytes(channels)
    line = <usize>size * pixel
    cutOut(from, pixel, picture, height, width, channels, top, left, size)
  }
  for (let channel = 0; channel < channels; channel += 4) {
    for (let x = 0; x < size; x++) {
      transformTaps(points, scratch + (<usize>x << 4), step, from + <usize>x * pixel, line, size)
    }
    for (let y = 0; y < points; y++) {
      transformTaps(points, to + <usize>(y * points) * plane, plane, scratch + <usize>y * step, 16, size)
    }
    from += 16
    to += 16
  }
}

/** One row of each plane back to `size` x `size` pixels at (top, left); what is outside is dropped. */
export function outputTile(
  points: i32, picture: usize, height: i32, width: i32, channels: i32, top: i32, left: i32, size: i32,
  from: usize, plane: usize, scratch: usize,
): void {
  const rows = min(size, height - top), columns = min(size, width - left)
  const step = <usize>points << 4
  const inside = scratch + <usize>size * step
  for (let channel = 0; channel < channels; channel += 4) {
    for (let x = 0; x < points; x++) {
      transformOutput(points, scratch + (<usize>x << 4), step, from + <usize>x * plane, <usize>points * plane, size)
    }
    for (let y = 0; y < rows; y++) {
      transformOutput(points, inside, 16, scratch + <usize>y * step, 16, size)
      let to = picture + ((<usize>((top + y) * width + left) * channels + channel) << 2)
      for (let x = 0; x < columns; x++) {
        storeLanes(to, v128.load(inside + (<usize>x << 4)), channels - channel)
        to += <usize>channels << 2
      }
    }
    from += 16
  }
}

/** The first `count` lanes of a vector, all four where there are more. */
export function storeLanes(to: usize, x: v128, count: i32): void {
  if (count >= 4) {
    v128.store(to, x)
    return
  }
  store<f32>(to, f32x4.extract_lane(x, 0))
  if (count > 1) store<f32>(to, f32x4.extract_lane(x, 1), 4)
  if (count > 2) store<f32>(to, f32x4.extract_lane(x, 2), 8)
}

/** Copies size x size pixels at (top, left), with zeros where they are outside of the picture. */
function cutOut(
  to: usize, pixel: usize, picture: usize, height: i32, width: i32, channels: i32,
  top: i32, left: i32, size: i32,
): void {
  for (let y = top; y < top + size; y++) {
    for (let x = left; x < left + size; x++) {
      if (<u32>y < <u32>height && <u32>x < <u32>width) {
        copyOver(to, picture + ((<usize>(y * width + x) * channels) << 2), channels)
      } else zeroOver(to, channels)
      to += pixel
    }
  }
}
