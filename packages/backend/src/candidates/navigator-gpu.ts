import type { Gpu } from './webgpu-adapter.js'

/**
 * Makes `navigator.gpu` and the globals of WebGPU, which TensorFlow.js looks for.
 *
 * Node 20 has no `navigator`; from 21 on it is there but cannot be replaced, so the property is
 * defined on it.
 *
 * @returns a function that takes all of it away again
 */
export const installNavigatorGpu = (gpu: Gpu, globals: object): (() => void) => {
  const undo: (() => void)[] = []
  const define = (target: object, key: string, value: unknown) => {
    if (key in target) return
    Object.defineProperty(target, key, { value, configurable: true, writable: true })
    undo.push(() => Reflect.deleteProperty(target, key))
  }
  for (const [key, value] of Object.entries(globals)) define(globalThis, key, value)
  define(globalThis, 'navigator', {})
  define(globalThis.navigator, 'gpu', gpu)
  return () => {
    for (const step of undo.reverse()) step()
  }
}
