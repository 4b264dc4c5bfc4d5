import type { TensorInfo } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { describe, expect, it } from 'vitest'
import { openEngine } from '../../test/open-engine.js'
import { optimizerSteps } from '../../test/optimizer-steps.js'
import { ownOperations } from '../../test/own-operations.js'
import { registerWasm, type WasmNote } from '../index.js'
import { pointsFor } from '../kernels/conv/algorithm.js'
import { ownKernels } from '../kernels/index.js'
import type { OwnKernel } from '../kernels/kernel.js'
import { gather, type Operand, type Question, questions } from './cases.js'
import { wrongKernels } from './self-test.js'
import { checksum, valuesOf } from './values.js'

/** What the cpu backend answers, or the definition of the step that an optimiser takes. */
const reference = ({ kernel, inputs, attrs, changes }: Question): number => {
  const operands = Object.entries(inputs).map(
    ([name, operand], i) =>
      [name, operand, valuesOf(tf.util.sizeFromShape([...operand.shape]), operand, i)] as const,
  )
  if (changes) {
    const size = (inputs.variable as Operand).shape[0] as number
    const after = Array.from({ length: size }, (_, at) => {
      const numbers = operands.map(([name, , values]) => [name, values[values.length > 1 ? at : 0]])
      return optimizerSteps[kernel]?.({ ...attrs, ...Object.fromEntries(numbers) })
    })
    return checksum(changes.map((name) => after.map((numbers) => numbers?.[name] as number))).sum
  }
  const tensors = Object.fromEntries(
    operands.map(([name, { shape, dtype = 'float32' }, values]) => [
      name,
      tf.tensor(values, [...shape], dtype),
    ]),
  )
  const result =
    ownOperations[kernel]?.(tensors) ??
    tf.engine().runKernel(kernel, gather(tensors), attrs as never)
  return checksum([result].flat().map((tensor) => (tensor as tf.Tensor).dataSync())).sum
}

/** Kernels that only their own tests try. */
const unasked = new Set([
  'AdamAdvance',
  'Conv3D',
  'Conv3DBackpropFilterV2',
  'Conv3DBackpropInputV2',
  'FirstgradDropout',
  'FirstgradSpread',
  'GatherV2',
  'MaxPoolWithArgmax',
  'Tile',
  'Transpose',
  'UnsortedSegmentSum',
])

describe('the self-test', () => {
  it('has the answers of the cpu backend (vitest -u writes them)', async () => {
    await tf.setBackend('cpu')
    const sums = questions.map((question) => {
      const sum = reference(question)
      expect(sum, question.kernel).not.toBeNaN()
      return `  ${Number(sum.toPrecision(6))}, // ${question.kernel}\n`
    })
    await expect(
      `/** Checksums of the cpu backend's answers, in the order of the questions. */\nexport const expected: readonly number[] = [\n${sums.join('')}]\n`,
    ).toMatchFileSnapshot('./expected.ts')
  })

  it('asks every way to compute a convolution', () => {
    const points = questions.flatMap(({ kernel, inputs }) => {
      if (kernel !== 'Conv2D') return []
      const [x, filter] = [inputs.x, inputs.filter].map((operand) => operand!.shape)
      const info = tf.backend_util.computeConv2DInfo(x as never, filter as never, 1, 1, 'same')
      return pointsFor(info, { height: info.outHeight, width: info.outWidth })
    })
    expect(points).toEqual([0, 0, 6, 7])
  })

  // A new kernel: add its question to cases.ts, then `npx vitest -u --project wasm self-test`.
  it('asks every kernel that is ours', () => {
    const asked = new Set(questions.map(({ kernel }) => kernel))
    const names = ownKernels.map(({ name }) => name)
    expect(names.filter((name) => !asked.has(name) && !unasked.has(name))).toEqual([])
  })

  it('finds nothing wrong with any kernel', async () => {
    const engine = await openEngine(2)
    expect(wrongKernels(engine, ownKernels)).toEqual([])
    expect(engine.heap.memoryInfo.tensorBytes).toBe(0)
    engine.pool.close()
  })

  it('finds one number that is wrong, in every kernel', async () => {
    const engine = await openEngine(2)
    for (const kernel of ownKernels.filter(({ name }) => !unasked.has(name))) {
      const wrong = wrongKernels(engine, [corrupted(kernel)])
      expect(wrong.map((one) => one.kernel)).toEqual([kernel.name])
    }
    engine.pool.close()
  })

  it('finds kernels that trap or throw, and leaves nothing behind', async () => {
    const engine = await openEngine(2)
    const { assembly, heap, pool } = engine
    const failing = [
      () => assembly.probe(pool.control, 0, 0, 8, 0, 3, 0),
      () => assembly.gemm(...(Array(16).fill(-64) as Parameters<typeof assembly.gemm>)),
      () => {
        throw new Error('a mistake')
      },
    ]
    for (const fail of failing) {
      const run: OwnKernel['run'] = () => {
        heap.output([1000])
        fail()
        return undefined
      }
      const [wrong] = wrongKernels(engine, [{ name: 'BatchMatMul', run }])
      expect(wrong).toMatchObject({ kernel: 'BatchMatMul', got: Number.NaN })
      expect(heap.memoryInfo.tensorBytes).toBe(0)
    }
    expect(wrongKernels(engine, ownKernels)).toEqual([])
    pool.close()
  })

  it('puts the stock kernel in the place of a wrong one, and warns', async () => {
    const index = ownKernels.findIndex(({ name }) => name === 'BatchMatMul')
    const sound = ownKernels[index] as OwnKernel
    const list = ownKernels as OwnKernel[]
    list[index] = corrupted(sound)
    const warnings: WasmNote[] = []
    const report = await registerWasm({ threads: 2, onWarning: (note) => warnings.push(note) })
    list[index] = sound
    await tf.setBackend(report.backend)
    expect(warnings).toMatchObject([
      { code: 'wasm/kernel-mismatch', details: { kernel: 'BatchMatMul' } },
    ])
    expect(report.notes).toEqual(warnings)
    const product = tf.tidy(() => tf.matMul([[1, 2]], [[3], [4]]).arraySync())
    expect(product).toEqual([[11]])
    report.dispose()
  })
})

/** The kernel with a mistake in the last number of its answer. */
const corrupted = ({ name, run }: OwnKernel): OwnKernel => ({
  name,
  run(engine, call) {
    const result = run(engine, call)
    if (!result) return result
    const answer = [result].flat().at(-1) ?? (call.inputs.variable as TensorInfo)
    const view = engine.heap.view(answer)
    view[view.length - 1] = (view.at(-1) as number) + 3
    return result
  },
})
