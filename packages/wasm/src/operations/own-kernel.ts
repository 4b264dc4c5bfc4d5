import {
  getKernel,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
  engine as tfEngine,
} from '@tensorflow/tfjs-core'

/** Whether the backend of the moment has a kernel of ours. */
export const hasOwn = (kernel: string): boolean =>
  getKernel(kernel, tfEngine().backendName) !== undefined

/**
 * Whether it may also be used now: of a gradient of ours no further gradient is known, so inside of
 * two gradients operations are composed instead.
 */
export const mayUse = (kernel: string): boolean =>
  tfEngine().state.gradientDepth <= 1 && hasOwn(kernel)

/** Runs a kernel of ours. */
export const runOwn = <T extends Tensor | Tensor[] = Tensor>(
  kernel: string,
  inputs: NamedTensorMap,
  attrs?: NamedAttrMap,
): T => tfEngine().runKernel(kernel, inputs, attrs) as T
