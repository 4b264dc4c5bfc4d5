import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPool } from '../../../test/open-pool.js'
import { functions } from './unary.js'

let opened: Awaited<ReturnType<typeof openPool>>
beforeAll(async () => {
  opened = await openPool({ threads: 2 })
})
afterAll(() => opened.pool.close())

/** f of every number of `x`, by our kernel. */
const map = (name: number, x: Float32Array, p = 0, q = 0): Float32Array => {
  const { heap, assembly, pool } = opened
  const from = heap.take(4 * x.length)
  const to = heap.take(4 * x.length)
  heap.floats.set(x, from / 4)
  assembly.unary(pool.control, name, from, to, x.length, p, q)
  const y = heap.floats.slice(to / 4, to / 4 + x.length)
  heap.free(from)
  heap.free(to)
  return y
}

const words = new Int32Array(1)
const float = new Float32Array(words.buffer)

/** Every n-th float there is, denormals, infinities and some NaNs among them. */
const floatsOfAllSizes = (step: number): Float32Array => {
  const all = new Float32Array(Math.floor(2 ** 32 / step))
  for (let i = 0; i < all.length; i++) {
    words[0] = i * step
    all[i] = float[0]!
  }
  return all
}

/** The distance between floats at `x`: the unit of the last place. */
const unit = (x: number): number => {
  const exponent = Math.max(-126, Math.floor(Math.log2(Math.abs(x))))
  return 2 ** (exponent - 23)
}

/** The largest error in units of the last place, and where; NaN and infinities must agree. */
const worstError = (x: Float32Array, y: Float32Array, f: (x: number) => number) => {
  let worst = 0
  let at = 0
  for (let i = 0; i < x.length; i++) {
    const exact = f(x[i]!)
    const got = y[i]!
    if (Object.is(Math.fround(exact), got)) continue
    let error = Math.abs(got - exact) / unit(exact)
    if (Number.isNaN(exact) || !Number.isFinite(got))
      error = Number.isNaN(got) && Number.isNaN(exact) ? 0 : Infinity
    if (error > worst) [worst, at] = [error, x[i]!]
  }
  return { worst, at }
}

const stableSigmoid = (x: number) =>
  x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))

describe('errors against double precision, over all floats', () => {
  const x = floatsOfAllSizes(5003)
  it.each<[keyof typeof functions, (x: number) => number, number]>([
    ['exp', Math.exp, 1],
    ['log', Math.log, 1],
    ['tanh', Math.tanh, 2],
    ['sigmoid', stableSigmoid, 2.5],
    ['softplus', (v) => Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v))), 2],
    ['elu', (v) => (v < 0 ? Math.expm1(v) : v), 2],
    ['sqrt', Math.sqrt, 0.51],
    ['rsqrt', (v) => 1 / Math.sqrt(v), 1.5],
    ['reciprocal', (v) => 1 / v, 0.51],
  ])('%s', (name, f, bound) => {
    const { worst, at } = worstError(x, map(functions[name], x), f)
    expect(worst, `at ${at}`).toBeLessThan(bound)
  })
})

/** Ascending series, then the continued fraction of erfc (Abramowitz & Stegun 7.1.6, 7.1.14). */
const erf = (x: number): number => {
  const z = Math.abs(x)
  if (z < 3) {
    let term = z
    let sum = z
    for (let n = 1; Math.abs(term) > 1e-18; n++) {
      term *= (2 * z * z) / (2 * n + 1)
      sum += term
    }
    return (Math.sign(x) * 2 * Math.exp(-z * z) * sum) / Math.sqrt(Math.PI)
  }
  let fraction = z
  for (let n = 60; n > 0; n--) fraction = z + n / 2 / fraction
  return Math.sign(x) * (1 - Math.exp(-z * z) / fraction / Math.sqrt(Math.PI))
}

describe('erf and GELU', () => {
  const x = Float32Array.from({ length: 20_001 }, (_, i) => (i - 10_000) / 1000)

  it('erf is right to 6 units of the last place', () => {
    const { worst, at } = worstError(x, map(functions.erf, x), erf)
    expect(worst, `at ${at}`).toBeLessThan(6)
  })

  it('erf is odd, and 1 far out', () => {
    const far = Float32Array.of(-Infinity, -1e30, -5, -4, -0, 0, 4, 5, 1e30, Infinity, 1e-40)
    const expected = Float32Array.of(-1, -1, -1, -1, -0, 0, 1, 1, 1, 1, 1.1283791670955126e-40)
    const got = map(functions.erf, far)
    for (let i = 0; i < far.length; i++)
      expect(got[i], `erf(${far[i]})`).toBeCloseTo(expected[i]!, 6)
    expect(map(functions.erf, Float32Array.of(NaN))[0]).toBeNaN()
  })

  it('GELU in both forms', () => {
    const exact = map(functions.gelu, x)
    const byTanh = map(functions.geluTanh, x)
    for (let i = 0; i < x.length; i++) {
      const v = x[i]!
      expect(Math.abs(exact[i]! - 0.5 * v * (1 + erf(v * Math.SQRT1_2)))).toBeLessThan(1e-6)
      const inner = Math.sqrt(2 / Math.PI) * (v + 0.044715 * v ** 3)
      expect(Math.abs(byTanh[i]! - 0.5 * v * (1 + Math.tanh(inner)))).toBeLessThan(1e-6)
    }
  })

  it('GELU is 0 far below and x far above', () => {
    const far = Float32Array.of(-Infinity, -1e30, -1000, 1000, 1e30, Infinity)
    for (const name of [functions.gelu, functions.geluTanh]) {
      const y = map(name, far)
      expect([...y].map((v) => v + 0)).toEqual([0, 0, 0, ...far.subarray(3)])
    }
  })
})
