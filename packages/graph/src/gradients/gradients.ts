import type { Builder } from '../building/builder.js'
import { inOrder } from '../building/order.js'
import type { DType } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import type { Kit } from '../ops/index.js'

type Float = Node<'float32'>

export interface Gradients {
  /**
   * How fast y grows with each x, as nodes of the same shapes as the xs, built by the chain rule
   * backwards. A y of several elements counts as their sum.
   *
   * @throws graph/no-gradient where TensorFlow gives None: nothing differentiable leads from x to y.
   * @throws graph/gradient-blocked where an operation on the way has no gradient at all.
   *
   * @example const [dW, db] = gradients(cost, [W, b])
   */
  gradients<const X extends readonly Node<'float32'>[]>(
    y: Node<'float32'>,
    xs: X,
  ): { -readonly [K in keyof X]: Node<'float32'> }
  gradients(y: Node<'float32'>, x: Node<'float32'>): Node<'float32'>
}

export const gradients = (build: Builder, kit: Kit): Gradients['gradients'] =>
  ((y: unknown, xs: unknown) => {
    const target = checkFloat(build, y)
    const list = Array.isArray(xs) ? xs.map((x) => checkFloat(build, x)) : [checkFloat(build, xs)]
    const found = list.length ? flowBack(build, kit, target, list) : new Map<Node, Float>()
    const result = list.map((x) => {
      const gradient = found.get(x)
      if (gradient) return gradient
      throw graphError('graph/no-gradient', { of: target.name, to: x.name })
    })
    return Array.isArray(xs) ? result : result[0]
  }) as Gradients['gradients']

const checkFloat = (build: Builder, value: unknown): Float => {
  const node = build.checkValueNode('gradients', value)
  if (node.dtype !== 'float32')
    throw graphError('graph/gradient-dtype', { name: node.name, dtype: node.dtype })
  return node as Float
}

/** The gradients of y for every x that it depends on; the others are missing. */
export const flowBack = (
  build: Builder,
  kit: Kit,
  y: Float,
  xs: readonly Float[],
): Map<Node, Float> =>
  build.scoped('gradients', () => {
    const order = inOrder([y])
    const onTheWay = dependents(order, xs)
    const flowing = new Map<Node, Float[]>([[y, [kit.onesLike(y)]]])
    const total = new Map<Node, Float>()
    for (const node of order.reverse()) {
      const parts = flowing.get(node)
      if (!parts || !onTheWay.has(node)) continue
      const dy = parts.length === 1 ? parts[0]! : kit.addN(parts)
      total.set(node, dy)
      for (const [input, part] of backThrough(build, kit, node as Float, dy, { onTheWay, y }))
        flowing.set(input, [...(flowing.get(input) ?? []), part])
    }
    return total
  })

/** Which of the nodes are an x or depend on one through float32 values. */
const dependents = (order: readonly Node[], xs: readonly Float[]): Set<Node> => {
  const found = new Set<Node>(xs)
  for (const node of order)
    if (node.dtype === 'float32' && node.inputs.some((input) => found.has(input))) found.add(node)
  return found
}

const backThrough = (
  build: Builder,
  kit: Kit,
  node: Float,
  dy: Float,
  { onTheWay, y }: { onTheWay: Set<Node>; y: Float },
): [Node<DType>, Float][] => {
  const wanted = node.inputs.filter((input) => input.dtype === 'float32' && onTheWay.has(input))
  const { gradient, title } = node.definition
  if (wanted.length === 0 || gradient === null) return []
  if (!gradient)
    throw graphError('graph/gradient-blocked', {
      of: y.name,
      to: wanted[0]!.name,
      operation: title,
      name: node.name,
    })
  return build.scoped(`gradients/${node.name}_grad`, () => {
    const flows = gradient(kit, { x: node.inputs as readonly Float[], y: node, dy })
    return node.inputs.flatMap<[Node<DType>, Float]>((input, i) => {
      const flow = wanted.includes(input) ? flows[i] : null
      return flow ? [[input, flow()]] : []
    })
  })
}
