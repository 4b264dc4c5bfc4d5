export const side = 512

/**
 * Discs before each other and a little noise: whole numbers from 0 to 255, which every contestant can take.
 * `scene.py` makes the same.
 */
export const scene = () => {
  let state = 7
  const below = (/** @type {number} */ limit) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % limit
  }
  const image = new Float32Array(side * side).fill(96)
  for (let disc = 0; disc < 120; disc++) {
    const [middleY, middleX, radius, grey] = [below(side), below(side), 4 + below(48), below(240)]
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++)
        if ((y - middleY) ** 2 + (x - middleX) ** 2 < radius * radius) image[y * side + x] = grey
  }
  for (let i = 0; i < image.length; i++) image[i] = (image[i] ?? 0) + below(16)
  return image
}
