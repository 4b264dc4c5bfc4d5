import { type DataType, Max, Mean, Min, Sum, type TensorInfo } from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { spread } from '../elementwise/binary.js'
import { sizeOf } from '../elementwise/broadcast.js'
import { kernel, type OwnGradient, type OwnKernel, type Single } from '../kernel.js'
import { type Fold, foldOf } from './axes.js'

/** The numbers that assembly/reduce/folds.ts knows the folds by. Those of integers are 3 higher. */
const sum = 0
const max = 1
const min = 2
const ofIntegers = 3

/** Folds along axes, and multiplies by `scale`. */
export const fold = (
  { heap, assembly, pool }: Engine,
  name: number,
  x: TensorInfo,
  along: Fold,
  keepDims: boolean,
  dtype: DataType = 'float32',
  scale = 1,
): TensorInfo => {
  const out = heap.output(keepDims ? along.keptShape : along.shape, dtype)
  const { lines, length } = along
  const kept = product(along.kept)
  const folded = product(along.folded)
  const outputs = sizeOf(out.shape)
  if (outputs === 0) return out
  const parts = assembly.reduceParts(lines, kept, folded, length)
  const axes = heap.scratch(axesBytes + 4 * parts * outputs + 64)
  const foldedAxes = writeRuns(heap.integers, axes, along.kept)
  writeRuns(heap.integers, foldedAxes, along.folded)
  assembly.reduce(
    pool.control,
    dtype === 'int32' ? name + ofIntegers : name,
    lines,
    heap.address(x),
    heap.address(out),
    kept,
    folded,
    length,
    axes,
    foldedAxes,
    scale,
    axes + axesBytes,
  )
  return out
}

/** Room for two lists of 10 axes. */
const axesBytes = 320

/** Writes axes as the kernels read them. Answers where the next list may begin. */
const writeRuns = (words: Int32Array, at: number, runs: Fold['kept']): number => {
  let word = at / 4
  for (const { length, step } of runs) {
    words[word] = length
    words[word + 1] = step
    word += 3
  }
  words[word] = 0
  return 4 * (word + 1)
}

const product = (runs: Fold['kept']): number => runs.reduce((all, { length }) => all * length, 1)

/** Sums and means of nothing are 0, as on the cpu backend. */
const zeros = (
  { heap }: Engine,
  { shape, keptShape }: Fold,
  keepDims: boolean,
  dtype: DataType,
) => {
  const out = heap.output(keepDims ? keptShape : shape, dtype)
  heap.view(out).fill(0)
  return out
}

interface SumAttrs {
  readonly axis?: number | number[]
  readonly keepDims?: boolean
}

const sumKernel = kernel<Single, SumAttrs>(Sum, (engine, { inputs: { x }, attrs }) => {
  if (x.dtype !== 'float32' && x.dtype !== 'int32') return
  const along = foldOf(x.shape, attrs.axis)
  const keepDims = attrs.keepDims ?? false
  if (along.count === 0) return zeros(engine, along, keepDims, x.dtype)
  return fold(engine, sum, x, along, keepDims, x.dtype)
})

const meanKernel = kernel<Single, SumAttrs>(Mean, (engine, { inputs: { x }, attrs }) => {
  if (x.dtype !== 'float32') return
  const along = foldOf(x.shape, attrs.axis)
  const keepDims = attrs.keepDims ?? false
  if (along.count === 0) return zeros(engine, along, keepDims, x.dtype)
  return fold(engine, sum, x, along, keepDims, x.dtype, 1 / along.count)
})

/** The largest or smallest numbers; once NaN, always NaN. */
const extremum = (name: string, number: number): OwnKernel =>
  kernel<
    Single,
    { reductionIndices?: number | number[]; axis?: number | number[]; keepDims?: boolean }
  >(name, (engine, { inputs: { x }, attrs }) => {
    if (x.dtype !== 'float32' && x.dtype !== 'int32') return
    const along = foldOf(x.shape, attrs.reductionIndices ?? attrs.axis)
    if (along.count === 0) return
    return fold(engine, number, x, along, attrs.keepDims ?? false, x.dtype)
  })

/** The gradient of sums and means: dy, repeated along the axes that were folded, times `scale`. */
const spreadGradient = 'FirstgradSpread'

interface SpreadAttrs {
  readonly shape: number[]
  /** The shape of dy with axes of length 1 for those that were folded. */
  readonly keptShape: number[]
  readonly scale: number
}

const spreadKernel = kernel<{ dy: TensorInfo }, SpreadAttrs>(
  spreadGradient,
  (engine, { inputs: { dy }, attrs: { shape, keptShape, scale } }) =>
    spread(engine, dy, [keptShape, shape], shape, scale),
)

/** `scaleOf`: of the count of numbers that were folded into one. */
const spreading =
  (scaleOf: (count: number) => number): OwnGradient =>
  (run, dy, [x], attrs) => {
    if (x?.dtype !== 'float32' || dy.dtype !== 'float32') return
    const { shape } = x
    const { keptShape, count } = foldOf(shape, attrs.axis as number | number[])
    return { x: () => run(spreadGradient, { dy }, { shape, keptShape, scale: scaleOf(count) }) }
  }

export const reductionKernels: readonly OwnKernel[] = [
  { ...sumKernel, gradient: spreading(() => 1) },
  { ...meanKernel, gradient: spreading((count) => 1 / count) },
  spreadKernel,
  extremum(Max, max),
  extremum(Min, min),
]
