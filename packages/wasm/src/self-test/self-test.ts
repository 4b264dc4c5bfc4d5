import { type TensorInfo, util } from '@tensorflow/tfjs-core'
import type { Engine } from '../engine.js'
import type { Heap } from '../heap.js'
import type { OwnKernel } from '../kernels/kernel.js'
import { cases, gather, type Operand, type TestCase } from './cases.js'
import { checksum, valuesOf } from './values.js'

/** A kernel whose answer is not TensorFlow.js's. */
export interface WrongKernel {
  readonly kernel: string
  readonly expected: number
  readonly got: number
}

/** Runs every kernel that has a case, and answers those that are wrong on this machine. */
export const wrongKernels = (engine: Engine, kernels: readonly OwnKernel[]): WrongKernel[] => {
  const runs = new Map(kernels.map(({ name, run }) => [name, run]))
  const wrong = new Map<string, WrongKernel>()
  for (const one of cases) {
    const run = runs.get(one.kernel)
    if (!run || wrong.has(one.kernel)) continue
    const { sum, scale } = answerOf(engine, run, one)
    // Written so that NaN is wrong.
    if (Math.abs(sum - one.expected) <= 1e-4 * scale) continue
    wrong.set(one.kernel, { kernel: one.kernel, expected: one.expected, got: sum })
  }
  return [...wrong.values()]
}

const answerOf = (
  engine: Engine,
  run: OwnKernel['run'],
  { inputs, attrs, changes, expected }: TestCase,
) => {
  const { heap, pool } = engine
  const begun = heap.begin()
  try {
    const operands = Object.fromEntries(
      Object.entries(inputs).map(([name, operand], i) => [name, placed(heap, operand, i)]),
    )
    const result = run(engine, { inputs: gather(operands), attrs: attrs as never })
    // Left to TensorFlow.js's own kernel, which is not ours to try.
    if (!result) return { sum: expected, scale: 1 }
    const answers = changes ? changes.map((name) => operands[name] as TensorInfo) : [result].flat()
    return checksum(answers.map((tensor) => heap.view(tensor)))
  } catch {
    pool.recover()
    return { sum: Number.NaN, scale: 0 }
  } finally {
    heap.undo(begun)
  }
}

const placed = (heap: Heap, operand: Operand, seed: number): TensorInfo => {
  const tensor = heap.output(operand.shape, operand.dtype ?? 'float32')
  heap.view(tensor).set(valuesOf(util.sizeFromShape([...operand.shape]), operand, seed))
  return tensor
}
