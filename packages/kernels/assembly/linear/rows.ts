// Rows of images as kernels see them: with what lies beyond their ends, and beyond the first and the last.

/** Bytes of a row with what lies beyond its ends, a multiple of 64. */
export function rowBytes(width: i32, channels: i32, kernelWidth: i32): usize {
  return ((<usize>((width + kernelWidth - 1) * channels) << 2) + 63) & ~63
}

/** Writes a row with what lies beyond its ends; `sources` says which column that is, -1 is `value`. */
export function pad(row: usize, padded: usize, width: i32, channels: i32, kernelWidth: i32, sources: usize, value: f32): void {
  const before = kernelWidth >> 1, pixel = <usize>channels << 2
  memory.copy(padded + <usize>before * pixel, row, <usize>width * pixel)
  for (let x = 0; x < kernelWidth - 1; x++) {
    const at = x < before ? x : x + width
    const column = load<i32>(sources + (<usize>at << 2)), place = padded + <usize>at * pixel
    if (column < 0) fill(place, channels, value)
    else memory.copy(place, row + <usize>column * pixel, pixel)
  }
}

export function fill(at: usize, count: i32, value: f32): void {
  for (let i = 0; i < count; i++) store<f32>(at + (<usize>i << 2), value)
}
