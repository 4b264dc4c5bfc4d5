/** Neighbours around a pixel, clockwise from the one above: bit 0 to bit 7. */
const around = [
  [-1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
  [1, 0],
  [1, -1],
  [0, -1],
  [-1, -1],
] as const

/**
 * Whether a pixel with these neighbours goes in the first pass of a round (1), in the second (2), in both
 * (3), or stays (0). The neighbours are bits, clockwise from the one above.
 */
export type ThinningRule = (neighbours: number) => number

/** Takes pixels away from the edges of what a mask has, round by round, until none goes any more. */
export const thinned = (
  values: ArrayLike<number>,
  height: number,
  width: number,
  rule: ThinningRule,
  rounds = Number.POSITIVE_INFINITY,
): Float32Array => {
  // With a frame of background, so that no neighbour is beyond.
  const line = width + 2
  const pixels = new Uint8Array((height + 2) * line)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      pixels[(y + 1) * line + x + 1] = values[y * width + x] === 0 ? 0 : 1
    }
  }
  const passes = Uint8Array.from({ length: 256 }, (_, neighbours) => rule(neighbours))
  const offsets = around.map(([y, x]) => y * line + x)
  let rest: number[] = []
  pixels.forEach((pixel, at) => {
    if (pixel) rest.push(at)
  })
  for (let [round, isChanged] = [0, true]; isChanged && round < rounds; round++) {
    isChanged = false
    for (const pass of [1, 2]) {
      // All of a pass go at once: none of them sees another gone.
      const gone = rest.filter((at) => {
        let neighbours = 0
        for (let bit = 0; bit < 8; bit++) neighbours |= pixels[at + offsets[bit]!]! << bit
        return passes[neighbours]! & pass
      })
      for (const at of gone) pixels[at] = 0
      if (gone.length === 0) continue
      isChanged = true
      rest = rest.filter((at) => pixels[at])
    }
  }
  const result = new Float32Array(height * width)
  for (let y = 0; y < height; y++) {
    const from = (y + 1) * line + 1
    result.set(pixels.subarray(from, from + width), y * width)
  }
  return result
}
