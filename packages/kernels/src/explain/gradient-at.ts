import { engine, type Tensor } from '@tensorflow/tfjs-core'
import { modelError } from '../errors.js'

const withoutGradient = /gradient function not found for (\w+)/

/** What TensorFlow.js kept for the way back, which it forgets where something throws on the way. */
const freeTape = (): void => {
  const { activeTape, gradientDepth } = engine().state
  // Within another gradient it is still needed.
  if (gradientDepth > 0) return
  for (const { saved } of activeTape ?? []) for (const tensor of saved ?? []) tensor.dispose()
}

/**
 * The gradient of the sum of values by what they are computed of.
 *
 * @throws `kernels/not-connected` where values do not depend on it, `kernels/no-gradient` where a kernel has none
 */
export const gradientAt = <T extends Tensor>(
  operation: string,
  at: T,
  values: (at: T) => Tensor,
): T => {
  let gradient: Tensor | undefined
  try {
    // `grad` would say in words of its own that nothing is connected, after which nothing tells it apart.
    gradient = engine().gradients(() => values(at), [at], undefined, true).grads[0]
  } catch (error) {
    freeTape()
    const kernel = withoutGradient.exec((error as Error).message)?.[1]
    if (kernel) throw modelError('kernels/no-gradient', { operation, kernel })
    throw error
  }
  if (!gradient) throw modelError('kernels/not-connected', { operation })
  return gradient as T
}
