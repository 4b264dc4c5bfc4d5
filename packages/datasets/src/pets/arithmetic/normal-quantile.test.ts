import { expect, it } from 'vitest'
import { normalQuantile } from './normal-quantile.js'

it('gives the quantiles of published tables', () => {
  for (const [probability, quantile] of [
    [0.5, 0],
    [0.6, 0.2533471],
    [0.9, 1.2815516],
    [0.95, 1.6448536],
    [0.975, 1.959964],
    [0.999, 3.0902323],
    [1e-6, -4.7534243],
    [1e-9, -5.997807],
  ] as const) {
    expect(normalQuantile(probability)).toBeCloseTo(quantile, 5)
  }
})

it('is odd around one half, rises, and has no step where its formulas meet', () => {
  let before = normalQuantile(1e-4)
  for (let step = 2; step < 10_000; step++) {
    const quantile = normalQuantile(step / 10_000)
    expect(quantile).toBeGreaterThan(before)
    expect(quantile).toBeCloseTo(-normalQuantile(1 - step / 10_000), 5)
    before = quantile
  }
  expect(normalQuantile(0.075 - 1e-9)).toBeCloseTo(normalQuantile(0.075 + 1e-9), 5)
})
