import {
  type GradConfig,
  getGradient,
  registerGradient,
  type Tensor,
  engine as tfEngine,
} from '@tensorflow/tfjs-core'
import type { OwnGradient } from './kernels/kernel.js'

/** The gradients made here, so that none is wrapped twice. */
const made = new WeakSet<GradConfig>()

/**
 * Puts a gradient of ours before the registered one, which goes on serving every other backend, and
 * gradients of gradients: of our kernels none is known.
 *
 * To be called with each run of the kernel, for packages that register TensorFlow.js's own gradients
 * may be loaded at any time. TensorFlow.js looks the gradient up after the kernel has run.
 */
export const keepGradient = (backend: string, kernelName: string, own: OwnGradient): void => {
  const stock = getGradient(kernelName)
  if (!stock || made.has(stock)) return
  const gradient: GradConfig = {
    ...stock,
    gradFunc: (dy, saved, attrs) => {
      const ours =
        isPlainStep(backend) && !Array.isArray(dy) && own(runKernel, dy, saved, attrs ?? {})
      return ours || stock.gradFunc(dy, saved, attrs)
    },
  }
  made.add(gradient)
  registerGradient(gradient)
}

/** Whether `backend` computes and nobody will ask for the gradient of what it computes now. */
export const isPlainStep = (backend: string): boolean => {
  const engine = tfEngine()
  return engine.backendName === backend && engine.state.gradientDepth === 0
}

/** Runs a kernel of the backend that computes. */
export const runKernel: Parameters<OwnGradient>[0] = (kernel, inputs, attrs) =>
  tfEngine().runKernel(kernel, inputs, attrs) as Tensor
