import type { Builder, Named, Operand } from '../building/builder.js'
import type { DType } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import { stridesOf } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Definition, Scalar } from './definition.js'
import { broadcast, checkSame, checkSupported, elementwise } from './elementwise.js'

export interface Where {
  /**
   * The elements of `a` where the condition holds, of `b` where it does not. All three are
   * broadcast.
   *
   * NaN on the side not taken does no harm to the value, but it does to gradients: choose the
   * input too, `where(ok, sqrt(where(ok, x, 1)), 0)`.
   */
  where<D extends DType = 'float32'>(
    condition: Operand<'bool'>,
    a: Operand<D>,
    b: Operand<D>,
    options?: Named,
  ): Node<D>
  /**
   * The coordinates of all elements that are true (or not 0), row by row: shape [count, axes].
   * int32, where TensorFlow has int64.
   */
  where(condition: Operand<Exclude<DType, 'string'>>, options?: Named): Node<'int32'>
}

const choose: Scalar = (condition, a, b) => (condition ? a! : b!)

const select = elementwise({
  op: 'SelectV2',
  title: 'where',
  scalars: { float32: choose, int32: choose, bool: choose, string: choose },
  tfjs: (tf, [condition, a, b]) => tf.where(condition!, a!, b!),
  exactIntegers: true,
  gradient: (k, { x: [condition, a, b], dy }) => [
    null,
    () => k.sumLike(k.where(condition as never, dy, 0), a!),
    () => k.sumLike(k.where(condition as never, 0, dy), b!),
  ],
})

const coordinates: Definition = {
  op: 'Where',
  title: 'where',
  kernel: (node) => (x) => {
    if (x.shape.length === 0)
      throw graphError('graph/rank', {
        operation: 'where',
        name: node.name,
        expected: 'at-least-1',
        shape: x.shape,
      })
    const strides = stridesOf(x.shape)
    const found: number[] = []
    x.data.forEach((element: unknown, i: number) => {
      if (element === 0) return
      strides.forEach((stride, axis) => {
        found.push(Math.floor(i / stride) % x.shape[axis]!)
      })
    })
    const rank = strides.length
    return new Value('int32', [found.length / rank, rank], Int32Array.from(found))
  },
  gradient: null,
}

const coordinatesOf = (build: Builder, condition: unknown, options: Named | undefined) => {
  const at = build.at(coordinates, options)
  const input = build.operand(at, condition)
  checkSupported(at, input.dtype, ['bool', 'float32', 'int32', 'int16'])
  if (input.shape?.length === 0)
    throw graphError('graph/rank', { ...at, expected: 'at-least-1', shape: input.shape })
  const shape = [null, input.shape?.length ?? null]
  return build.node(coordinates, { name: at.name, inputs: [input], dtype: 'int32', shape })
}

const selectFrom = (
  build: Builder,
  values: { condition: unknown; a: unknown; b: unknown },
  options: Named | undefined,
) => {
  const at = build.at(select, options)
  const condition = build.operand(at, values.condition, 'bool')
  checkSupported(at, condition.dtype, ['bool'])
  const [a, b] = build.operands(at, [values.a, values.b])
  checkSame(at, a!.dtype, b!.dtype)
  const shape = broadcast(at, condition.shape, broadcast(at, a!.shape, b!.shape))
  const inputs = [condition, a!, b!]
  return build.node(select, { name: at.name, inputs, dtype: a!.dtype, shape })
}

export const where = (build: Builder): Where['where'] =>
  ((condition: unknown, ...rest: [Named?] | [unknown, unknown, Named?]) =>
    rest.length < 2
      ? coordinatesOf(build, condition, rest[0] as Named | undefined)
      : selectFrom(
          build,
          { condition, a: rest[0], b: rest[1] },
          rest[2] as Named | undefined,
        )) as Where['where']
