import { getBackend } from '@tensorflow/tfjs-core'
import { hasEngine } from './engine.js'

/**
 * Whether the values of tensors lie in this machine's own memory and the package's module can run.
 * Elsewhere (WebGL, WebGPU) nothing is read back: operations are made of tensors.
 */
export const isOnHost = (): boolean => !/^web(gl|gpu)$/.test(getBackend()) && hasEngine()
