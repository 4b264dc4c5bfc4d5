/** Transforms complex numbers in place, without a factor: the sum of each times exp(-2 pi i k n / size). */
export type Fft = (real: Float64Array, imaginary: Float64Array) => void

/** cos and sin of `turns(k)` times a full turn. */
const circle = (count: number, turns: (k: number) => number) => {
  const cos = Float64Array.from({ length: count }, (_, k) => Math.cos(2 * Math.PI * turns(k)))
  const sin = Float64Array.from({ length: count }, (_, k) => Math.sin(2 * Math.PI * turns(k)))
  return { cos, sin }
}

/** Where each number goes when the bits of its index are read backwards. */
const reversedBits = (size: number): Uint32Array => {
  const reversed = new Uint32Array(size)
  for (let i = 1; i < size; i++) reversed[i] = (reversed[i >> 1]! >> 1) + (i & 1 ? size >> 1 : 0)
  return reversed
}

/** Of a power of two (J. Cooley and J. Tukey, 1965). */
const radix2 = (size: number): Fft => {
  const { cos, sin } = circle(size >> 1, (k) => k / size)
  const reversed = reversedBits(size)
  return (real, imaginary) => {
    for (let i = 0; i < size; i++) {
      const j = reversed[i]!
      if (j <= i) continue
      const [x, y] = [real[i]!, imaginary[i]!]
      real[i] = real[j]!
      imaginary[i] = imaginary[j]!
      real[j] = x
      imaginary[j] = y
    }
    for (let half = 1; half < size; half *= 2) {
      const stride = size / (2 * half)
      for (let start = 0; start < size; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const [c, s] = [cos[k * stride]!, sin[k * stride]!]
          const i = start + k
          const j = i + half
          const x = real[j]! * c + imaginary[j]! * s
          const y = imaginary[j]! * c - real[j]! * s
          real[j] = real[i]! - x
          imaginary[j] = imaginary[i]! - y
          real[i]! += x
          imaginary[i]! += y
        }
      }
    }
  }
}

/** Of any size, as a convolution with a chirp (L. Bluestein, 1970). */
const bluestein = (size: number): Fft => {
  const room = 2 ** Math.ceil(Math.log2(2 * size - 1))
  const transform = radix2(room)
  // The square would lose digits in the angle.
  const { cos, sin } = circle(size, (k) => ((k * k) % (2 * size)) / (2 * size))
  const chirp = { real: new Float64Array(room), imaginary: new Float64Array(room) }
  for (let k = 0; k < size; k++) {
    chirp.real[k] = cos[k]!
    chirp.imaginary[k] = sin[k]!
    chirp.real[(room - k) % room] = cos[k]!
    chirp.imaginary[(room - k) % room] = sin[k]!
  }
  transform(chirp.real, chirp.imaginary)
  const x = new Float64Array(room)
  const y = new Float64Array(room)
  return (real, imaginary) => {
    x.fill(0)
    y.fill(0)
    for (let k = 0; k < size; k++) {
      x[k] = real[k]! * cos[k]! + imaginary[k]! * sin[k]!
      y[k] = imaginary[k]! * cos[k]! - real[k]! * sin[k]!
    }
    transform(x, y)
    for (let k = 0; k < room; k++) {
      const [a, b] = [x[k]!, y[k]!]
      // Conjugate, so that the next transform goes back.
      x[k] = (a * chirp.real[k]! - b * chirp.imaginary[k]!) / room
      y[k] = -(a * chirp.imaginary[k]! + b * chirp.real[k]!) / room
    }
    transform(x, y)
    for (let k = 0; k < size; k++) {
      real[k] = x[k]! * cos[k]! - y[k]! * sin[k]!
      imaginary[k] = -y[k]! * cos[k]! - x[k]! * sin[k]!
    }
  }
}

/** The fast Fourier transform of `size` numbers, in 64 bits. */
export const fftOf = (size: number): Fft =>
  Number.isInteger(Math.log2(size)) ? radix2(size) : bluestein(size)
