/** Share of maps `[images, area]` whose largest value lies where the mask is 1. */
export const peaksInside = (maps: Float32Array, masks: Uint8Array, area: number): number => {
  const count = maps.length / area
  let inside = 0
  for (let i = 0; i < count; i++) {
    const map = maps.subarray(i * area, (i + 1) * area)
    const peak = map.reduce((best, value, at) => (value > map[best]! ? at : best), 0)
    inside += masks[i * area + peak]!
  }
  return inside / count
}

/** Masks `[images, size, size]` that also hold all within `margin` rows and columns. */
export const grown = (masks: Uint8Array, size: number, margin: number): Uint8Array => {
  const near = new Uint8Array(masks.length)
  masks.forEach((value, at) => {
    if (value === 0) return
    const [x, y] = [at % size, Math.floor(at / size) % size]
    for (let dy = Math.max(-margin, -y); dy <= Math.min(margin, size - 1 - y); dy++)
      for (let dx = Math.max(-margin, -x); dx <= Math.min(margin, size - 1 - x); dx++)
        near[at + dy * size + dx] = 1
  })
  return near
}

/** Share of ones. */
export const shareOf = (masks: Uint8Array): number =>
  masks.reduce((sum, value) => sum + value, 0) / masks.length
