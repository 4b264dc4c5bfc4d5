import type { At, Builder, Named } from '../building/builder.js'
import { allocate, type DType } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Attribute, Node, Shape } from '../node.js'
import { broadcastPlaces, broadcastShapes } from '../shapes/broadcast.js'
import { sameShape, sizeOf } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Definition, Kernel, Scalar } from './definition.js'

/** An operation on the elements in one place of its inputs, after broadcasting. */
export interface Elementwise extends Definition {
  readonly scalar: (node: Node) => Scalar
  readonly supported: readonly DType[]
  /** The dtype of the result, where it is not that of the inputs. */
  readonly result?: DType
}

/** By the dtype of the last input; int16 is left out, being int32 that wraps. */
type ByDType<T> = Partial<Record<Exclude<DType, 'int16'>, T>>

/** The calculation of one element; `scalarsOf` where it depends on the node. */
type Scalars =
  | { readonly scalars: ByDType<Scalar> }
  | { readonly scalarsOf: ByDType<(node: Node) => Scalar> }

type Spec = Omit<Definition, 'kernel' | 'scalar'> & { readonly result?: DType } & Scalars

/** Completes an element-wise operation: the kernel is a loop over `scalars`. */
export const elementwise = (spec: Spec): Elementwise => {
  const table = 'scalars' in spec ? spec.scalars : spec.scalarsOf
  const supported = (Object.keys(table) as DType[]).flatMap<DType>((dtype) =>
    dtype === 'int32' ? ['int32', 'int16'] : [dtype],
  )
  const scalar = (node: Node): Scalar => {
    const { dtype } = node.inputs.at(-1)!
    const key = dtype === 'int16' ? 'int32' : dtype
    const exact = 'scalars' in spec ? spec.scalars[key]! : spec.scalarsOf[key]!(node)
    return node.dtype === 'int16' ? wrapped(exact, node.inputs.length) : exact
  }
  const checkShapes = spec.checkShapes ?? commonShape
  const definition = { ...spec, supported, scalar, checkShapes }
  return { ...definition, kernel: (node) => loop(node, scalar(node), checkShapes) }
}

const wrapped = (exact: Scalar, inputs: number): Scalar => {
  const wrap = (value: number) => (value << 16) >> 16
  if (inputs === 1) return (a) => wrap(exact(a!))
  if (inputs === 2) return (a, b) => wrap(exact(a!, b!))
  return (...elements) => wrap(exact(...elements))
}

/** Checks the inputs of an element-wise operation and makes its node. */
export const combine = <D extends DType>(
  build: Builder,
  definition: Elementwise,
  values: readonly unknown[],
  options: Named | undefined,
  attributes: Record<string, Attribute> = {},
): Node<D> => {
  const at = build.at(definition, options)
  const inputs = build.operands(at, values)
  const dtype = inputs[0]!.dtype
  for (const input of inputs) {
    checkSame(at, dtype, input.dtype)
    checkSupported(at, input.dtype, definition.supported)
  }
  const shape = inputs.map((input) => input.shape).reduce((a, b) => broadcast(at, a, b))
  const result = (definition.result ?? dtype) as D
  return build.node(definition, { name: at.name, inputs, attributes, dtype: result, shape })
}

export const checkSame = (at: At, left: DType, right: DType): void => {
  if (left !== right) throw graphError('graph/dtype-mismatch', { ...at, left, right })
}

export const checkSupported = (at: At, dtype: DType, supported: readonly DType[]): void => {
  if (!supported.includes(dtype))
    throw graphError('graph/dtype-unsupported', { ...at, dtype, supported })
}

export const broadcast = (at: At, left: Shape | null, right: Shape | null): Shape | null => {
  const shape = broadcastShapes(left, right)
  if (shape === undefined) throw graphError('graph/broadcast', { ...at, left, right })
  return shape
}

/** The shape that known shapes are broadcast to. */
const commonShape = (node: Node, shapes: readonly (readonly number[])[]): readonly number[] =>
  shapes.reduce((a, b) => broadcast(nodeAt(node), a, b) as readonly number[])

/** How a message speaks of a node that exists already. */
export const nodeAt = (node: Node): At => ({ operation: node.definition.title, name: node.name })

const loop = (
  node: Node,
  scalar: Scalar,
  checkShapes: NonNullable<Definition['checkShapes']>,
): Kernel => {
  const dtype = node.dtype as DType
  if (node.inputs.length === 1)
    return (x) => {
      const out = allocate(dtype, x.size)
      for (let i = 0; i < out.length; i++) out[i] = scalar(x.data[i] as number)
      return new Value(dtype, x.shape, out)
    }
  const places = rememberPlaces(node, checkShapes)
  if (node.inputs.length === 2)
    return (a, b) => {
      const { shape, size, of } = places([a, b])
      const out = allocate(dtype, size)
      const [p, q] = of
      for (let i = 0; i < size; i++)
        out[i] = scalar(a.data[p ? p[i]! : i] as number, b.data[q ? q[i]! : i] as number)
      return new Value(dtype, shape, out)
    }
  // No operation has more inputs, but for addN, which has a kernel of its own.
  return (a, b, c) => {
    const { shape, size, of } = places([a, b, c])
    const out = allocate(dtype, size)
    const [p, q, r] = of
    for (let i = 0; i < size; i++)
      out[i] = scalar(
        a.data[p ? p[i]! : i] as number,
        b.data[q ? q[i]! : i] as number,
        c.data[r ? r[i]! : i] as number,
      )
    return new Value(dtype, shape, out)
  }
}

interface Places {
  readonly shape: readonly number[]
  readonly size: number
  /** For each input, where its elements are; `undefined`: in order. */
  readonly of: readonly (Int32Array | undefined)[]
}

// Shapes hardly ever change from run to run, so the last answer is kept.
const rememberPlaces = (node: Node, checkShapes: NonNullable<Definition['checkShapes']>) => {
  let shapes: (readonly number[])[] = []
  let last: Places | undefined
  return (inputs: readonly Value[]): Places => {
    if (last && inputs.every((x, k) => sameShape(x.shape, shapes[k]!))) return last
    const given = inputs.map((x) => x.shape)
    checkShapes(node, given)
    const shape = commonShape(node, given)
    shapes = given
    last = {
      shape,
      size: sizeOf(shape),
      of: given.map((from) => broadcastPlaces(from, shape)),
    }
    return last
  }
}
