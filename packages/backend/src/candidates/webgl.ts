import type { KernelBackend } from '@tensorflow/tfjs-core'
import { PassedOver } from '../passed-over.js'
import type { Candidate } from './candidate.js'
import { emulators } from './emulators.js'
import { loadFailure } from './load-failure.js'

const packageName = '@tensorflow/tfjs-backend-webgl'

const hasWebGL = () => {
  if (typeof OffscreenCanvas !== 'undefined') {
    const context = new OffscreenCanvas(1, 1).getContext('webgl2')
    context?.getExtension('WEBGL_lose_context')?.loseContext()
    if (context) return true
  }
  if (typeof document === 'undefined') return false
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl')
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}

/** The name of the GPU behind a WebGL context. */
const rendererOf = (engine: KernelBackend): string => {
  const { gpgpu } = engine as KernelBackend & { gpgpu?: { gl?: WebGLRenderingContext } }
  const gl = gpgpu?.gl
  if (!gl) return 'WebGL'
  const extension = gl.getExtension('WEBGL_debug_renderer_info')
  const name = gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER)
  return typeof name === 'string' && name ? name : 'WebGL'
}

/** The GPU through WebGL, which nearly every browser has. */
export const webgl = (
  load = (): Promise<unknown> =>
    import('@tensorflow/tfjs-backend-webgl').catch(
      loadFailure('webgl', packageName, [packageName]),
    ),
  isSupported = hasWebGL,
): Candidate => ({
  name: 'webgl',
  engineName: 'webgl',
  isReference: false,
  async load() {
    if (!isSupported()) throw new PassedOver('no-interface', { interface: 'WebGL' })
    await load()
  },
  async inspect(engine) {
    const device = rendererOf(engine)
    return { device, software: emulators.test(device) }
  },
})
