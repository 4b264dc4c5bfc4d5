import { getBackend, type Tensor } from '@tensorflow/tfjs-core'
import { needError } from '../errors.js'
import { hasEngine } from './engine.js'

const needsHost = (operation: string): Error =>
  needError('kernels/needs-host', { operation, backend: getBackend() })

/**
 * Reads the values of a tensor at once. From WebGL that waits for the graphics card.
 *
 * @throws `kernels/needs-host` on WebGPU, whose values can only be waited for
 */
export const valuesOf = (operation: string, tensor: Tensor): Float32Array => {
  if (getBackend() === 'webgpu') throw needsHost(operation)
  return tensor.dataSync<'float32'>()
}

/**
 * For what only a module can do.
 *
 * @throws `kernels/needs-host` as above, and where a browser has no SIMD
 */
export const valuesForModule = (operation: string, tensor: Tensor): Float32Array => {
  if (!hasEngine()) throw needsHost(operation)
  return valuesOf(operation, tensor)
}
