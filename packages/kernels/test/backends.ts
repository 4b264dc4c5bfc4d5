import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
// TensorFlow.js itself registers no gradients: tfjs-layers does, or @firstgrad/backend.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import { engine, setBackend } from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

const way = vi.hoisted(() => ({ isOnHost: true }))
vi.mock('../src/host/on-host.js', () => ({ isOnHost: () => way.isOnHost }))

/** By what an operation is computed: the package's module, or operations of TensorFlow.js alone. */
const ways = [
  { backend: 'cpu', isOnHost: true, name: 'the module, cpu' },
  { backend: 'wasm', isOnHost: true, name: 'the module, wasm' },
  { backend: 'cpu', isOnHost: false, name: 'tensors, cpu' },
  { backend: 'wasm', isOnHost: false, name: 'tensors, wasm' },
] as const

type Way = (typeof ways)[number]

/** Runs tests in every way, and holds that each leaves no tensor behind. */
export const inEveryWay = (tests: (way: Way) => void): void => {
  describe.each(ways)('by $name', (one) => {
    let before = 0
    beforeAll(async () => {
      await setBackend(one.backend)
    })
    beforeEach(() => {
      way.isOnHost = one.isOnHost
      before = engine().memory().numTensors
    })
    afterEach(() => {
      expect(engine().memory().numTensors).toBe(before)
    })
    tests(one)
  })
}

/** Runs tests in every way but one: TensorFlow.js's own WebAssembly lacks gradients of gather and convolutions. */
export const inEveryWayWithGradients = (tests: (way: Way) => void): void => {
  inEveryWay((way) => {
    if (way.isOnHost || way.backend === 'cpu') tests(way)
    else it('gradients', (context) => context.skip('this engine lacks the kernels of gradients'))
  })
}
