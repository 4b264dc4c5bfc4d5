import { shapeText } from '../messages/shape-text.js'
import type { Node } from '../node.js'
import { type Outputs, type PartOfGraph, reachable } from '../reachable.js'
import { type Nested, Value } from '../value.js'
import { type Arrow, assignLayers } from './layers.js'

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
export const pictureOf = (call: string, what: PartOfGraph, options: DrawOptions = {}): Picture => {
  const operations = reachable(call, what)
  const folded = options.expanded ? undefined : fold(operations, folding(operations))
  // Folding may close a circle that the operations themselves do not form; then they are shown.
  if (folded && assignLayers(folded.boxes.length, folded.arrows)) return folded
  return fold(operations, (node) => node)
}

/** What several operations are drawn as: the box of one of them, or of a scope by this name. */
type Key = Node | string

/**
 * Gradients become one box. What is named after a variable or a training step (its initial value,
 * the speed that momentum keeps for it, `sgd/mul`) is part of it.
 */
const folding = (outputs: Outputs): ((node: Node) => Key) => {
  const owners = new Map<string, Node>()
  for (const node of outputs.keys()) {
    if (node.op === 'VariableV2' || node.dtype === 'none') owners.set(node.name, node)
  }
  return (node) => {
    if (node.name.startsWith('gradients/')) return 'gradients'
    const cuts = [...node.name.matchAll(/\//g)].map(({ index }) => node.name.slice(0, index))
    const owner = cuts.find((name) => owners.has(name))
    return owner === undefined ? node : owners.get(owner)!
  }
}

const fold = (outputs: Outputs, keyOf: (node: Node) => Key): Picture => {
  const members = new Map<Key, Node[]>()
  for (const node of outputs.keys()) {
    const key = keyOf(node)
    const together = members.get(key)
    if (together) together.push(node)
    else members.set(key, [node])
  }
  for (const action of idleInitializers(members, keyOf)) members.delete(action)
  const index = new Map([...members.keys()].map((key, box) => [key, box]))
  const boxes = [...members].map(([key, nodes]) =>
    typeof key === 'string'
      ? scopeBox(key, nodes)
      : { ...operationBox(key, outputs.get(key)!), members: nodes.length },
  )
  return { boxes, arrows: arrowsOf(members, index, keyOf) }
}

/**
 * An action that only sets variables to their initial values says nothing new in a picture where
 * these are put to use, and would pull them all to one place.
 */
const idleInitializers = (
  members: ReadonlyMap<Key, readonly Node[]>,
  keyOf: (node: Node) => Key,
): Key[] => {
  const isVariable = (key: Key) => typeof key !== 'string' && key.op === 'VariableV2'
  const initializers: Key[] = []
  let used = false
  for (const [key, nodes] of members) {
    const control = nodes.flatMap((node) => node.controlInputs.map(keyOf))
    if (control.length > 0 && control.every(isVariable)) initializers.push(key)
    else
      used ||= nodes.some(({ inputs }) =>
        inputs.some((input) => keyOf(input) !== key && isVariable(keyOf(input))),
      )
  }
  return used ? initializers : []
}

const arrowsOf = (
  members: ReadonlyMap<Key, readonly Node[]>,
  index: ReadonlyMap<Key, number>,
  keyOf: (node: Node) => Key,
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
      const once = control || nodes.length > 1 || members.get(source)!.length > 1
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
