import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Batch } from './examples.js'
import { deriveSeed } from './seeds.js'
import type { Trainable } from './trainable.js'

const norm = (v: Float32Array) => Math.sqrt(v.reduce((sum, x) => sum + x * x, 0))

/**
 * The largest curvature of the loss on a batch: the eigenvalue of its Hessian that is largest in
 * size, by power iteration. Hessian times vector is the central difference of two gradients, so
 * that any model will do (Pearlmutter 1994 gives the exact product; tfjs has no second
 * derivatives of many operations).
 *
 * Gradient descent on a quadratic bowl diverges when the learning rate passes 2 / curvature.
 *
 * @param at - Parameters where the curvature is measured; the model's own are put back.
 * @returns null where the gradients are not finite.
 */
export const largestCurvature = async (
  model: Trainable,
  batch: Batch,
  at: Float32Array,
  { iterations = 20, seed = 0 }: { iterations?: number; seed?: number } = {},
): Promise<number | null> => {
  const random = xoroshiro128plus(deriveSeed(seed, 'curvature'))
  const before = await model.parameters()
  const drawn = at.map(() => uniformFloat32(random) - 0.5)
  const length = norm(drawn)
  let direction = drawn.map((x) => x / length)
  // Large enough that the difference of two float32 gradients is not lost in rounding.
  const reach = 0.01 * (1 + norm(at) / Math.sqrt(at.length))
  let curvature: number | null = null
  try {
    for (let i = 0; i < iterations; i++) {
      await model.setParameters(at.map((x, j) => x + reach * direction[j]!))
      const ahead = await model.gradient(batch)
      await model.setParameters(at.map((x, j) => x - reach * direction[j]!))
      const behind = await model.gradient(batch)
      const product = ahead.map((g, j) => (g - behind[j]!) / (2 * reach))
      const size = norm(product)
      if (!Number.isFinite(size)) return null
      if (size === 0) return 0
      const previous = curvature
      curvature = product.reduce((sum, x, j) => sum + x * direction[j]!, 0)
      direction = product.map((x) => x / size)
      if (previous !== null && Math.abs(curvature - previous) < 1e-3 * Math.abs(curvature)) break
    }
    return curvature
  } finally {
    await model.setParameters(before)
  }
}
