/** @type {import('../../runner/case.mjs').BenchCase[]} */
export default [32, 64].map((size) => ({
  name: `pet-faces-${size}`,
  title: `1,000 pet faces of ${size} pixels with all their truths, beside a plain loop over pixels.`,
  contestants: [
    { name: '@firstgrad/datasets', module: 'datasets.mjs', argument: { size, n: 1000 } },
    {
      name: 'every shape at every pixel',
      module: 'every-pixel.mjs',
      argument: { size, n: 100 },
      share: 0.1,
    },
  ],
  // Both draw heads of the same parameters; the loop draws fewer of them.
  agree: (one, other) => Math.abs(one.headShare - other.headShare) < 0.02,
}))
