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
