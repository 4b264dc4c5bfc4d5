import type { DType } from './dtype.js'
import type { Definition } from './ops/definition.js'
import type { Value } from './value.js'

/** The length of each axis; `null` where it is only known when the node is fed. */
export type Shape = readonly (number | null)[]

/** What a node holds besides its inputs: axes, a constant's value, a seed. */
export type Attribute = number | boolean | string | null | readonly number[] | Shape | Value<DType>

/**
 * One value of a graph that does not exist yet: what an operation will give when it runs.
 *
 * Nodes are made by the functions of a graph, never by hand.
 */
export interface Node<D extends DType | 'none' = DType | 'none'> {
  /** Counts the nodes of one graph from 0, in order of creation. */
  readonly id: number
  /**
   * Unique in its graph. The second output of an operation has the operation's name and its
   * number: `Unique:1`.
   */
  readonly name: string
  /** TensorFlow's name of the operation: `AddV2`, `MatMul`, `Placeholder`. */
  readonly op: string
  /** The nodes whose values it is calculated from. */
  readonly inputs: readonly Node<DType>[]
  /** Nodes that have to run with it but give it no value, as the members of a `group`. */
  readonly controlInputs: readonly Node[]
  /** Axes, flags, a constant's value. Names as in the options of the function, `keepDims`. */
  readonly attributes: Readonly<Record<string, Attribute>>
  /** `'none'` for a node that only acts: `group`, `initialize`, a training step. */
  readonly dtype: D
  /** `null` if even the number of axes is unknown. */
  readonly shape: Shape | null
  /** Which output of its operation this is: 0 but for the second one of `unique`, `setdiff1d`. */
  readonly output: number
  /** The first output of the same operation: the node itself but for `output` 1. */
  readonly operation: Node
  /** The graph it belongs to. */
  readonly graph: { readonly nodes: readonly Node[] }
  /** How it is calculated and differentiated. */
  readonly definition: Definition
}

/** A node that gives no value when it runs: a training step, an initialisation. */
export type Action = Node<'none'>
