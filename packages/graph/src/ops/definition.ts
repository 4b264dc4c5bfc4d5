import type * as tfjs from '@tensorflow/tfjs-core'
import type { Node } from '../node.js'
import type { Value } from '../value.js'
import type { Kit } from './index.js'

/** The namespace of `@tensorflow/tfjs-core`, handed in by the caller; never imported here. */
export type TensorFlow = typeof tfjs

/** Calculates one output from the values of the inputs; may return an input itself. */
export type Kernel = (...inputs: Value[]) => Value

/**
 * Calculates one element of an element-wise operation, rounded to its dtype.
 *
 * A bool is 0 or 1. Operations that only pass elements on or compare them serve strings as well.
 */
export type Scalar = (...elements: number[]) => number

/** What a gradient is built from: `y` is the node itself, `x` its inputs, `dy` what flows back. */
export interface Flow {
  readonly x: readonly Node<'float32'>[]
  readonly y: Node<'float32'>
  readonly dy: Node<'float32'>
}

/** Builds the gradient of one input, if somebody asks for it; `null`: nothing flows back. */
export type InputGradient = (() => Node<'float32'>) | null

/** All there is to know about an operation; every file beside this one defines one. */
export interface Definition {
  /** TensorFlow's name of the operation. */
  readonly op: string
  /** The function that builds it, for messages: `add`. */
  readonly title: string
  /** Refuses shapes that do not fit, once the inputs have them. */
  readonly checkShapes?: (node: Node, shapes: readonly (readonly number[])[]) => void
  /** Prepares the calculation of a node in JavaScript; the compiled form calls it too. */
  readonly kernel: (node: Node) => Kernel
  /** Present if each output element depends on the (broadcast) input elements in its place. */
  readonly scalar?: (node: Node) => Scalar
  /**
   * The same on TensorFlow.js. Without it, and where an array is empty or its dtype is one that
   * engines get wrong, the session fetches the inputs and uses `kernel`.
   */
  readonly tfjs?: (tf: TensorFlow, inputs: tfjs.Tensor[], node: Node) => tfjs.Tensor
  /** True if `tfjs` only moves or compares int32, which every engine does exactly. */
  readonly exactIntegers?: boolean
  /**
   * Builds the gradients of the inputs. `null`: flat wherever it is defined, so nothing flows
   * back, as TensorFlow's `None`. Absent: asking for a gradient through it is an error.
   */
  readonly gradient?: ((kit: Kit, flow: Flow) => InputGradient[]) | null
}
