import * as tf from '@tensorflow/tfjs-core'

const size = 7
/** Pixels from crest to crest. */
const wavelength = 5
/** How far a kernel's window reaches, in pixels. */
const sigma = 1.6

/** Weights of red, green and blue: brightness, red against green, yellow against blue. */
const axes = [
  [0.299, 0.587, 0.114],
  [0.5, -0.5, 0],
  [0.25, 0.25, -0.5],
] as const

/** A kernel's weights for red, green and blue at (x, y) off its centre. */
type Kernel = (x: number, y: number) => readonly number[]

const window = (x: number, y: number) => Math.exp(-(x * x + y * y) / (2 * sigma * sigma))

/** One colour, blurred; the weights sum to about 1. */
const blur =
  (colour: number): Kernel =>
  (x, y) =>
    [0, 1, 2].map((c) => (c === colour ? window(x, y) / (2 * Math.PI * sigma * sigma) : 0))

/** A wave in a window, as a Gabor filter is: lines where `phase` is 0, edges at a quarter turn. */
const wave = (axis: readonly number[], angle: number, phase: number, sign: number): Kernel => {
  const turns = (2 * Math.PI) / wavelength
  // What a flat colour would answer is taken away.
  const flat = Math.cos(phase) * Math.exp(-0.5 * (turns * sigma) ** 2)
  return (x, y) => {
    const along = x * Math.cos(angle) + y * Math.sin(angle)
    const value = 0.5 * sign * window(x, y) * (Math.cos(turns * along + phase) - flat)
    return axis.map((weight) => weight * value)
  }
}

const angles = [0, 1, 2, 3].map((quarter) => (quarter * Math.PI) / 4)
const waves = axes.map((axis) =>
  angles.flatMap((angle) =>
    [0, Math.PI / 2].flatMap((phase) => [1, -1].map((sign) => wave(axis, angle, phase, sign))),
  ),
)
const bank = [...[0, 1, 2].map(blur), ...waves.flat()]

/** The maps of the waves in brightness. */
const brightness = { first: 3, count: waves[0]!.length }

/** The bank of fixed filters `[7, 7, 3, 51]`: colours, then lines and edges of four directions. */
export const filters = (): tf.Tensor4D => {
  const half = (size - 1) / 2
  const data = Float32Array.from({ length: size * size * 3 * bank.length }, (_, i) => {
    const colour = Math.floor(i / bank.length) % 3
    const place = Math.floor(i / (bank.length * 3))
    const [x, y] = [(place % size) - half, Math.floor(place / size) - half]
    return bank[i % bank.length]!(x, y)[colour]!
  })
  return tf.tensor4d(data, [size, size, 3, bank.length])
}

/**
 * The maps `[height, width, 51]` of each layer. All have the same filters, but each sees the
 * picture at half the size of the layer before, and so twice as far.
 */
export const featuresOf = (
  image: tf.Tensor3D,
  bank: tf.Tensor4D,
  layers: number,
): tf.Tensor3D[] => {
  const maps: tf.Tensor3D[] = []
  let seen = image
  for (let layer = 0; layer < layers; layer++) {
    if (layer > 0) seen = tf.avgPool(seen, 2, 2, 'valid')
    maps.push(tf.relu(tf.conv2d(seen, bank, 1, 'valid')))
  }
  return maps
}

/** What of the maps tells what is shown: lines and edges in brightness, whatever their colour. */
export const contentOf = (maps: tf.Tensor3D): tf.Tensor3D =>
  tf.slice(maps, [0, 0, brightness.first], [-1, -1, brightness.count])
