import type { Builder, Named } from '../building/builder.js'
import type { Readable } from '../building/read-value.js'
import type { DType } from '../dtype.js'
import type { Node } from '../node.js'
import type { Value } from '../value.js'
import type { Definition } from './definition.js'

/** The dtype that a plain value gets when none is named. */
export type DTypeFor<V> = V extends { dtype: infer D extends DType }
  ? D
  : V extends Int32Array
    ? 'int32'
    : V extends Int16Array
      ? 'int16'
      : V extends boolean | readonly boolean[] | readonly (readonly boolean[])[]
        ? 'bool'
        : V extends string | readonly string[] | readonly (readonly string[])[]
          ? 'string'
          : 'float32'

export interface Constant {
  /**
   * A value that never changes.
   *
   * Numbers become float32 unless `dtype` says otherwise; operations turn plain numbers into
   * constants of fitting dtype by themselves.
   *
   * @example constant([[1, 2], [3, 4]], { dtype: 'int32', name: 'table' })
   */
  constant<D extends DType>(value: Readable, options: Named & { dtype: D }): Node<D>
  constant<V extends Readable>(value: V, options?: Named): Node<DTypeFor<V>>
}

export const constantDefinition: Definition = {
  op: 'Const',
  title: 'constant',
  kernel: (node) => () => node.attributes.value as Value,
  gradient: null,
}

export const constant =
  (build: Builder): Constant['constant'] =>
  <D extends DType>(value: Readable, options: Named & { dtype?: D } = {}): Node<D> => {
    const { name } = build.at(constantDefinition, options)
    return build.constant(build.read(value, options.dtype, name) as Value<D>, name)
  }
