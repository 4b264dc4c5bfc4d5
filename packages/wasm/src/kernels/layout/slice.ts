import {
  backend_util,
  Slice,
  type SliceAttrs,
  SplitV,
  type SplitVAttrs,
  slice_util,
  type TensorInfo,
  Unpack,
  type UnpackAttrs,
  util,
} from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { kernel } from '../kernel.js'
import { bytesOf, copyBox } from './box.js'

/** A box of an array as an array of its own. */
export const slice = kernel<{ readonly x: TensorInfo }, SliceAttrs>(
  Slice,
  (engine, { inputs: { x }, attrs }) => {
    const [begin, size] = slice_util.parseSliceParams(x, attrs.begin, attrs.size) as [
      number[],
      number[],
    ]
    slice_util.assertParamsValid(x, begin, size)
    return bytesOf(x) ? cut(engine, x, begin, size, size) : undefined
  },
)

/** An array cut into several along an axis. */
export const splitV = kernel<{ readonly x: TensorInfo }, SplitVAttrs>(
  SplitV,
  (engine, { inputs: { x }, attrs }) => {
    if (!bytesOf(x)) return
    const axis = util.parseAxisParam(attrs.axis, x.shape)[0] as number
    const sizes = backend_util.prepareSplitSize(x as never, attrs.numOrSizeSplits, axis)
    let at = 0
    return sizes.map((length) => {
      const size = x.shape.with(axis, length)
      const part = cut(engine, x, zeros(x).with(axis, at), size, size)
      at += length
      return part
    })
  },
)

/** An array cut into its rows along an axis, which goes. */
export const unpack = kernel<{ readonly value: TensorInfo }, UnpackAttrs>(
  Unpack,
  (engine, { inputs: { value }, attrs }) => {
    if (!bytesOf(value)) return
    const axis = util.parseAxisParam(attrs.axis, value.shape)[0] as number
    const size = value.shape.with(axis, 1)
    const shape = value.shape.toSpliced(axis, 1)
    return Array.from({ length: value.shape[axis] as number }, (_, i) =>
      cut(engine, value, zeros(value).with(axis, i), size, shape),
    )
  },
)

/** Copies a box into an output of the given shape, which holds as many numbers as `size` tells. */
const cut = (
  engine: Engine,
  x: TensorInfo,
  begin: readonly number[],
  size: readonly number[],
  shape: readonly number[],
): TensorInfo => {
  const output = engine.heap.output(shape, x.dtype)
  const from = { at: engine.heap.address(x), shape: x.shape, begin }
  const to = { at: engine.heap.address(output), shape: size, begin: zeros(x) }
  copyBox(engine, from, to, size, bytesOf(x) as number)
  return output
}

const zeros = ({ shape }: TensorInfo): number[] => shape.map(() => 0)
