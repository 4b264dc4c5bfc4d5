// What a page runs to hold the operations to their references on the engines that Node has not.
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-webgl'
import '@tensorflow/tfjs-backend-webgpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import { memory, randomNormal, setBackend, type Tensor, tensor2d } from '@tensorflow/tfjs-core'
import { hog } from '../src/index.js'
import { apart } from './apart.js'
import { changesAlong, gradientApart, weighed } from './gradients.js'
import { differentiable, filters, linearReference } from './linear-filters.js'

/** What a check found: how far apart the values are, and how many tensors were left behind. */
interface Found {
  readonly apart: number
  readonly left: number
}

const dataOf = async (tensor: Tensor): Promise<Float32Array> => {
  const values = await tensor.data<'float32'>()
  tensor.dispose()
  return values
}

/** The largest difference from the reference, as a share of 1 or of the value where that is more. */
const checkValues = async (operation: string): Promise<number> => {
  let most = 0
  for (const { image, options, values, operation: name } of linearReference.cases) {
    if (name !== operation) continue
    const input = tensor2d(linearReference.images[image]!)
    const filtered = filters[operation]!(input, options as never)
    input.dispose()
    const difference = apart(await dataOf(filtered), values.flat())
    if (!(difference <= most)) most = difference
  }
  return most
}

/** How far the gradient is from finite differences, as a share of the change. */
const checkGradient = async (name: string): Promise<number> => {
  const image = randomNormal([5, 7, 2], 0, 1, 'float32', 3)
  const changes = changesAlong(weighed(differentiable[name]!), image)
  image.dispose()
  return gradientApart(await dataOf(changes))
}

/** The code by which an operation that needs the values refuses to wait for them; none where it works. */
const refusal = (): string => {
  const image = tensor2d(linearReference.images.noise!)
  try {
    hog(image, { cellSize: 4, blockSize: 1 }).dispose()
    return 'none'
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    image.dispose()
  }
}

const watched = async (check: () => Promise<number>): Promise<Found> => {
  const before = memory().numTensors
  return { apart: await check(), left: memory().numTensors - before }
}

Object.assign(globalThis, {
  kernels: {
    bind: (backend: string) => setBackend(backend),
    operations: Object.keys(filters),
    gradients: Object.keys(differentiable),
    checkValues: (operation: string) => watched(() => checkValues(operation)),
    refusal,
    checkGradient: (name: string) => watched(() => checkGradient(name)),
  },
})
