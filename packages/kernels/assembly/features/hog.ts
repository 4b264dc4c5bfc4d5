/**
 * Lets every pixel of `image` [height, width, channels] vote in the histogram of its cell, with the size
 * of its gradient, for the bin that the direction lies in; see hog-cells.ts, which this equals.
 * `cosines` and `sines` are those of the lower borders of the bins, as f64.
 */
export function hogCells(
  height: i32, width: i32, channels: i32, image: usize, cellHeight: i32, cellWidth: i32,
  orientations: i32, cosines: usize, sines: usize, histograms: usize,
): void {
  const rows = height / cellHeight, columns = width / cellWidth
  const pixel = <usize>channels << 2, row = <usize>width * pixel, cell = <usize>orientations << 3
  const share = 1 / <f64>(cellHeight * cellWidth)
  memory.fill(histograms, 0, <usize>(rows * columns) * cell)
  for (let y = 0; y < rows * cellHeight; y++) {
    const innerY = y > 0 && y < height - 1
    let histogram = histograms + <usize>(y / cellHeight * columns) * cell
    let last = cellWidth
    for (let x = 0; x < columns * cellWidth; x++) {
      if (x == last) {
        last += cellWidth
        histogram += cell
      }
      const innerX = x > 0 && x < width - 1
      let down: f64 = 0, right: f64 = 0, most: f64 = -1
      for (let channel = 0; channel < channels; channel++) {
        const at = image + <usize>y * row + <usize>x * pixel + (<usize>channel << 2)
        const dy: f64 = innerY ? <f64>(load<f32>(at + row) - load<f32>(at - row)) : 0
        const dx: f64 = innerX ? <f64>(load<f32>(at + pixel) - load<f32>(at - pixel)) : 0
        const size = dy * dy + dx * dx
        // NaN is kept, whatever comes after it.
        if (size <= most) continue
        if (most != most) break
        most = size
        down = dy
        right = dx
      }
      if (most <= 0) continue
      if (most != most) {
        for (let bin = 0; bin < orientations; bin++) store<f64>(histogram + (<usize>bin << 3), NaN)
        continue
      }
      const upper = down > 0 || (down == 0 && right > 0)
      const v = upper ? down : -down, u = upper ? right : -right
      const nearness = -1e-9 * (abs(u) + v)
      let bin = 0
      for (let border = 1; border < orientations; border++) {
        const place = <usize>border << 3
        bin += <i32>(v * load<f64>(cosines + place) - u * load<f64>(sines + place) >= nearness)
      }
      const place = histogram + (<usize>bin << 3)
      store<f64>(place, load<f64>(place) + sqrt(most) * share)
    }
  }
}
