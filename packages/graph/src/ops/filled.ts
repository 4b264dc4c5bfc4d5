import type { Builder, Named } from '../building/builder.js'
import { allocate, type Numeric } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import { sizeOf } from '../shapes/shape.js'
import { Value } from '../value.js'

interface Filled extends Named {
  dtype?: Numeric
}

export interface ZerosAndOnes {
  /** A constant of zeros. */
  zeros<D extends Numeric = 'float32'>(
    shape: readonly number[],
    options?: Filled & { dtype?: D },
  ): Node<D>
  /** A constant of ones. */
  ones<D extends Numeric = 'float32'>(
    shape: readonly number[],
    options?: Filled & { dtype?: D },
  ): Node<D>
}

/** Refuses a shape that is not known to the last length. */
export const checkFullShape = (name: string, shape: unknown): void => {
  const good =
    Array.isArray(shape) && shape.every((length) => Number.isInteger(length) && length >= 0)
  if (!good) throw graphError('graph/bad-shape', { name, shape })
}

const filled =
  (title: 'zeros' | 'ones', element: number) =>
  (build: Builder) =>
  <D extends Numeric = 'float32'>(
    shape: readonly number[],
    options: Filled & { dtype?: D } = {},
  ): Node<D> => {
    const { name } = build.at({ op: title, title }, options)
    checkFullShape(name, shape)
    const dtype = options.dtype ?? ('float32' as D)
    const data = allocate<Numeric>(dtype, sizeOf(shape)).fill(element)
    return build.constant(new Value(dtype as Numeric, [...shape], data), name) as Node<D>
  }

export const zeros: (build: Builder) => ZerosAndOnes['zeros'] = filled('zeros', 0)
export const ones: (build: Builder) => ZerosAndOnes['ones'] = filled('ones', 1)
