import { petFaces } from '@firstgrad/datasets'

/** @typedef {[x: number, y: number, halfWidth: number, halfHeight: number, tilt: number]} Oval */

/**
 * @param {number} x
 * @param {number} y
 * @param {Oval} oval
 */
const ovalDistance = (x, y, [centreX, centreY, a, b, tilt]) => {
  const c = Math.cos(tilt)
  const s = Math.sin(tilt)
  const u = ((x - centreX) * c + (y - centreY) * s) / a
  const v = ((y - centreY) * c - (x - centreX) * s) / b
  return (Math.hypot(u, v) - 1) * Math.min(a, b)
}

/**
 * @param {number} x
 * @param {number} y
 * @param {[number, number][]} corners
 */
const triangleDistance = (x, y, corners) => {
  const [[ax, ay], [bx, by], [cx, cy]] = /** @type {any} */ (corners)
  const side = Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
  let distance = Number.NEGATIVE_INFINITY
  for (let at = 0; at < 3; at++) {
    const [fromX, fromY] = /** @type {[number, number]} */ (corners[at])
    const [toX, toY] = /** @type {[number, number]} */ (corners[(at + 1) % 3])
    const cross = (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX)
    distance = Math.max(distance, (-side * cross) / Math.hypot(toX - fromX, toY - fromY))
  }
  return distance
}

const normal = () =>
  Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())

/**
 * What one would write first: each pixel asks each shape, with fewer details than ours. It draws what
 * petFaces drew, from its parameters.
 *
 * @param {{ size: 32 | 64, n: number }} options
 */
export const prepare = ({ size, n }) => {
  const { params } = petFaces({ seed: 7, n })
  return () => {
    const images = new Float32Array(n * size * size * 3)
    let inside = 0
    for (const [index, face] of params.entries()) {
      const turn = (face.rotationDegrees * Math.PI) / 180
      const w = 0.85 + (0.45 * (face.weight - 1)) / 9
      const eye = 0.3 - (0.16 * face.age) / 15
      const { ground } = face
      for (let row = 0; row < size; row++)
        for (let column = 0; column < size; column++) {
          const u = (column + 0.5) / size
          const v = (row + 0.5) / size
          const dx = (u - face.centre.x) / face.radius
          const dy = (v - face.centre.y) / face.radius
          const x = (face.mirrored ? -1 : 1) * (dx * Math.cos(turn) + dy * Math.sin(turn))
          const y = dy * Math.cos(turn) - dx * Math.sin(turn)
          const wave =
            0.06 *
            Math.sin(
              2 *
                Math.PI *
                ground.waves *
                (u * Math.cos(ground.waveRadians) + v * Math.sin(ground.waveRadians)) +
                ground.wavePhaseRadians,
            )
          const share =
            0.5 +
            0.7 * Math.sin(ground.gradientRadians) * (u - 0.5) +
            0.7 * Math.cos(ground.gradientRadians) * (v - 0.5)
          const [from, to] = ground.colours
          let colour = from.map(
            (value, channel) => value + ((to[channel] ?? 0) - value) * share + wave,
          )
          const cover = (
            /** @type {number} */ distance,
            /** @type {readonly number[]} */ paint,
          ) => {
            const a = Math.min(1, Math.max(0, 0.5 - distance * size * face.radius))
            colour = colour.map((value, channel) => value + ((paint[channel] ?? 0) - value) * a)
          }
          let head = ovalDistance(x, y, [0, 0, w, 1, 0])
          for (const side of [-1, 1]) {
            const l = side === 1 ? 1 - 0.5 * face.asymmetry : 1
            const ear =
              face.species === 'cat'
                ? triangleDistance(x, y, [
                    [side * 0.85 * w, -0.3],
                    [side * 0.12 * w, -0.8],
                    [side * 0.75 * w, -0.55 - 0.95 * l],
                  ])
                : face.species === 'dog'
                  ? ovalDistance(x, y, [
                      side * 1.02 * w,
                      -0.45 + 0.6 * l,
                      0.26,
                      0.65 * l,
                      -side * 0.2,
                    ])
                  : ovalDistance(x, y, [
                      side * 0.4 * w,
                      -0.75 - 0.7 * l,
                      0.2,
                      0.75 * l,
                      side * 0.15,
                    ])
            head = Math.min(head, ear)
          }
          cover(head, face.furColour)
          if (head <= 0) inside++
          for (const side of [-1, 1]) {
            const drop = side === 1 ? 0.35 * face.asymmetry : 0
            cover(ovalDistance(x, y, [side * 0.42 * w, -0.12 + drop, eye, eye, 0]), face.eyeColour)
          }
          cover(ovalDistance(x, y, [0, 0.38, 0.13, 0.09, 0]), face.eyeColour)
          for (let channel = 0; channel < 3; channel++) {
            const value = (colour[channel] ?? 0) + 0.03 * normal()
            images[((index * size + row) * size + column) * 3 + channel] = Math.min(
              1,
              Math.max(0, value),
            )
          }
        }
    }
    return { headShare: inside / (n * size * size) }
  }
}
