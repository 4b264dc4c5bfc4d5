import {
  add,
  grad,
  mul,
  randomNormal,
  stack,
  sub,
  sum,
  type Tensor,
  tidy,
} from '@tensorflow/tfjs-core'
import type { Image } from '../src/index.js'

export type Loss = (image: Tensor) => Tensor

/** The sum of what an operation gives, each value with a weight of its own. */
export const weighed =
  (operation: (image: Image) => Tensor): Loss =>
  (image) => {
    const result = operation(image as Image)
    return sum(mul(result, randomNormal(result.shape as [number], 0, 1, 'float32', 4)))
  }

/** By how much a loss changes along small steps from an image, as found and as its gradient tells: `[3, 2]`. */
export const changesAlong = (loss: Loss, image: Tensor): Tensor =>
  tidy(() => {
    const slope = grad(loss)(image)
    const changes = [11, 12, 13].map((seed) => {
      const step = randomNormal(image.shape as [number], 0, 1e-2, 'float32', seed)
      const found = mul(sub(loss(add(image, step)), loss(sub(image, step))), 0.5)
      return stack([found, sum(mul(slope, step))])
    })
    return stack(changes)
  })

/** How far a gradient is from finite differences, as a share of 0.1 or of the change where that is more. */
export const gradientApart = (changes: Float32Array): number => {
  let most = 0
  for (let i = 0; i < changes.length; i += 2) {
    const [found, told] = [changes[i]!, changes[i + 1]!]
    const share = Math.abs(found - told) / Math.max(0.1, Math.abs(told))
    // NaN is not to pass.
    if (!(share <= most)) most = share
  }
  return most
}
