import type { Builder } from '../building/builder.js'
import { type Readable, readValue } from '../building/read-value.js'
import { graphError } from '../errors.js'
import { valueText } from '../messages/shape-text.js'
import type { Node } from '../node.js'
import { compatible } from '../shapes/shape.js'
import type { Value } from '../value.js'

/** Values for placeholders: by name in an object, or by node (or name) in a Map. */
export type Feeds<V = Readable> = { readonly [name: string]: V } | ReadonlyMap<Node | string, V>

/** Feeds by name, whichever way they came. */
export type Named = Readonly<Record<string, unknown>>

/** Turns feeds into an object by name; an object stays as it is. */
export const byName = (build: Builder, feeds: unknown): Named => {
  if (feeds === undefined) return {}
  if (isObject(feeds) && Object.getPrototypeOf(feeds) === Object.prototype) return feeds as Named
  if (!(feeds instanceof Map)) {
    if (isObject(feeds) && !Array.isArray(feeds)) return feeds as Named
    throw graphError('graph/bad-feeds', { received: valueText(feeds) })
  }
  const named: Record<string, unknown> = Object.create(null)
  for (const [key, value] of feeds as Map<unknown, unknown>) {
    const name = typeof key === 'string' ? key : build.checkNode('feed', key).name
    if (name in named) throw graphError('graph/duplicate-feed', { name })
    named[name] = value
  }
  return named
}

/** Checks that every feed has a placeholder that takes it, needed in this run or not. */
export const checkFeed = (build: Builder, name: string, feeds: Named): void => {
  feedOf(placeholderOf(build, name), feeds)
}

const placeholderOf = (build: Builder, name: string): Node => {
  const node = build.nodes.find((node) => node.name === name)
  if (node?.op === 'Placeholder') return node
  if (node) throw graphError('graph/not-a-placeholder', { name, op: node.op })
  const placeholders = build.nodes.filter(({ op }) => op === 'Placeholder')
  throw graphError('graph/unknown-feed', { name, placeholders: placeholders.map((p) => p.name) })
}

/** The value fed to a placeholder, or the error that says what is wrong with it. */
export const feedOf = (node: Node, feeds: Named): Value => {
  const { name, shape } = node
  const dtype = node.dtype as Value['dtype']
  const fed = name in feeds && (Object.hasOwn(feeds, name) || !(name in Object.prototype))
  if (!fed || feeds[name] === undefined)
    throw graphError('graph/missing-feed', { name, dtype, shape })
  const value = readValue(feeds[name], dtype)
  if ('problem' in value) {
    if (value.problem === 'element')
      throw graphError('graph/feed-dtype', { name, dtype, received: value.received })
    const { problem, received } = value
    throw graphError('graph/bad-value', { name, problem, received })
  }
  checkShape(node, value.shape)
  return value
}

export const checkShape = ({ name, shape }: Node, received: readonly number[]): void => {
  if (!compatible(shape, received))
    throw graphError('graph/feed-shape', { name, expected: shape, received })
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
