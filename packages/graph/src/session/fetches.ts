import { type Builder, isNode } from '../building/builder.js'
import type { DType } from '../dtype.js'
import { graphError } from '../errors.js'
import { valueText } from '../messages/shape-text.js'
import type { Node } from '../node.js'
import type { Value } from '../value.js'

/** What can be fetched: a node, or an array or object of nodes. */
export type Fetches = Node | readonly Node[] | { readonly [name: string]: Node }

/** The results, in the same arrangement; `undefined` for a node that only acts. */
export type Fetched<F> = F extends Node
  ? FetchedNode<F>
  : { -readonly [K in keyof F]: FetchedNode<F[K]> }

type FetchedNode<N> = N extends Node<infer D> ? (D extends DType ? Value<D> : undefined) : never

/** The nodes of an arrangement, each once, in the order met. */
export const nodesIn = (build: Builder, fetches: unknown): Node[] => {
  if (isNode(fetches)) return [build.checkNode('run', fetches)]
  if (!isArrangement(fetches)) throw notFetchable('', fetches)
  const found = Object.entries(fetches).map(([key, node]) => {
    if (isNode(node)) return build.checkNode('run', node)
    throw notFetchable(Array.isArray(fetches) ? `[${key}]` : key, node)
  })
  return [...new Set(found)]
}

const notFetchable = (path: string, value: unknown) =>
  graphError('graph/not-fetchable', { path, received: valueText(value) })

const isArrangement = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === Object.prototype || prototype === null
}

/** Puts results into the arrangement of the fetches. */
export const arrange = (fetches: unknown, results: ReadonlyMap<unknown, Value>): unknown => {
  if (isNode(fetches)) return results.get(fetches)
  if (Array.isArray(fetches)) return fetches.map((node) => results.get(node))
  return Object.fromEntries(
    Object.entries(fetches as object).map(([key, node]) => [key, results.get(node)]),
  )
}
