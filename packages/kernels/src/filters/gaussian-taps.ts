interface Reach {
  /** How many standard deviations the weights reach. Default: 4. */
  readonly truncate?: number
  /** Of the derivative. Default: 0, the Gaussian itself. */
  readonly order?: 0 | 1 | 2
}

/**
 * The weights of a Gaussian, or of its first or second derivative, at whole numbers from `-radius` to
 * `radius`; the radius is `truncate` standard deviations, rounded. As in SciPy's `gaussian_filter1d`:
 * the Gaussian sums to 1, and derivatives are its exact ones, sampled. To be correlated with.
 */
export const gaussianWeights = (
  sigma: number,
  { truncate = 4, order = 0 }: Reach = {},
): Float64Array => {
  const radius = Math.floor(truncate * sigma + 0.5)
  const variance = sigma * sigma
  const places = Array.from({ length: 2 * radius + 1 }, (_, index) => index - radius)
  const heights = places.map((x) => Math.exp((-0.5 / variance) * (x * x)))
  const sum = heights.reduce((total, height) => total + height, 0)
  const factor = {
    0: () => 1,
    // Falling in x of the kernel is rising in the image.
    1: (x: number) => x / variance,
    2: (x: number) => (x * x) / (variance * variance) - 1 / variance,
  }[order]
  return Float64Array.from(places, (x, index) => (factor(x) * heights[index]!) / sum)
}

/** The same in 32 bits, as kernels have them. */
export const gaussianTaps = (sigma: number, reach: Reach = {}): Float32Array =>
  Float32Array.from(gaussianWeights(sigma, reach))
