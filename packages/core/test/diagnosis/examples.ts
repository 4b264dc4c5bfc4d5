import { load } from '@firstgrad/datasets'
import { drawFrom } from '../../src/exercises.js'
import { type Examples, fromArrays } from '../../src/training/examples.js'

/** Rows of inputs with a class or a few numbers each. */
export interface Rows {
  readonly x: number[][]
  readonly y: number[][]
}

export const examplesOf = ({ x, y }: Rows, shape = [x[0]!.length]): Examples =>
  fromArrays({
    x: { data: Float32Array.from(x.flat()), shape: [x.length, ...shape] },
    y: { data: Float32Array.from(y.flat()), shape: [y.length, y[0]!.length] },
  })

export const oneHot = ({ x, y }: Rows, classes: number): Rows => ({
  x,
  y: y.map(([label]) => Array.from({ length: classes }, (_, i) => (i === label ? 1 : 0))),
})

export const scaledBy = ({ x, y }: Rows, factor: number, offset = 0): Rows => ({
  x: x.map((row) => row.map((value) => factor * value + offset)),
  y,
})

/** Mean 0 and deviation 1, column by column. */
export const standardized = ({ x, y }: Rows): Rows => {
  const stats = x[0]!.map((_, j) => {
    const column = x.map((row) => row[j]!)
    const mean = column.reduce((a, b) => a + b) / column.length
    const std = Math.sqrt(column.reduce((sum, v) => sum + (v - mean) ** 2, 0) / column.length)
    return { mean, std }
  })
  return { x: x.map((row) => row.map((v, j) => (v - stats[j]!.mean) / stats[j]!.std)), y }
}

const rows = (count: number, make: (i: number) => { x: number[]; y: number[] }): Rows => {
  const all = Array.from({ length: count }, (_, i) => make(i))
  return { x: all.map(({ x }) => x), y: all.map(({ y }) => y) }
}

/** Clouds around corners, one class each. */
export const blobs = ({ classes = 3, count = 96, features = 2, spread = 0.3, seed = 1 } = {}) => {
  const draw = drawFrom(seed, 'blobs')
  const centres = Array.from({ length: classes }, (_, c) =>
    Array.from(
      { length: features },
      (_, j) => 1.5 * Math.cos((2 * Math.PI * c) / classes + (j * Math.PI) / 2),
    ),
  )
  return rows(count, (i) => ({
    x: centres[i % classes]!.map((at) => draw.gauss(at, spread)),
    y: [i % classes],
  }))
}

/** y = 2x₀ - x₁ + 0.5 with a little noise. */
export const plane = ({ count = 96, noise = 0.1, seed = 1 } = {}) => {
  const draw = drawFrom(seed, 'plane')
  return rows(count, () => {
    const [a, b] = [draw.number(-1, 1), draw.number(-1, 1)]
    return { x: [a, b], y: [2 * a - b + 0.5 + draw.gauss(0, noise)] }
  })
}

/** One arch of a sine, with noise. */
export const wave = ({ count = 96, noise = 0.1, seed = 1 } = {}) => {
  const draw = drawFrom(seed, 'wave')
  return rows(count, () => {
    const x = draw.number(-1, 1)
    return { x: [x], y: [Math.sin(3 * x) + draw.gauss(0, noise)] }
  })
}

/** The four corners of exclusive or. */
export const xor = (count = 96): Rows =>
  rows(count, (i) => {
    const [a, b] = [i % 2, Math.floor(i / 2) % 2]
    return { x: [2 * a - 1, 2 * b - 1], y: [a ^ b] }
  })

/** Labels that have nothing to do with the inputs. */
export const noise = ({ count = 96, features = 4, classes = 2, seed = 1 } = {}) => {
  const draw = drawFrom(seed, 'noise')
  return rows(count, () => ({
    x: Array.from({ length: features }, () => draw.gauss()),
    y: [draw.whole(0, classes - 1)],
  }))
}

/** Sequences of numbers: does the sum rise above zero? [steps, 1] each. */
export const sums = ({ count = 96, steps = 6, seed = 1 } = {}) => {
  const draw = drawFrom(seed, 'sums')
  return rows(count, () => {
    const x = Array.from({ length: steps }, () => draw.number(-1, 1))
    return { x, y: [x.reduce((a, b) => a + b) > 0 ? 1 : 0] }
  })
}

/** Words as indices: class 1 where word 7 comes up. */
export const words = ({ count = 120, length = 5, vocabulary = 50, seed = 1 } = {}) => {
  const draw = drawFrom(seed, 'words')
  return rows(count, (i) => {
    const x = Array.from({ length }, () => draw.whole(10, vocabulary - 1))
    if (i % 2) x[draw.whole(0, length - 1)] = 7
    return { x, y: [i % 2] }
  })
}

/** Small pictures of an upright or a lying bar, 8 x 8 x 1. */
export const bars = ({ count = 96, seed = 1 } = {}) => {
  const draw = drawFrom(seed, 'bars')
  return rows(count, (i) => {
    const at = draw.whole(1, 6)
    const x = Array.from({ length: 64 }, (_, p) => {
      const along = i % 2 ? p % 8 : Math.floor(p / 8)
      return (along === at ? 0.9 : 0.1) + draw.gauss(0, 0.05)
    })
    return { x, y: [i % 2] }
  })
}

export const iris = async (): Promise<Rows> => {
  const { columns, labels } = await load('iris')
  const { sepalLengthCm, sepalWidthCm, petalLengthCm, petalWidthCm } = columns
  const all = [sepalLengthCm, sepalWidthCm, petalLengthCm, petalWidthCm]
  return rows(labels.length, (i) => ({ x: all.map((column) => column[i]!), y: [labels[i]!] }))
}

/** Millimetres and grams; two birds were never measured. */
export const penguins = async ({ complete = true } = {}): Promise<Rows> => {
  const { columns, labels } = await load('penguins')
  const { beakLengthMm, beakDepthMm, flipperLengthMm, bodyMassG } = columns
  const all = [beakLengthMm, beakDepthMm, flipperLengthMm, bodyMassG]
  const birds = Array.from(labels, (label, i) => ({
    x: all.map((column) => column[i]!),
    y: [label],
  }))
  const kept = birds.filter(({ x }) => !complete || x.every(Number.isFinite))
  return rows(kept.length, (i) => kept[i]!)
}

let read: ReturnType<typeof load<'mnist'>> | undefined
const firstDigits = () => {
  read ??= load('mnist', { split: 'train[:256]' })
  return read
}

/** Digits with grey values from 0 to 255. */
export const digits = async (count = 128): Promise<Rows> => {
  const { images, labels } = await firstDigits()
  return rows(count, (i) => ({
    x: Array.from(images.subarray(784 * i, 784 * (i + 1))),
    y: [labels[i]!],
  }))
}
