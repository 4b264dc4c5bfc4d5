const bins = 9
const cellPixels = 4
/** Cells along each side of a block. */
const blockCells = 2

/**
 * Histograms of oriented gradients of one image: unsigned, each pixel shared between two bins, blocks
 * of 2 x 2 cells normalised to length 1. N. Dalal and B. Triggs, CVPR 2005.
 *
 * @param {Float32Array} image `[size, size, 3]`
 * @param {number} size
 * @returns {number[]}
 */
export const hog = (image, size) => {
  const gray = Float32Array.from(
    { length: size * size },
    (_, at) => ((image[3 * at] ?? 0) + (image[3 * at + 1] ?? 0) + (image[3 * at + 2] ?? 0)) / 3,
  )
  const at = (/** @type {number} */ row, /** @type {number} */ column) =>
    gray[Math.min(size - 1, Math.max(0, row)) * size + Math.min(size - 1, Math.max(0, column))] ?? 0
  const cells = size / cellPixels
  const histograms = new Float32Array(cells * cells * bins)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const dx = at(row, column + 1) - at(row, column - 1)
      const dy = at(row + 1, column) - at(row - 1, column)
      const place = ((((Math.atan2(dy, dx) / Math.PI) % 1) + 1) % 1) * bins - 0.5
      const first = Math.floor(place)
      const cell = Math.floor(row / cellPixels) * cells + Math.floor(column / cellPixels)
      const steepness = Math.hypot(dx, dy)
      const add = (/** @type {number} */ bin, /** @type {number} */ share) => {
        const index = cell * bins + ((bin + bins) % bins)
        histograms[index] = (histograms[index] ?? 0) + share * steepness
      }
      add(first, first + 1 - place)
      add(first + 1, place - first)
    }
  /** @type {number[]} */
  const features = []
  for (let row = 0; row <= cells - blockCells; row++)
    for (let column = 0; column <= cells - blockCells; column++) {
      /** @type {number[]} */
      const block = []
      for (let y = row; y < row + blockCells; y++) {
        const start = (y * cells + column) * bins
        block.push(...histograms.subarray(start, start + blockCells * bins))
      }
      const length = Math.hypot(...block, 1e-3)
      features.push(...block.map((value) => value / length))
    }
  return features
}
