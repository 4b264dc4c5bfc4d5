import type { Shape } from './node.js'

type Unknown = Shape | null

/** Which call an error is about: `add "prediction"`. */
interface At {
  operation: string
  name: string
}

/** How many axes an operation needs. */
export type Rank = 'scalar' | 'exactly-1' | 'at-least-1' | 'at-least-2'

/** What an option may be. */
export type Range = 'positive' | 'not-negative' | 'fraction' | 'count' | 'integer' | 'sizes'

/** The errors of this package and what each of them tells. */
export type GraphDetails = {
  // Operations
  'graph/broadcast': At & { left: Unknown; right: Unknown }
  'graph/dtype-mismatch': At & { left: string; right: string }
  'graph/dtype-unsupported': At & { dtype: string; supported: readonly string[] }
  'graph/shapes-differ': At & { left: Unknown; right: Unknown }
  'graph/matmul-shape': At & { left: Unknown; right: Unknown }
  'graph/reshape-size': At & { from: Unknown; to: Unknown }
  'graph/concat-shape': At & { axis: number; left: Unknown; right: Unknown }
  'graph/rank': At & { expected: Rank; shape: Unknown }
  'graph/bad-axis': At & { axis: unknown; shape: Unknown }
  'graph/repeated-axis': At & { axis: number }
  'graph/bad-permutation': At & { permutation: unknown; shape: Unknown }
  'graph/bad-option': At & { option: string; expected: Range; received: unknown }
  'graph/no-inputs': At
  'graph/empty-axis': At & { axis: number; shape: Unknown }
  'graph/integer-division-by-zero': At
  'graph/negative-integer-power': At & { exponent: number }

  // Names, values and what is no node
  'graph/bad-name': { name: unknown }
  'graph/duplicate-name': { name: string }
  'graph/bad-dtype': { name: string; dtype: unknown }
  'graph/bad-shape': { name: string; shape: unknown }
  'graph/bad-value': {
    name: string
    problem: 'ragged' | 'mixed' | 'size' | 'tensor' | 'unreadable'
    received: string
  }
  'graph/value-dtype': { name: string; dtype: string; received: string }
  'graph/not-one-element': { shape: readonly number[] }
  'graph/not-a-node': { operation: string; received: string }
  'graph/no-value': { operation: string; name: string }
  'graph/foreign-node': { name: string }
  'graph/not-a-variable': { operation: string; name: string }
  'graph/variable-shape': { name: string; shape: Unknown }

  // Gradients and training
  'graph/no-gradient': { of: string; to: string }
  'graph/gradient-blocked': { of: string; to: string; operation: string; name: string }
  'graph/gradient-dtype': { name: string; dtype: string }
  'graph/nothing-to-train': { loss: string }

  // Running
  'graph/missing-feed': { name: string; dtype: string; shape: Unknown }
  'graph/unknown-feed': { name: string; placeholders: readonly string[] }
  'graph/not-a-placeholder': { name: string; op: string }
  'graph/duplicate-feed': { name: string }
  'graph/feed-dtype': { name: string; dtype: string; received: string }
  'graph/feed-shape': { name: string; expected: Unknown; received: readonly number[] }
  'graph/bad-feeds': { received: string }
  'graph/not-fetchable': { path: string; received: string }
  'graph/cycle': { names: readonly string[] }
  'graph/uninitialized': { name: string }
  'graph/unknown-variable': { name: string; variables: readonly string[] }
  'graph/duplicate-variable': { name: string }
  'graph/assigned-twice': { name: string }
  'graph/assign-shape': { name: string; expected: Unknown; received: readonly number[] }
  'graph/cannot-compile': { because: 'dynamic-shape' | 'too-large' | 'forbidden'; name: string }
  'graph/bad-executor': { received: unknown }
  'graph/out-of-memory': { elements: number; dtype: string }
  'graph/closed': object

  // Pictures
  'graph/too-large-to-draw': { boxes: number }
}
