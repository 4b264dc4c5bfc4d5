/** How many kernels the first layer has. */
export const count = 8

/** The root of the sum of a kernel's squares: small, so that what is learned soon outweighs the start. */
export const startLength = 0.25

/** Binomial weights 1, n, ..., n, 1: a smooth hill. */
const hill = (length: number): number[] => {
  let row = [1]
  for (let i = 1; i < length; i++)
    row = Array.from({ length: i + 1 }, (_, j) => (row[j - 1] ?? 0) + (row[j] ?? 0))
  return row
}

/** The hill that is one shorter, minus itself one further: dark before, bright after. */
const slope = (length: number): number[] => {
  const short = hill(length - 1)
  return Array.from({ length }, (_, i) => (short[i - 1] ?? 0) - (short[i] ?? 0))
}

type Kernel = readonly (readonly number[])[]

const angleOf = (index: number, turn: number) => (index * turn) / count

/** Sobel's kernel of any size, turned by eighths: brighter to the right, right and down, down ... */
const sobel = (size: number, index: number): Kernel => {
  const [across, along] = [slope(size), hill(size)]
  const angle = angleOf(index, 2 * Math.PI)
  return along.map((_, i) =>
    along.map(
      (_, j) => Math.cos(angle) * across[j]! * along[i]! + Math.sin(angle) * across[i]! * along[j]!,
    ),
  )
}

/** A wave under a hill, one wave long, turned by sixteenths. */
const gabor = (size: number, index: number): Kernel => {
  const angle = angleOf(index, Math.PI)
  const middle = (size - 1) / 2
  const sigma = size / 4
  const offsets = Array.from({ length: size }, (_, i) => i - middle)
  return offsets.map((y) =>
    offsets.map((x) => {
      const along = x * Math.cos(angle) + y * Math.sin(angle)
      return (
        Math.exp(-(x * x + y * y) / (2 * sigma * sigma)) * Math.sin((2 * Math.PI * along) / size)
      )
    }),
  )
}

/**
 * Eight kernels as weights [size, size, 1, 8]. Each is as long as a random one is on average, so that a
 * network turns it as fast.
 */
export const bank = (name: 'sobel' | 'gabor', size: number): Float32Array => {
  const weights = new Float32Array(size * size * count)
  for (let index = 0; index < count; index++) {
    const kernel = (name === 'sobel' ? sobel : gabor)(size, index).flat()
    const length = Math.hypot(...kernel)
    kernel.forEach((weight, i) => {
      weights[i * count + index] = (weight / length) * startLength
    })
  }
  return weights
}

/** The cosine between each kernel and what it was, on average over the eight. */
export const meanCosine = (before: ArrayLike<number>, after: ArrayLike<number>): number => {
  let sum = 0
  for (let index = 0; index < count; index++) {
    let [dot, a, b] = [0, 0, 0]
    for (let i = index; i < before.length; i += count) {
      dot += before[i]! * after[i]!
      a += before[i]! ** 2
      b += after[i]! ** 2
    }
    sum += dot / Math.sqrt(a * b) / count
  }
  return sum
}

/**
 * How alike neighbouring weights of a kernel are, -1 to 1, on average over the eight: about 0 where they
 * are noise, 0.75 for Sobel's own of 5 x 5.
 */
export const smoothness = (weights: ArrayLike<number>, size: number): number => {
  let sum = 0
  for (let index = 0; index < count; index++) {
    const at = (row: number, column: number) => weights[(row * size + column) * count + index]!
    let [pairs, squares] = [0, 0]
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        squares += at(i, j) ** 2
        if (i > 0) pairs += at(i, j) * at(i - 1, j)
        if (j > 0) pairs += at(i, j) * at(i, j - 1)
      }
    }
    // There are 2 size (size - 1) pairs of neighbours for size² weights.
    sum += (pairs * size) / (2 * (size - 1)) / squares / count
  }
  return sum
}
