import { type Builder, isNode } from '../building/builder.js'
import type { DType } from '../dtype.js'
import { graphError } from '../errors.js'
import { valueText } from '../messages/shape-text.js'
import type { Node } from '../node.js'
import type { Value } from '../value.js'

/** What can be fetched: a node, or arrays and objects of them. */
export type Fetches = Node | readonly Fetches[] | { readonly [name: string]: Fetches }

/** The results, in the same arrangement; `undefined` for a node that only acts. */
export type Fetched<F> =
  F extends Node<infer D>
    ? D extends DType
      ? Value<D>
      : undefined
    : { -readonly [K in keyof F]: Fetched<F[K]> }

/** Collects the nodes of an arrangement, each once, in the order met. */
export const nodesIn = (build: Builder, fetches: unknown, path = ''): Node[] => {
  const found = new Set<Node>()
  collect(build, fetches, path, found, 0)
  return [...found]
}

const collect = (
  build: Builder,
  fetches: unknown,
  path: string,
  into: Set<Node>,
  depth: number,
) => {
  if (isNode(fetches)) into.add(build.checkNode('run', fetches))
  else if (Array.isArray(fetches) && depth < 32)
    fetches.forEach((inner, i) => {
      collect(build, inner, `${path}[${i}]`, into, depth + 1)
    })
  else if (isPlainObject(fetches) && depth < 32)
    for (const [key, inner] of Object.entries(fetches))
      collect(build, inner, path ? `${path}.${key}` : key, into, depth + 1)
  else throw graphError('graph/not-fetchable', { path, received: valueText(fetches) })
}

const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Puts results into the arrangement of the fetches. */
export const arrange = (fetches: unknown, results: ReadonlyMap<Node, Value>): unknown => {
  if (isNode(fetches)) return results.get(fetches)
  if (Array.isArray(fetches)) return fetches.map((inner) => arrange(inner, results))
  return Object.fromEntries(
    Object.entries(fetches as object).map(([key, inner]) => [key, arrange(inner, results)]),
  )
}
