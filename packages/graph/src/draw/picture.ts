import { isNode } from '../building/builder.js'
import { graphError } from '../errors.js'
import { shapeText, valueText } from '../messages/shape-text.js'
import type { Node } from '../node.js'
import { type Nested, Value } from '../value.js'
import { type Arrow, assignLayers } from './layers.js'

/** What can be drawn: a whole graph, or nodes with all that they are calculated from. */
export type Drawable =
  | { readonly nodes: readonly Node[] }
  | Node
  | readonly Node[]
  | Readonly<Record<string, Node>>

export interface DrawOptions {
  /**
   * Draws every operation of a gradient and of a training step. By default each of these is one
   * box, since a learner reads the equation first.
   */
  readonly expanded?: boolean
}

export type BoxKind = 'placeholder' | 'variable' | 'constant' | 'operation' | 'action' | 'scope'

/** One operation, or one scope of several, as it appears in a picture. */
export interface Box {
  readonly kind: BoxKind
  /** The name; of a small constant, its value. */
  readonly heading: string
  readonly name: string
  readonly op: string
  /** `float32 [2,3]`, one for each output; empty for an action. */
  readonly types: string
  /** Number of operations in it. */
  readonly members: number
}

export interface Picture {
  /** In the order in which they were built. */
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
}

/**
 * The boxes and arrows of a picture.
 *
 * @param call the public function on whose behalf it is drawn, for messages
 */
export const pictureOf = (call: string, what: Drawable, options: DrawOptions = {}): Picture => {
  const operations = collect(call, what)
  const folded = options.expanded ? undefined : fold(operations, scopeOf)
  // Folding may close a circle that the operations themselves do not form; then they are shown.
  if (folded && assignLayers(folded.boxes.length, folded.arrows)) return folded
  return fold(operations, () => undefined)
}

/** An operation with those of its outputs that something reads. */
type Outputs = ReadonlyMap<Node, readonly Node[]>

const collect = (call: string, what: Drawable): Outputs => {
  const wanted = wantedNodes(call, what)
  const outputs = new Map<Node, Node[]>()
  const seen = new Set<Node>()
  const stack: Node[] = []
  for (const node of wanted) {
    if (!isNode(node)) {
      throw graphError('graph/not-a-node', { operation: call, received: valueText(node) })
    }
    if (node.graph !== wanted[0]!.graph) {
      throw graphError('graph/foreign-node', { name: node.name })
    }
    stack.push(node)
  }
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (!outputs.has(node.operation)) outputs.set(node.operation, [])
    outputs.get(node.operation)!.push(node)
    stack.push(node.operation)
    for (const input of node.inputs) stack.push(input)
    for (const input of node.controlInputs) stack.push(input)
  }
  for (const those of outputs.values()) those.sort((a, b) => a.output - b.output)
  return new Map([...outputs].sort(([a], [b]) => a.id - b.id))
}

const wantedNodes = (call: string, what: Drawable): readonly Node[] => {
  if (typeof what !== 'object' || what === null) {
    throw graphError('graph/not-a-node', { operation: call, received: valueText(what) })
  }
  if (isNode(what)) return [what]
  if (Array.isArray(what)) return what
  if ('nodes' in what && Array.isArray(what.nodes)) return what.nodes
  return Object.values(what as Readonly<Record<string, Node>>)
}

/** Scopes that the package itself makes. */
const scopeOf = ({ name }: Node): string | undefined => /^(gradients(?:_\d+)?)\//.exec(name)?.[1]

const fold = (outputs: Outputs, scope: (node: Node) => string | undefined): Picture => {
  const members = new Map<string | Node, Node[]>()
  const keyOf = (node: Node) => scope(node) ?? node
  for (const node of outputs.keys()) {
    const key = keyOf(node)
    const together = members.get(key)
    if (together) together.push(node)
    else members.set(key, [node])
  }
  const index = new Map([...members.keys()].map((key, box) => [key, box]))
  const boxes = [...members].map(([key, nodes]) =>
    typeof key === 'string' ? scopeBox(key, nodes) : operationBox(key, outputs.get(key)!),
  )
  return { boxes, arrows: arrowsOf(members, index, keyOf) }
}

const arrowsOf = (
  members: ReadonlyMap<string | Node, readonly Node[]>,
  index: ReadonlyMap<string | Node, number>,
  keyOf: (node: Node) => string | Node,
): Arrow[] => {
  const arrows: Arrow[] = []
  for (const [key, nodes] of members) {
    const to = index.get(key)!
    // Into or out of a scope one arrow is enough; an operation shows each of its inputs.
    const drawn = new Set<string>()
    let port = 0
    const add = (input: Node, control: boolean) => {
      const source = keyOf(input.operation)
      const from = index.get(source)!
      if (from === to) return
      const once = typeof key === 'string' || typeof source === 'string' || control
      if (once && drawn.has(`${from} ${control}`)) return
      drawn.add(`${from} ${control}`)
      arrows.push({ from, to, port, control })
      port += 1
    }
    for (const node of nodes) {
      for (const input of node.inputs) add(input, false)
      for (const input of node.controlInputs) add(input, true)
    }
  }
  return arrows
}

const operationBox = (node: Node, outputs: readonly Node[]): Box => ({
  kind: kindOf(node),
  heading: node.op === 'Const' ? constantHeading(node) : node.name,
  name: node.name,
  op: node.op,
  types: outputs
    .filter(({ dtype }) => dtype !== 'none')
    .map(({ dtype, shape }) => `${dtype} ${shapeText(shape)}`)
    .join(', '),
  members: 1,
})

const scopeBox = (name: string, nodes: readonly Node[]): Box => ({
  kind: 'scope',
  heading: name,
  name,
  op: '',
  types: '',
  members: nodes.length,
})

const kindOf = ({ op, dtype }: Node): BoxKind => {
  if (op === 'Placeholder') return 'placeholder'
  if (/^Var(iable|Handle)/.test(op)) return 'variable'
  if (op === 'Const') return 'constant'
  return dtype === 'none' ? 'action' : 'operation'
}

/** A constant is known by its value where that is short: `34`, `half = 0.5`. */
const constantHeading = ({ name, attributes }: Node): string => {
  const { value } = attributes
  if (!(value instanceof Value) || value.size > 4) return name
  const text = print(value.toArray())
  return /^Const(_\d+)?$|\/([x-z]|\d+)$/.test(name) ? text : `${name} = ${text}`
}

const print = (element: Nested<unknown>): string => {
  if (Array.isArray(element)) return `[${element.map(print).join(', ')}]`
  return typeof element === 'number' ? shortest(element) : JSON.stringify(element)
}

/** The fewest digits that give the same float32: 0.1 and not 0.10000000149. */
const shortest = (number: number): string => {
  for (let digits = 1; digits < 9; digits += 1) {
    const short = Number(number.toPrecision(digits))
    if (Math.fround(short) === Math.fround(number)) return String(short)
  }
  return String(number)
}
