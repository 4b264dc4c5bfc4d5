import { type DType, dtypes } from '../dtype.js'
import { graphError } from '../errors.js'
import { valueText } from '../messages/shape-text.js'
import type { Attribute, Node, Shape } from '../node.js'
import { constantDefinition } from '../ops/constant.js'
import type { Definition } from '../ops/definition.js'
import { Value } from '../value.js'
import { Names } from './names.js'
import { type Readable, readValue } from './read-value.js'

/** What every operation takes last. */
export interface Named {
  /** Unique in the graph; a taken name gets a number, `cost_1`. */
  name?: string
}

/** An input of an operation: a node, or a value that becomes a constant of fitting dtype. */
export type Operand<D extends DType> = Node<D> | Readable

/** Which call an error is about. */
export interface At {
  readonly operation: string
  readonly name: string
}

interface Blueprint<D extends DType | 'none'> {
  readonly name: string
  readonly inputs?: readonly Node<DType>[]
  readonly controlInputs?: readonly Node[]
  readonly attributes?: Record<string, Attribute>
  readonly dtype: D
  readonly shape: Shape | null
}

/** A node whose fields are still being filled in. */
type Draft<D extends DType | 'none'> = { -readonly [K in keyof Node<D>]: Node<D>[K] }

/** Collects the nodes of one graph. Operations build through it; learners never see it. */
export class Builder {
  readonly nodes: Node[] = []
  /** For each variable the node that sets it to its initial value. */
  readonly initializers: Node[] = []
  private readonly own = new Set<Node>()
  private readonly names = new Names()
  private count = 0
  private prefix = ''

  /** The name and title by which errors of this call will speak of it. */
  at(definition: { op: string; title: string }, options: Named | undefined): At {
    return { operation: definition.title, name: this.names.free(this.wish(definition, options)) }
  }

  private wish(definition: { op: string }, options: Named | undefined): string {
    const name = options?.name ?? defaultNames[definition.op] ?? definition.op
    if (typeof name !== 'string') throw graphError('graph/bad-name', { name })
    return this.prefix + name
  }

  /** Makes a node. Its name comes from {@link at} and must still be free. */
  node<D extends DType | 'none'>(definition: Definition, blueprint: Blueprint<D>): Node<D> {
    const { name, inputs = [], controlInputs = [], attributes = {}, dtype, shape } = blueprint
    this.names.take(name)
    const node = this.output({
      name,
      op: definition.op,
      inputs,
      controlInputs,
      attributes,
      dtype,
      shape,
      output: 0,
      definition,
    })
    this.nodes.push(node)
    return node
  }

  /** Makes the second output of an operation. */
  secondOutput<D extends DType>(first: Node, dtype: D, shape: Shape | null): Node<D> {
    const { op, inputs, controlInputs, attributes, definition } = first
    const name = `${first.name}:1`
    const rest = { op, inputs, controlInputs, attributes, definition }
    return this.output({ ...rest, name, dtype, shape, output: 1 }, first)
  }

  private output<D extends DType | 'none'>(
    fields: Omit<Node<D>, 'id' | 'graph' | 'operation'>,
    operation?: Node,
  ): Node<D> {
    const node = { id: this.count++, ...fields, graph: this } as unknown as Draft<D>
    node.operation = operation ?? node
    this.own.add(node)
    return node
  }

  /** Checks that `value` is a node of this graph. */
  checkNode(operation: string, value: unknown): Node {
    if (!isNode(value))
      throw graphError('graph/not-a-node', { operation, received: valueText(value) })
    if (!this.own.has(value)) throw graphError('graph/foreign-node', { name: value.name })
    return value
  }

  /** Checks that `value` is a node of this graph that gives a value when it runs. */
  checkValueNode(operation: string, value: unknown): Node<DType> {
    const node = this.checkNode(operation, value)
    if (node.dtype === 'none') throw graphError('graph/no-value', { operation, name: node.name })
    return node as Node<DType>
  }

  /**
   * Turns all inputs of a call into nodes. Plain values become constants; their dtype follows
   * `dtype`, or else the first node among them, as in TensorFlow.
   */
  operands(at: At, values: readonly unknown[], dtype?: DType): Node<DType>[] {
    const first = values.find(isNode)
    const wanted = dtype ?? (first && this.checkValueNode(at.operation, first).dtype)
    return values.map((value, i) =>
      isNode(value)
        ? this.checkValueNode(at.operation, value)
        : this.lift(value, wanted, `${at.name}/${'xyzw'[i] ?? i}`, at.operation),
    )
  }

  /** One input of a call as a node. */
  operand(at: At, value: unknown, dtype?: DType): Node<DType> {
    return this.operands(at, [value], dtype)[0] as Node<DType>
  }

  /** A constant from what a person wrote, or the error that says why not. */
  private lift(input: unknown, dtype: DType | undefined, name: string, operation: string) {
    if (input === undefined || input === null || typeof input === 'function')
      throw graphError('graph/not-a-node', { operation, received: valueText(input) })
    return this.constant(this.read(input, dtype, name), this.names.free(name))
  }

  /** A value from what a person wrote; it shares no memory with it. */
  read(input: unknown, dtype: DType | undefined, name: string): Value {
    if (dtype !== undefined && !dtypes.includes(dtype))
      throw graphError('graph/bad-dtype', { name, dtype })
    const value = readValue(input, dtype)
    if (!('problem' in value)) return new Value(value.dtype, value.shape, value.data.slice())
    if (value.problem === 'element')
      throw graphError('graph/value-dtype', {
        name,
        dtype: dtype ?? 'float32',
        received: value.received,
      })
    const { problem, received } = value
    throw graphError('graph/bad-value', { name, problem, received })
  }

  constant<D extends DType>(value: Value<D>, name: string): Node<D> {
    const { dtype, shape } = value
    return this.node(constantDefinition, { name, attributes: { value }, dtype, shape })
  }

  /** Builds inside a name scope: the nodes are named `scope/…`. */
  scoped<T>(scope: string, build: () => T): T {
    const outer = this.prefix
    this.prefix = `${scope}/`
    try {
      return build()
    } finally {
      this.prefix = outer
    }
  }

  /** Builds outside of any name scope. */
  unscoped<T>(build: () => T): T {
    const outer = this.prefix
    this.prefix = ''
    try {
      return build()
    } finally {
      this.prefix = outer
    }
  }

  isTaken(name: string): boolean {
    return this.names.isTaken(name)
  }
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'definition' in value && 'operation' in value

/** TensorFlow names a node after its operation, but for these. */
const defaultNames: Record<string, string> = {
  AddV2: 'Add',
  VariableV2: 'Variable',
  NoOp: 'group_deps',
  ConcatV2: 'concat',
  SelectV2: 'Select',
  RealDiv: 'div',
  FloorDiv: 'floordiv',
  Transpose: 'transpose',
  BatchMatMulV2: 'MatMul',
  OneHot: 'one_hot',
}
