import {
  backend_util,
  Concat,
  type ConcatAttrs,
  type ConcatInputs,
  Pack,
  type PackAttrs,
  type PackInputs,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { kernel } from '../kernel.js'
import { bytesOf, copyBox } from './box.js'

/** Arrays one behind the other along an axis that they have. */
export const concat = kernel<ConcatInputs, ConcatAttrs>(Concat, (engine, { inputs, attrs }) => {
  const parts = inputs as unknown as TensorInfo[]
  const first = parts[0] as TensorInfo
  if (!bytesOf(first) || parts.some(({ dtype }) => dtype !== first.dtype)) return
  const axis = util.parseAxisParam(attrs.axis, first.shape)[0] as number
  const shapes = parts.map(({ shape }) => shape)
  backend_util.assertParamsConsistent(shapes, axis)
  return join(engine, parts, shapes, axis)
})

/** Arrays of one shape one behind the other along a new axis. */
export const pack = kernel<PackInputs, PackAttrs>(Pack, (engine, { inputs, attrs }) => {
  const parts = inputs as unknown as TensorInfo[]
  const { shape, dtype } = parts[0] as TensorInfo
  if (!bytesOf({ dtype }) || parts.some((part) => part.dtype !== dtype)) return
  for (const part of parts) {
    util.assertShapesMatch(
      shape,
      part.shape,
      'All tensors passed to stack must have matching shapes',
    )
  }
  const axis = attrs.axis < 0 ? attrs.axis + shape.length + 1 : attrs.axis
  const size = shape.toSpliced(axis, 0, 1)
  return join(
    engine,
    parts,
    parts.map(() => size),
    axis,
  )
})

/** Joins parts, each seen under a shape that holds its numbers. */
const join = (
  engine: Engine,
  parts: readonly TensorInfo[],
  shapes: readonly number[][],
  axis: number,
): TensorInfo => {
  const first = parts[0] as TensorInfo
  if (parts.length === 1) return engine.heap.reshape(first, shapes[0] as number[])
  const output = engine.heap.output(backend_util.computeOutShape([...shapes], axis), first.dtype)
  const bytes = bytesOf(first) as number
  const begin = output.shape.map(() => 0)
  parts.forEach((part, i) => {
    const size = shapes[i] as number[]
    copyBox(
      engine,
      { at: engine.heap.address(part), shape: size, begin: size.map(() => 0) },
      { at: engine.heap.address(output), shape: output.shape, begin },
      size,
      bytes,
    )
    begin[axis] = (begin[axis] as number) + (size[axis] as number)
  })
  return output
}
