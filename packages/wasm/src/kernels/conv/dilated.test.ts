import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import * as layers from '@tensorflow/tfjs-layers'
import { beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { expectAlike, finiteDifferences, numbers, tensorOf } from '../../../test/compare.js'
import { registerWasm } from '../../index.js'
import { convolutionByDefinition } from './reference.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
beforeEach(async () => {
  await tf.setBackend('wasm')
})

type Four = [number, number, number, number]
type Operation = (x: tf.Tensor, filter: tf.Tensor) => tf.Tensor

interface Case {
  readonly x: number[]
  readonly filter: number[]
  readonly run: Operation
}

const conv2d =
  (dilations: [number, number] | number, pad: tf.backend_util.ExplicitPadding | 'same' | 'valid') =>
  (x: tf.Tensor, filter: tf.Tensor) =>
    tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, pad, 'NHWC', dilations)

const depthwise =
  (dilations: [number, number] | number, pad: 'same' | 'valid') =>
  (x: tf.Tensor, filter: tf.Tensor) =>
    tf.depthwiseConv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, pad, 'NHWC', dilations)

const cases: Record<string, Case> = {
  conv2d: { x: [2, 6, 7, 3], filter: [3, 2, 3, 4], run: conv2d(2, 'same') },
  'conv2d, unequal': { x: [1, 8, 6, 2], filter: [2, 3, 2, 3], run: conv2d([3, 2], 'valid') },
  'conv2d along one axis': { x: [1, 5, 6, 2], filter: [3, 3, 2, 2], run: conv2d([1, 3], 'same') },
  'conv2d, padded by hand': {
    x: [1, 5, 5, 1],
    filter: [3, 3, 1, 2],
    run: conv2d(2, [
      [0, 0],
      [0, 3],
      [2, 1],
      [0, 0],
    ]),
  },
  'conv2d, a single picture': { x: [5, 6, 2], filter: [2, 2, 2, 3], run: conv2d(2, 'same') },
  'taps that all lie outside': { x: [1, 3, 3, 2], filter: [3, 3, 2, 2], run: conv2d(7, 'same') },
  conv1d: {
    x: [2, 9, 3],
    filter: [3, 3, 4],
    run: (x, filter) => tf.conv1d(x as tf.Tensor3D, filter as tf.Tensor3D, 1, 'same', 'NWC', 3),
  },
  'depthwise conv2d': { x: [2, 6, 5, 3], filter: [3, 3, 3, 2], run: depthwise(2, 'same') },
  'depthwise conv2d, unequal': {
    x: [1, 8, 6, 4],
    filter: [2, 3, 4, 1],
    run: depthwise([3, 2], 'valid'),
  },
  'separable conv2d': {
    x: [1, 6, 6, 2],
    filter: [3, 3, 2, 2],
    run: (x, filter) =>
      tf.separableConv2d(
        x as tf.Tensor4D,
        filter as tf.Tensor4D,
        tensorOf([1, 1, 4, 3], 9) as tf.Tensor4D,
        1,
        'same',
        2,
      ),
  },
  conv3d: {
    x: [2, 4, 5, 4, 2],
    filter: [2, 2, 3, 2, 3],
    run: (x, filter) =>
      tf.conv3d(x as tf.Tensor5D, filter as tf.Tensor5D, 1, 'same', 'NDHWC', [2, 3, 1]),
  },
  'fused conv2d': {
    x: [2, 6, 7, 3],
    filter: [3, 2, 3, 4],
    run: (x, filter) =>
      tf.fused.conv2d({
        x: x as tf.Tensor4D,
        filter: filter as tf.Tensor4D,
        strides: 1,
        pad: 'same',
        dilations: 2,
      }),
  },
  'fused conv2d, a single picture': {
    x: [6, 7, 3],
    filter: [3, 2, 3, 4],
    run: (x, filter) =>
      tf.fused.conv2d({
        x: x as tf.Tensor3D,
        filter: filter as tf.Tensor4D,
        strides: 1,
        pad: 'valid',
        dilations: [1, 2],
        bias: tensorOf([4], 5),
      }),
  },
  'fused depthwise conv2d': {
    x: [2, 6, 5, 3],
    filter: [3, 3, 3, 2],
    run: (x, filter) =>
      tf.fused.depthwiseConv2d({
        x: x as tf.Tensor4D,
        filter: filter as tf.Tensor4D,
        strides: 1,
        pad: 'same',
        dilations: [2, 1],
        bias: tensorOf([6], 5),
      }),
  },
}

/** Both gradients, and how many tensors stay behind. */
const gradientsOf = ({ x, filter, run }: Case) => {
  const operands = [tensorOf(x, 1), tensorOf(filter, 2)]
  const dy = tf.tidy(() => tensorOf(run(operands[0]!, operands[1]!).shape, 3))
  const before = tf.memory().numTensors
  const gradients = tf.tidy(() => tf.grads(run as never)(operands, dy))
  expect(tf.memory().numTensors).toBe(before + 2)
  const values = gradients.map((gradient) => gradient.dataSync<'float32'>().slice())
  expect(gradients.map(({ shape }) => shape)).toEqual([x, filter])
  tf.dispose([...gradients, ...operands, dy])
  return values as [Float32Array, Float32Array]
}

describe.each(Object.entries(cases))('%s, dilated', (_, each) => {
  it('has the gradients of finite differences', async () => {
    const [dx, dFilter] = gradientsOf(each)
    await tf.setBackend('cpu')
    const { x, filter, run } = each
    const [atX, atFilter] = [numbers(dx.length, 1), numbers(dFilter.length, 2)]
    const size = tf.tidy(() => run(tensorOf(x, 1), tensorOf(filter, 2)).size)
    const dy = numbers(size, 3)
    const byX = (moved: tf.Tensor) => run(moved, tf.tensor(atFilter, filter))
    const byFilter = (moved: tf.Tensor) => run(tf.tensor(atX, x), moved)
    expectAlike(dx, finiteDifferences(byX, x, atX, dy), 'dx')
    expectAlike(dFilter, finiteDifferences(byFilter, filter, atFilter, dy), 'dFilter')
  })

  it('is refused on cpu, and in gradients of gradients', async () => {
    const slope = () => tf.grad((v) => each.run(v, tensorOf(each.filter, 2)))(tensorOf(each.x, 1))
    const curve = () =>
      tf.grad((x) => {
        const inner = tf.grad((v) => tf.square(each.run(v, tensorOf(each.filter, 2))))
        return inner(x)
      })(tensorOf(each.x, 1))
    expect(() => tf.tidy(curve)).toThrow(/dilation rates/)
    await tf.setBackend('cpu')
    expect(() => tf.tidy(slope)).toThrow(/dilation rates/)
  })
})

it.each<[Four, Four, number, 'same' | 'valid']>([
  [[33, 9, 11, 3], [3, 3, 3, 7], 2, 'same'],
  [[1, 13, 12, 64], [5, 5, 64, 7], 3, 'same'],
  [[3, 20, 17, 7], [3, 3, 7, 64], 4, 'valid'],
])('%j under %j, dilated by %i, %s, is as defined', (x, filter, dilations, pad) => {
  const info = tf.backend_util.computeConv2DInfo(x, filter, 1, dilations, pad)
  const [dx, dFilter] = gradientsOf({ x, filter, run: conv2d(dilations, pad) })
  const [atX, atFilter] = [numbers(dx.length, 1), numbers(dFilter.length, 2)]
  const dy = numbers(tf.util.sizeFromShape(info.outShape), 3)
  const sums = convolutionByDefinition(info, atX, atFilter, dy)
  const some = (values: Float32Array, sum: (index: number) => number, name: string) => {
    const places = Array.from({ length: 300 }, (_, i) => Math.floor((i * values.length) / 300))
    expectAlike(
      places.map((at) => values[at]!),
      places.map(sum),
      name,
    )
  }
  some(dx, sums.dx, 'dx')
  some(dFilter, sums.dFilter, 'dFilter')
})

test('the gradient of a fused bias sums over what it was spread over', () => {
  const [x, filter] = [tensorOf([2, 5, 4, 3], 1), tensorOf([2, 2, 3, 2], 2)]
  for (const shape of [[2], [1], [], [1, 4, 2], [5, 1, 1]]) {
    tf.tidy(() => {
      const run = (bias: tf.Tensor) =>
        tf.fused.conv2d({
          x: x as tf.Tensor4D,
          filter: filter as tf.Tensor4D,
          strides: 1,
          pad: 'same',
          dilations: 2,
          bias,
        })
      const bias = tensorOf(shape, 4)
      const dy = tensorOf([2, 5, 4, 2], 3)
      const expected = tf.grad((b) => tf.add(b, tf.zeros(dy.shape)))(bias, dy)
      const got = tf.grad(run)(bias, dy)
      expect(got.shape).toEqual(shape)
      expectAlike(got.dataSync(), expected.dataSync(), `[${shape}]`)
    })
  }
  tf.dispose([x, filter])
})

test('an operation of somebody else that runs the kernel keeps its own gradient', () => {
  const filter = tensorOf([2, 2, 3, 2], 2)
  const own = tf.customGrad((x, save) => {
    const value = tf.engine().runKernel('FusedConv2D', { x: x as tf.Tensor, filter }, {
      strides: 1,
      pad: 'same',
      dataFormat: 'NHWC',
      dilations: 2,
      activation: 'linear',
    } as never) as tf.Tensor
    ;(save as tf.GradSaveFunc)([x as tf.Tensor])
    return { value, gradFunc: (_, saved) => tf.mul((saved as tf.Tensor[])[0]!, 7) }
  })
  tf.tidy(() => {
    const x = tensorOf([2, 5, 4, 3], 1)
    const slope = tf.grad((v) => own(v))(x)
    expect(slope.dataSync()).toEqual(tf.mul(x, 7).dataSync())
  })
  filter.dispose()
})

test('outputs whose number was rounded up have the gradients of finite differences', async () => {
  const run = (x: tf.Tensor, filter: tf.Tensor) =>
    tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 2, 1, 'NHWC', 1, 'ceil')
  const each = { x: [1, 5, 6, 2], filter: [4, 4, 2, 3], run }
  const [dx, dFilter] = gradientsOf(each)
  await tf.setBackend('cpu')
  const [atX, atFilter] = [numbers(dx.length, 1), numbers(dFilter.length, 2)]
  const dy = numbers(
    tf.tidy(() => run(tensorOf(each.x, 1), tensorOf(each.filter, 2)).size),
    3,
  )
  const byX = (moved: tf.Tensor) => run(moved, tf.tensor(atFilter, each.filter))
  const byFilter = (moved: tf.Tensor) => run(tf.tensor(atX, each.x), moved)
  expectAlike(dx, finiteDifferences(byX, each.x, atX, dy), 'dx')
  expectAlike(dFilter, finiteDifferences(byFilter, each.filter, atFilter, dy), 'dFilter')
})

test.each(['linear', 'relu', 'sigmoid'] as const)(
  'tf.layers.conv2d with dilationRate 2 and %s learns a picture of lines two apart',
  async (activation) => {
    const x = tf.cast(tf.greater(tensorOf([16, 9, 9, 1], 1), 0), 'float32')
    const edge = tf.tensor4d([1, -1, 1, -1, 1, -1, 1, -1, 1], [3, 3, 1, 1])
    const y = tf.tidy(() => {
      const plain = tf.conv2d(x as tf.Tensor4D, edge, 1, 'same', 'NHWC', 2)
      return activation === 'sigmoid'
        ? tf.sigmoid(plain)
        : activation === 'relu'
          ? tf.relu(plain)
          : plain
    })
    const model = layers.sequential({
      layers: [
        layers.layers.conv2d({
          inputShape: [9, 9, 1],
          filters: 1,
          kernelSize: 3,
          dilationRate: 2,
          padding: 'same',
          activation,
          kernelInitializer: layers.initializers.glorotUniform({ seed: 3 }),
        }),
      ],
    })
    model.compile({ optimizer: tf.train.adam(0.05), loss: 'meanSquaredError' })
    const losses: number[] = []
    for (let step = 0; step < 200; step++) losses.push((await model.trainOnBatch(x, y)) as number)
    expect(losses.at(-1)! / losses[0]!).toBeLessThan(0.02)
    const [kernel] = model.getWeights()
    if (activation === 'linear') expectAlike(kernel!.dataSync(), edge.dataSync(), 'kernel', 0.05)
    model.dispose()
    tf.dispose([x, y, edge])
  },
)
