import { findBackend, type KernelBackend } from '@tensorflow/tfjs-core'
import type { Candidate, Inspection } from './candidate.js'
import { loadFailure } from './load-failure.js'

const packageName = '@tensorflow/tfjs-backend-cpu'

/** TensorFlow.js in plain JavaScript: slow, and right everywhere. */
export const cpu = (
  processor: () => Inspection,
  load = (): Promise<unknown> =>
    import('@tensorflow/tfjs-backend-cpu').catch(loadFailure('cpu', packageName, [packageName])),
): Candidate => ({
  name: 'cpu',
  engineName: 'cpu',
  isReference: true,
  async load() {
    await load()
    // Without this its first tensor prints five lines that advertise tfjs-node.
    const engine = findBackend('cpu') as (KernelBackend & { firstUse?: boolean }) | null
    if (engine) engine.firstUse = false
  },
  async inspect() {
    return processor()
  },
})
