import type { Builder, Named } from '../building/builder.js'
import { type DType, dtypes } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node, Shape } from '../node.js'
import type { Definition } from './definition.js'

export interface Placeholder {
  /**
   * A value that is fed when the graph runs, by its name.
   *
   * `shape` is checked then; `null` in it stands for any length, no shape at all for any shape.
   *
   * @example placeholder('float32', [null, 784], { name: 'images' })
   */
  placeholder<D extends DType>(dtype: D, shape?: Shape | null, options?: Named): Node<D>
}

/** Fed by the session, so the kernel is never asked. */
const placeholderDefinition: Definition = {
  op: 'Placeholder',
  title: 'placeholder',
  kernel: (node) => () => {
    throw graphError('graph/missing-feed', {
      name: node.name,
      dtype: node.dtype,
      shape: node.shape,
    })
  },
  gradient: null,
}

export const placeholder =
  (build: Builder): Placeholder['placeholder'] =>
  (dtype, shape = null, options = {}) => {
    const { name } = build.at(placeholderDefinition, options)
    if (options.name !== undefined && build.isTaken(options.name))
      throw graphError('graph/duplicate-name', { name: options.name })
    if (!dtypes.includes(dtype)) throw graphError('graph/bad-dtype', { name, dtype })
    if (shape !== null && !isShape(shape)) throw graphError('graph/bad-shape', { name, shape })
    return build.node(placeholderDefinition, { name, dtype, shape: shape && [...shape] })
  }

const isShape = (shape: unknown): shape is Shape =>
  Array.isArray(shape) &&
  shape.every((length) => length === null || (Number.isInteger(length) && length >= 0))
