import { Softmax, type TensorInfo } from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { sizeOf } from '../elementwise/broadcast.js'
import { kernel, type OwnKernel } from '../kernel.js'

/** The numbers that assembly/softmax/softmax.ts knows its work by. */
const plain = 0
const gradient = 1
const crossEntropy = 2

export const softmaxGradient = 'FirstgradSoftmaxGradient'
export const softmaxCrossEntropyKernel = 'FirstgradSoftmaxCrossEntropy'

/** Runs over the rows of `x`, which `other` has the shape of. */
const rows = (
  { heap, assembly, pool }: Engine,
  name: number,
  x: TensorInfo,
  other: TensorInfo | undefined,
  losses?: TensorInfo,
): TensorInfo => {
  const out = heap.output(x.shape)
  const size = sizeOf(x.shape)
  if (size === 0) return out
  const length = x.shape.at(-1) as number
  assembly.softmax(
    pool.control,
    name,
    heap.address(x),
    other ? heap.address(other) : 0,
    heap.address(out),
    losses ? heap.address(losses) : 0,
    size / length,
    length,
  )
  return out
}

export const softmaxKernels: readonly OwnKernel[] = [
  {
    ...kernel<{ logits: TensorInfo }, { dim: number }>(
      Softmax,
      (engine, { inputs: { logits }, attrs: { dim } }) =>
        logits.dtype === 'float32' && logits.shape.length > 0 && dim === logits.shape.length - 1
          ? rows(engine, plain, logits, undefined)
          : undefined,
    ),
    gradient: (run, dy, [y]) => ({ logits: () => run(softmaxGradient, { dy, y: y! }) }),
  },
  kernel<{ dy: TensorInfo; y: TensorInfo }, object>(
    softmaxGradient,
    (engine, { inputs: { dy, y } }) => rows(engine, gradient, dy, y),
  ),
  kernel<{ labels: TensorInfo; logits: TensorInfo }, object>(
    softmaxCrossEntropyKernel,
    (engine, { inputs: { labels, logits } }) => {
      const losses = engine.heap.output(logits.shape.slice(0, -1))
      if (sizeOf(logits.shape) === 0) engine.heap.view(losses).fill(0)
      return [losses, rows(engine, crossEntropy, logits, labels, losses)]
    },
  ),
]
