import { PassedOver } from '../passed-over.js'
import type { Candidate } from './candidate.js'
import { loadFailure } from './load-failure.js'
import {
  currentGpu,
  inspectAdapter,
  requireAdapter,
  requireRegistration,
} from './webgpu-adapter.js'

const packageName = '@tensorflow/tfjs-backend-webgpu'

/** The GPU through the browser's WebGPU. */
export const webgpu = (
  load = (): Promise<unknown> =>
    import('@tensorflow/tfjs-backend-webgpu').catch(
      loadFailure('webgpu', packageName, [packageName]),
    ),
): Candidate => ({
  name: 'webgpu',
  engineName: 'webgpu',
  isReference: false,
  async load() {
    const gpu = currentGpu()
    if (!gpu) throw new PassedOver('no-interface', { interface: 'WebGPU' })
    await requireAdapter(gpu)
    await load()
    requireRegistration()
  },
  inspect: (engine) => inspectAdapter(engine),
})
