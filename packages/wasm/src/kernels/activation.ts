import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { Heap } from '../heap.js'

/** The activations that our products apply as they finish; see assembly/gemm/finish.ts. */
const numbers: Record<string, number> = { linear: 0, relu: 1, relu6: 2, leakyrelu: 3, prelu: 4 }

/** How a product ends: its bias and its activation, as the kernels take them. */
export interface Finish {
  readonly bias: number
  readonly activation: number
  readonly slope: number
  readonly slopes: number
}

/** The inputs of a fused call that decide how it ends. */
export interface FinishInputs {
  bias?: TensorInfo | null
  preluActivationWeights?: TensorInfo | null
}

export const plainFinish: Finish = { bias: 0, activation: 0, slope: 0, slopes: 0 }

/** What of a fused call our kernels can apply to rows of `channels` numbers, or nothing. */
export const finishOf = (
  heap: Heap,
  channels: number,
  inputs: FinishInputs,
  attrs: { activation?: string | null; leakyreluAlpha?: number | null },
): Finish | undefined => {
  const activation = numbers[attrs.activation ?? 'linear']
  const { bias, preluActivationWeights: slopes } = inputs
  if (activation === undefined) return
  if (bias && !isRow(bias, channels)) return
  if (slopes && !isRow(slopes, channels)) return
  return {
    bias: bias ? heap.address(bias) : 0,
    activation,
    slope: attrs.leakyreluAlpha ?? 0,
    slopes: slopes ? heap.address(slopes) : 0,
  }
}

/** One number a channel: a column of as many numbers is something else. */
const isRow = ({ dtype, shape }: TensorInfo, channels: number): boolean =>
  dtype === 'float32' && shape.at(-1) === channels && shape.slice(0, -1).every((n) => n === 1)
