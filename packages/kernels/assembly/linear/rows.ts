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

/** Bytes of a row of one channel with what lies beyond its ends, and a vector more to read into. */
export function planeStride(width: i32, size: i32): usize {
  return ((<usize>(width + size - 1) << 2) + 31) & ~15
}

/**
 * Writes each channel as a plane of its own, rows `planeStride` bytes apart, with what lies beyond its
 * edges on all four sides; -1 in the sources is `value`.
 */
export function padPlanes(
  image: usize, planes: usize, height: i32, width: i32, channels: i32, size: i32,
  ySources: usize, xSources: usize, value: f32,
): void {
  const stride = planeStride(width, size)
  let out = planes
  for (let c = 0; c < channels; c++) for (let y = 0; y < height + size - 1; y++, out += stride) {
    const row = load<i32>(ySources + (<usize>y << 2))
    const from = image + (<usize>(row * width * channels + c) << 2)
    for (let x = 0; x < width + size - 1; x++) {
      const column = load<i32>(xSources + (<usize>x << 2))
      const outside = row < 0 || column < 0
      store<f32>(out + (<usize>x << 2), outside ? value : load<f32>(from + (<usize>(column * channels) << 2)))
    }
  }
}
