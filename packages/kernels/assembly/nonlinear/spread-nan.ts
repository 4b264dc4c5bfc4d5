/** Writes NaN wherever the window holds one. Sources as in correlate.ts. */
export function spreadNaN(
  images: i32, height: i32, width: i32, channels: i32, source: usize, target: usize,
  size: i32, ySources: usize, xSources: usize,
): void {
  if (!hasNaN(source, images * height * width * channels)) return
  for (let n = 0; n < images; n++) for (let y = 0; y < height; y++) for (let ky = 0; ky < size; ky++) {
    const row = load<i32>(ySources + (<usize>(y + ky) << 2))
    if (row < 0) continue
    const from = source + (<usize>((n * height + row) * width * channels) << 2)
    const to = target + (<usize>((n * height + y) * width * channels) << 2)
    for (let x = 0; x < width + size - 1; x++) {
      const column = load<i32>(xSources + (<usize>x << 2))
      if (column < 0) continue
      for (let c = 0; c < channels; c++) {
        if (!isNaN(load<f32>(from + (<usize>(column * channels + c) << 2)))) continue
        for (let at = max(0, x - size + 1); at <= min(x, width - 1); at++) {
          store<f32>(to + (<usize>(at * channels + c) << 2), NaN)
        }
      }
    }
  }
}

function hasNaN(values: usize, count: i32): bool {
  let i = 0
  for (; i + 4 <= count; i += 4) {
    const four = v128.load(values + (<usize>i << 2))
    if (v128.any_true(f32x4.ne(four, four))) return true
  }
  for (; i < count; i++) if (isNaN(load<f32>(values + (<usize>i << 2)))) return true
  return false
}
