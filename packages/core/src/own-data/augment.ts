import { drawFrom } from '../exercises/draw.js'

/** How often each picture is shown in another form, beside its own. */
const copies = 3
/** How far it may move, as a share of its size. */
const shift = 0.1
/** How much lighter or darker it may get. */
const light = 0.15

/**
 * Pictures with mirrored, moved, lighter and darker copies of themselves, so that a network does not
 * learn the place or the light of a few by heart.
 *
 * @param images `[count, size, size, 3]`, 0 to 1
 * @returns first the pictures as they are, then the copies: `(1 + copies) * count` of them
 */
export const augmented = (images: Float32Array, size: number, seed: number): Float32Array => {
  const area = size * size * 3
  const count = images.length / area
  const all = new Float32Array(images.length * (1 + copies))
  all.set(images)
  const reach = Math.round(size * shift)
  for (let copy = 1; copy <= copies; copy++) {
    for (let i = 0; i < count; i++) {
      const draw = drawFrom(seed, 'copy', copy, i)
      const mirrored = draw.number() < 0.5
      const [down, right] = [draw.whole(-reach, reach), draw.whole(-reach, reach)]
      const factor = draw.number(1 - light, 1 + light)
      const from = i * area
      const to = (copy * count + i) * area
      for (let row = 0; row < size; row++) {
        // What moves in from beyond the border repeats the border.
        const y = Math.min(size - 1, Math.max(0, row - down))
        for (let column = 0; column < size; column++) {
          const moved = Math.min(size - 1, Math.max(0, column - right))
          const x = mirrored ? size - 1 - moved : moved
          for (let c = 0; c < 3; c++) {
            const value = images[from + (y * size + x) * 3 + c]! * factor
            all[to + (row * size + column) * 3 + c] = Math.min(1, value)
          }
        }
      }
    }
  }
  return all
}

/** How many pictures {@link augmented} gives for each. */
export const timesAugmented = 1 + copies
