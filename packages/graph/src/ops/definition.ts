import type * as tfjs from '@tensorflow/tfjs-core'
import type { DType } from '../dtype.js'
import type { Node } from '../node.js'
import type { Value } from '../value.js'
import type { Kit } from './index.js'

/** The namespace of `@tensorflow/tfjs-core`, handed in by the caller; never imported here. */
export type TensorFlow = typeof tfjs

/** Calculates one output from the values of the inputs; may return an input itself. */
export type Kernel = (...inputs: Value[]) => Value

/** One element of an element-wise operation, rounded to its dtype. */
export type Scalar = (...elements: number[]) => number

/** The gradient for one input, built only if somebody asks for it. */
export type InputGradient = (() => Node<DType>) | null

/** All there is to know about an operation; every file beside this one defines one. */
export interface Definition {
  /** TensorFlow's name of the operation. */
  readonly op: string
  /** The function that builds it, for messages: `add`. */
  readonly title: string
  /** Prepares the calculation of a node in JavaScript; the compiled form calls it too. */
  readonly kernel: (node: Node) => Kernel
  /** Present if every output element depends on the broadcast input elements at its place. */
  readonly scalar?: (node: Node) => Scalar
  /** The same on TensorFlow.js. Without it the session fetches the inputs and uses `kernel`. */
  readonly tfjs?: (tf: TensorFlow, node: Node, inputs: tfjs.Tensor[]) => tfjs.Tensor
  /**
   * Builds the gradients of the inputs from `dy`, the gradient of the output.
   * `null`: flat wherever it is defined, so nothing flows back (as TensorFlow's `None`).
   * Absent: no gradient exists, and asking for one through this operation is an error.
   */
  readonly gradient?: ((kit: Kit, node: Node, dy: Node<'float32'>) => InputGradient[]) | null
}
