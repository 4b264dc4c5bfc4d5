import { PassedOver } from '../passed-over.js'
import type { Candidate } from './candidate.js'
import { installedVersion } from './installed-version.js'
import { loadFailure } from './load-failure.js'
import { installNavigatorGpu } from './navigator-gpu.js'
import { mayHaveVulkan } from './vulkan-loader.js'
import {
  currentGpu,
  type Gpu,
  inspectAdapter,
  requireAdapter,
  requireRegistration,
} from './webgpu-adapter.js'

const engine = '@tensorflow/tfjs-backend-webgpu'
const packages = ['webgpu', engine]

/** npm's `webgpu`: Dawn, the WebGPU of Chromium, as a Node addon. */
export interface Dawn {
  create(flags: string[]): unknown
  readonly globals: object
}

/** The GPU through WebGPU in Node.js (Vulkan, Metal or Direct3D 12). */
export const webgpuDawn = (
  loadDawn = async (): Promise<Dawn> => {
    if (installedVersion('webgpu') && !mayHaveVulkan()) throw new PassedOver('no-adapter', {})
    return import('webgpu').catch(loadFailure('webgpu', 'webgpu', packages))
  },
  loadEngine = (): Promise<unknown> =>
    import('@tensorflow/tfjs-backend-webgpu').catch(loadFailure('webgpu', engine, packages)),
): Candidate => ({
  name: 'webgpu',
  engineName: 'webgpu',
  isReference: false,
  async load() {
    let uninstall = () => {}
    if (!currentGpu()) {
      const dawn = await loadDawn()
      uninstall = installNavigatorGpu(dawn.create([]) as Gpu, dawn.globals)
    }
    try {
      await requireAdapter(currentGpu()!)
      await loadEngine()
      requireRegistration()
    } catch (error) {
      uninstall()
      throw error
    }
  },
  async inspect(running) {
    const version = installedVersion('webgpu')
    return { ...(await inspectAdapter(running)), ...(version && { versions: { webgpu: version } }) }
  },
})
