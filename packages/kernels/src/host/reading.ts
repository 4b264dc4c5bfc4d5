import { getBackend } from '@tensorflow/tfjs-core'
import { kernelsError } from '../errors.js'
import { hasEngine } from './engine.js'

/**
 * For what only the package's module can do: reads values at once, on WebGL from the graphics card.
 *
 * @throws `kernels/needs-host` on WebGPU, which reads only later, and where a browser has no SIMD
 */
export const checkReading = (operation: string): void => {
  const backend = getBackend()
  if (backend === 'webgpu' || !hasEngine()) {
    throw kernelsError('kernels/needs-host', { operation, backend })
  }
}
