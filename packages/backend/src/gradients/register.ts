import { type GradConfig, getGradient, registerGradient } from '@tensorflow/tfjs-core'
import { backendError } from '../errors.js'
import { avgPool3dGradient, avgPoolGradient } from './avg-pool.js'
import { broadcastGradients } from './broadcast.js'
import { cumsumGradient } from './cumsum.js'
import { mirrorPadGradient } from './mirror-pad.js'
import { prodGradient } from './prod.js'
import { resizeBilinearGradient, resizeNearestNeighborGradient } from './resize.js'

/** Those that TensorFlow.js 4.22 computes wrongly, or throws in; each file says what and where. */
const repaired: readonly GradConfig[] = [
  avgPoolGradient,
  avgPool3dGradient,
  cumsumGradient,
  mirrorPadGradient,
  prodGradient,
  resizeBilinearGradient,
  resizeNearestNeighborGradient,
]

/** Without these nothing trains. */
const essential = ['Sum', 'Mean', 'BatchMatMul', 'Conv2D', 'MaxPool', 'Relu', 'Softmax', 'Square']

/**
 * Registers all gradients of TensorFlow.js and the repaired ones over them.
 *
 * A second call only repairs again, for tfjs-layers brings its own registration along and may have
 * been loaded meanwhile.
 *
 * @throws 'backend/gradients-missing' if a bundler dropped the registration
 */
export const registerGradients = async (): Promise<void> => {
  await import('./stock.js')
  const kernels = essential.filter((name) => !getGradient(name))
  if (kernels.length > 0) throw backendError('backend/gradients-missing', { kernels })
  for (const gradient of [...repaired, ...broadcastGradients()])
    if (getGradient(gradient.kernelName) !== gradient) registerGradient(gradient)
}
