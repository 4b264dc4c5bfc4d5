import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
// TensorFlow.js itself registers no gradients: tfjs-layers does, or @firstgrad/backend.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import { engine, setBackend } from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

/**
 * By what an operation is computed: the package's module, or, as where a browser has no SIMD, operations
 * of TensorFlow.js or JavaScript alone.
 */
const ways = [
  { backend: 'cpu', hasEngine: true, name: 'the module, cpu' },
  { backend: 'wasm', hasEngine: true, name: 'the module, wasm' },
  { backend: 'cpu', hasEngine: false, name: 'no module, cpu' },
  { backend: 'wasm', hasEngine: false, name: 'no module, wasm' },
] as const

type Way = (typeof ways)[number]

const inWays = (some: readonly Way[], tests: (way: Way) => void): void => {
  describe.each(some)('by $name', (one) => {
    let before = 0
    beforeAll(async () => {
      await setBackend(one.backend)
    })
    beforeEach(() => {
      if (!one.hasEngine) vi.spyOn(WebAssembly, 'validate').mockReturnValue(false)
      before = engine().memory().numTensors
    })
    afterEach(() => {
      vi.restoreAllMocks()
      expect(engine().memory().numTensors).toBe(before)
    })
    tests(one)
  })
}

/** Runs tests in every way, and holds that each leaves no tensor behind. */
export const inEveryWay = (tests: (way: Way) => void): void => inWays(ways, tests)

/** The same for what only a module can do. */
export const inEveryWayWithModule = (tests: (way: Way) => void): void =>
  inWays(
    ways.filter(({ hasEngine }) => hasEngine),
    tests,
  )

/** The same for what is made of tensors in any way: once on every backend. */
export const onEveryBackend = (tests: () => void): void =>
  inWays(
    ways.filter(({ hasEngine }) => !hasEngine),
    tests,
  )

/** Runs tests in every way but one: TensorFlow.js's own WebAssembly lacks gradients of gather and convolutions. */
export const inEveryWayWithGradients = (tests: (way: Way) => void): void => {
  inEveryWay((way) => {
    if (way.hasEngine || way.backend === 'cpu') tests(way)
    else it('gradients', (context) => context.skip('this engine lacks the kernels of gradients'))
  })
}
