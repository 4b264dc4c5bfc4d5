/**
 * The shades of values `[height, width]` or `[height, width, 3]`, 0 to 255 for red, green and blue.
 *
 * @param {ArrayLike<number>} values
 * @param {number} channels 1 or 3
 * @param {readonly [number, number]} range what becomes black and white
 * @param {import('./samples.mjs').Sample['shown']} shown
 */
export const shadesOf = (values, channels, [least, most], shown) => {
  const pixels = values.length / channels
  const shades = new Uint8Array(3 * pixels)
  const span = most - least || 1
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let part = 0; part < 3; part++) {
      const value = Number(values[pixel * channels + (channels === 1 ? 0 : part)])
      shades[3 * pixel + part] =
        shown === 'labels' ? shadeOfLabel(value, part) : shade((value - least) / span)
    }
  }
  return shades
}

/** @param {number} share */
const shade = (share) => Math.round(255 * Math.min(Math.max(share, 0), 1))

/** Neighbouring labels look different; what has none is black. @param {number} label @param {number} part */
const shadeOfLabel = (label, part) => (label === 0 ? 0 : 64 + ((label * [97, 57, 131][part]) % 192))

/**
 * What becomes black and what white.
 *
 * @param {import('./samples.mjs').Sample['shown']} shown
 * @param {readonly ArrayLike<number>[]} all that are shown beside each other
 * @returns {readonly [number, number]}
 */
export const rangeOf = (shown, all) => {
  if (shown === undefined || shown === 'from 0 to 1') return [0, 1]
  let [least, most] = [Infinity, -Infinity]
  for (const values of all) {
    for (const value of Array.from(values)) {
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
  }
  const furthest = Math.max(Math.abs(least), Math.abs(most))
  return shown === 'around 0' ? [-furthest, furthest] : [least, most]
}
