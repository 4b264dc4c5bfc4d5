import { getBackend, type Tensor } from '@tensorflow/tfjs-core'
import { kernelsError } from '../errors.js'

/**
 * Reads the values of a tensor at once. From WebGL that waits for the graphics card.
 *
 * @throws `kernels/needs-host` on WebGPU, whose values can only be waited for
 */
export const valuesOf = (operation: string, tensor: Tensor): Float32Array => {
  const backend = getBackend()
  if (backend === 'webgpu') throw kernelsError('kernels/needs-host', { operation, backend })
  return tensor.dataSync<'float32'>()
}
