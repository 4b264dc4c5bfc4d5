import {
  concat,
  matMul,
  type Rank,
  reshape,
  slice,
  stack,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  tensor2d,
  zeros,
} from '@tensorflow/tfjs-core'
import { refuse } from '../options.js'
import { extend } from '../signal/extend.js'
import { framesOf, overlapAdd } from '../signal/frames.js'
import type { WaveletForm } from './options.js'

/** The coarse and the fine half of rows. */
export type Halves = readonly [low: Tensor2D, high: Tensor2D]

const filtersOf = ({ low, high }: WaveletForm): Tensor2D =>
  tensor2d(Float32Array.of(...low, ...high), [2, low.length])

/** How many coefficients each half of so many samples has. */
const halfOf = (samples: number, { low, mode }: WaveletForm): number =>
  mode === 'periodization' ? Math.ceil(samples / 2) : Math.floor((samples + low.length - 1) / 2)

/** Rows with what all filters see, from the first sample of the first to the last of the last. */
const extended = (rows: Tensor2D, form: WaveletForm): Tensor2D => {
  const { low, mode } = form
  const [, samples] = rows.shape
  const taps = low.length
  if (mode !== 'periodization') {
    return extend(rows, { left: taps - 2, right: 2 * halfOf(samples, form) - samples }, mode)
  }
  const isOdd = samples % 2 === 1
  const even = isOdd ? concat([rows, slice(rows, [0, samples - 1], [-1, 1])], 1) : rows
  return extend(even, { left: taps / 2 - 1, right: taps / 2 - 1 }, 'periodic')
}

/** Each of rows `[rows, samples]` in two halves. */
export const analyse = (rows: Tensor2D, form: WaveletForm): Halves => {
  const [signals, samples] = rows.shape
  if (signals === 0) {
    const none = () => zeros<Rank.R2>([0, halfOf(samples, form)])
    return [none(), none()]
  }
  const frames = framesOf(extended(rows, form), form.low.length, 2)
  const [count, length, taps] = frames.shape
  const both = matMul(reshape(frames, [count * length, taps]), filtersOf(form), false, true)
  const half = (at: number) => reshape(slice(both, [0, at], [-1, 1]), [count, length]) as Tensor2D
  return [half(0), half(1)]
}

/** Rows of two halves `[rows, coefficients]`: an even number of samples. @throws `kernels/option` */
export const synthesise = (operation: string, halves: Halves, form: WaveletForm): Tensor2D => {
  const taps = form.low.length
  const isPeriodic = form.mode === 'periodization'
  const around = Math.floor(taps / 4)
  const parts = isPeriodic
    ? halves.map((half) => extend(half, { left: around, right: around }, 'periodic'))
    : halves
  const [count, length] = halves[0].shape
  const samples = isPeriodic ? 2 * length : 2 * length - taps + 2
  if (samples < 1) {
    refuse(operation, 'coefficients', `at least ${taps / 2} along each axis`, length)
  }
  if (count === 0) return zeros([0, samples])
  const pairs = reshape(stack<Tensor>([...parts], 2), [-1, 2]) as Tensor2D
  const frames = reshape(matMul(pairs, filtersOf(form)), [count, -1, taps]) as Tensor3D
  const first = isPeriodic ? 2 * around + taps / 2 - 1 : taps - 2
  return slice(overlapAdd(frames, 2), [0, first], [-1, samples])
}
