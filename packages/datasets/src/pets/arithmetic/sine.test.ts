import { expect, it } from 'vitest'
import { cosine, sine } from './sine.js'

it('is the sine and the cosine, in every quarter and far away', () => {
  for (let angle = -60; angle <= 60; angle += 0.01) {
    expect(Math.abs(sine(angle) - Math.sin(angle))).toBeLessThan(1e-9)
    expect(Math.abs(cosine(angle) - Math.cos(angle))).toBeLessThan(1e-9)
  }
})
