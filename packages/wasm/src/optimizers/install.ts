import {
  AdamOptimizer,
  MomentumOptimizer,
  type Optimizer,
  RMSPropOptimizer,
  SGDOptimizer,
  serialization,
} from '@tensorflow/tfjs-core'
import { adamFusion } from './adam.js'
import { AdamWOptimizer } from './adamw.js'
import { type Fusion, stepFused } from './fusion.js'
import { momentumFusion } from './momentum.js'
import { rmspropFusion } from './rmsprop.js'
import { sgdFusion } from './sgd.js'

const fusions: readonly (readonly [{ readonly prototype: Optimizer }, Fusion<never>])[] = [
  [SGDOptimizer, sgdFusion],
  [MomentumOptimizer, momentumFusion],
  [RMSPropOptimizer, rmspropFusion],
  [AdamOptimizer, adamFusion],
]

const installed = new WeakSet<Optimizer>()

/**
 * Lets `tf.train.adam()`, `model.compile({ optimizer: 'adam' })` and their like step in one pass
 * where the backend has our kernels; elsewhere they do what they always did.
 */
export const installOptimizers = (): void => {
  for (const [{ prototype }, fusion] of fusions) {
    if (installed.has(prototype)) continue
    installed.add(prototype)
    const stock = prototype.applyGradients
    prototype.applyGradients = function (gradients) {
      if (!stepFused(this as never, fusion, gradients)) stock.call(this, gradients)
    }
  }
  serialization.registerClass(AdamWOptimizer)
}
