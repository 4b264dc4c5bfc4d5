import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-layers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { registerWasm, type WasmReport } from '../src/index.js'
import { numbers } from './compare.js'

// A kernel that reads beyond its operands gets away with it, unless one of them is the last on the
// heap and the heap ends there. So each operand of each operation is put there once.

let report: WasmReport
beforeEach(async () => {
  report = await registerWasm({ threads: 1 })
  await tf.setBackend(report.backend)
})
afterEach(() => report.dispose())

/** What TensorFlow.js's backend keeps of a tensor, and the numbers on its heap. */
interface Insides {
  readonly dataIdMap: { get(id: object): { id: number; memoryOffset: number } }
  readonly wasm: {
    readonly HEAPU8: Uint8Array
    readonly tfjs: { registerTensor(id: number, size: number, at: number): void }
  }
}

/** The allocator's own last words, behind which no tensor can lie. */
const foot = 40

/** Moves a tensor to the end of the heap, where nothing lies as long as the heap is all but empty. */
const toTheEnd = (tensor: tf.Tensor): void => {
  const { dataIdMap, wasm } = tf.backend() as unknown as Insides
  const data = dataIdMap.get(tensor.dataId)
  const bytes = 4 * tensor.size
  const end = Math.floor((wasm.HEAPU8.length - foot - bytes) / 16) * 16
  wasm.HEAPU8.copyWithin(end, data.memoryOffset, data.memoryOffset + bytes)
  data.memoryOffset = end
  wasm.tfjs.registerTensor(data.id, tensor.size, end)
}

type Operation = (...operands: never[]) => tf.Tensor
interface Case {
  readonly shapes: number[][]
  readonly run: Operation
}

const gradientOf =
  (run: (x: tf.Tensor) => tf.Tensor): Operation =>
  (x: tf.Tensor, dy: tf.Tensor) =>
    tf.grad(run)(x, dy)
const product =
  (transposeA: boolean, transposeB: boolean): Operation =>
  (a: tf.Tensor, b: tf.Tensor) =>
    tf.matMul(a, b, transposeA, transposeB)

const cases: Record<string, Case> = {
  'broadcast rows': {
    shapes: [
      [8, 256, 16],
      [8, 1, 16],
    ],
    run: tf.add,
  },
  'broadcast columns': {
    shapes: [
      [900, 5],
      [900, 1],
    ],
    run: tf.mul,
  },
  'a number': { shapes: [[30_001], []], run: tf.maximum },
  'a comparison': { shapes: [[301, 7], [7]], run: tf.greater },
  'the gradient of a mean': {
    shapes: [
      [8, 256, 16],
      [8, 16],
    ],
    run: gradientOf((x) => tf.mean(x, 1)),
  },
  'the gradient of a sum': { shapes: [[700, 9], [9]], run: gradientOf((x) => tf.sum(x, 0)) },
  'a sum of columns': { shapes: [[333, 17]], run: (x: tf.Tensor) => tf.sum(x, 0) },
  'a largest of lines': { shapes: [[333, 17]], run: (x: tf.Tensor) => tf.max(x, 1) },
  softmax: { shapes: [[33, 11]], run: (x: tf.Tensor) => tf.softmax(x) },
  product: {
    shapes: [
      [37, 29],
      [29, 43],
    ],
    run: product(false, false),
  },
  'product, A transposed': {
    shapes: [
      [29, 37],
      [29, 43],
    ],
    run: product(true, false),
  },
  'product, B transposed': {
    shapes: [
      [37, 29],
      [43, 29],
    ],
    run: product(false, true),
  },
  'product, both': {
    shapes: [
      [29, 37],
      [43, 29],
    ],
    run: product(true, true),
  },
  'product of a row': {
    shapes: [
      [1, 301],
      [301, 77],
    ],
    run: product(false, false),
  },
  'product with few columns': {
    shapes: [
      [301, 77],
      [77, 3],
    ],
    run: product(false, false),
  },
  convolution: {
    shapes: [
      [3, 9, 11, 7],
      [3, 3, 7, 13],
    ],
    run: (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.conv2d(x, filter, 2, 'same'),
  },
  'convolution by tiles': {
    shapes: [
      [2, 13, 11, 33],
      [5, 5, 33, 31],
    ],
    run: (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.conv2d(x, filter, 1, 'same'),
  },
  'gradient of a convolution by its input': {
    shapes: [
      [2, 13, 11, 33],
      [2, 13, 11, 31],
    ],
    run: gradientOf((x) => tf.conv2d(x as tf.Tensor4D, tf.ones([5, 5, 33, 31]), 1, 'same')),
  },
  'gradient of a convolution by its filter': {
    shapes: [
      [3, 3, 7, 13],
      [2, 5, 6, 13],
    ],
    run: gradientOf((filter) =>
      tf.conv2d(tf.ones<tf.Rank.R4>([2, 9, 11, 7]), filter as tf.Tensor4D, 2, 'same'),
    ),
  },
  'depthwise convolution': {
    shapes: [
      [2, 9, 7, 5],
      [3, 3, 5, 2],
    ],
    run: (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.depthwiseConv2d(x, filter, 1, 'same'),
  },
  'gradient of a depthwise convolution': {
    shapes: [
      [2, 9, 7, 5],
      [2, 9, 7, 10],
    ],
    run: gradientOf((x) => tf.depthwiseConv2d(x as tf.Tensor4D, tf.ones([3, 3, 5, 2]), 1, 'same')),
  },
  'largest of windows': {
    shapes: [[2, 9, 7, 5]],
    run: (x: tf.Tensor4D) => tf.maxPool(x, 3, 2, 'same'),
  },
  'gradient of a largest of windows': {
    shapes: [
      [2, 9, 7, 5],
      [2, 5, 4, 5],
    ],
    run: gradientOf((x) => tf.maxPool(x as tf.Tensor4D, 3, 2, 'same')),
  },
  'gradient of a mean of windows': {
    shapes: [
      [2, 9, 7, 5],
      [2, 5, 4, 5],
    ],
    run: gradientOf((x) => tf.avgPool(x as tf.Tensor4D, 3, 2, 'same')),
  },
  'gradient of resizing': {
    shapes: [
      [2, 9, 7, 5],
      [2, 5, 11, 5],
    ],
    run: gradientOf((x) => tf.image.resizeBilinear<tf.Tensor4D>(x as tf.Tensor4D, [5, 11])),
  },
  'normalization of a batch': {
    shapes: [[65, 13], [13], [13], [13], [13]],
    run: (
      x: tf.Tensor,
      mean: tf.Tensor1D,
      variance: tf.Tensor1D,
      offset: tf.Tensor1D,
      scale: tf.Tensor1D,
    ) => tf.batchNorm(x, mean, tf.abs(variance), offset, scale),
  },
  'local response normalization': {
    shapes: [[2, 3, 3, 7]],
    run: (x: tf.Tensor4D) => tf.localResponseNormalization(x, 2),
  },
  'gradient of local response normalization': {
    shapes: [
      [2, 3, 3, 7],
      [2, 3, 3, 7],
    ],
    run: gradientOf((x) => tf.localResponseNormalization(x as tf.Tensor4D, 2)),
  },
  'running sums': { shapes: [[7, 33, 5]], run: (x: tf.Tensor) => tf.cumsum(x, 1) },
  'running sums of a row': { shapes: [[7, 33]], run: (x: tf.Tensor) => tf.cumsum(x, 1) },
  'the largest': { shapes: [[7, 33]], run: (x: tf.Tensor) => tf.topk(x, 5).values },
  'scattered rows': {
    shapes: [[3, 17]],
    run: (x: tf.Tensor) => tf.scatterND(tf.tensor2d([1, 0, 1], [3, 1], 'int32'), x, [4, 17]),
  },
  transpose: { shapes: [[33, 17, 5]], run: (x: tf.Tensor) => tf.transpose(x, [2, 0, 1]) },
  tile: { shapes: [[3, 5]], run: (x: tf.Tensor) => tf.tile(x, [70, 3]) },
  slice: { shapes: [[33, 17]], run: (x: tf.Tensor) => tf.slice(x, [3, 4], [30, 13]) },
  concat: {
    shapes: [
      [33, 17],
      [33, 5],
    ],
    run: (a: tf.Tensor, b: tf.Tensor) => tf.concat([a, b], 1),
  },
  gather: { shapes: [[33, 17]], run: (x: tf.Tensor) => tf.gather(x, [32, 0, 32]) },
  'gradient of gather': {
    shapes: [
      [33, 17],
      [3, 17],
    ],
    run: gradientOf((x) => tf.gather(x, [32, 0, 32])),
  },
}

const each = Object.entries(cases).flatMap(([name, { shapes, run }]) =>
  shapes.map((_, last) => ({ name, shapes, run, last })),
)

test.each(each)('$name: operand $last', ({ shapes, run, last }) => {
  const operands = shapes.map((shape, i) =>
    tf.tensor(numbers(tf.util.sizeFromShape(shape), i + 1), shape),
  )
  const expected = run(...(operands as never[]))
    .dataSync()
    .slice()
  const { heapBytes } = tf.memory() as unknown as { heapBytes: number }
  toTheEnd(operands[last] as tf.Tensor)
  expect(run(...(operands as never[])).dataSync()).toEqual(expected)
  // Else the operand would not lie at the end any more.
  expect(tf.memory()).toMatchObject({ heapBytes })
})
