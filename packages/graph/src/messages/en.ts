import type { Catalog } from '@firstgrad/errors'
import type { GraphDetails, Range, Rank } from '../details.js'
import { shapeText as s, valueText as v } from './shape-text.js'

const at = ({ operation, name }: { operation: string; name: string }) => `${operation} "${name}"`

const list = (names: readonly string[]) =>
  names.length ? names.map((name) => `"${name}"`).join(', ') : 'none'

const problems: Record<GraphDetails['graph/bad-value']['problem'], string> = {
  ragged: 'its rows differ in length. Make every row as long as the first',
  mixed: 'it mixes numbers, booleans and strings. Use one kind of element',
  size: 'the number of elements is not the product of the shape. Give both for the same array',
  tensor:
    'a TensorFlow.js tensor can only be fed to a session made with session({ tf }). Give { data: await tensor.data(), shape: tensor.shape }',
  unreadable:
    'expected a number, boolean, string, arrays of them, a typed array, or { data, shape }',
}

const ranks: Record<Rank, string> = {
  scalar: 'a single number, shape []',
  'exactly-1': 'one axis',
  'at-least-1': 'at least one axis',
  'at-least-2': 'at least two axes, rows and columns',
}

const ranges: Record<Range, string> = {
  positive: 'a finite number above 0',
  'not-negative': 'a finite number of at least 0',
  fraction: 'a number from 0 to below 1',
  count: 'a whole number of at least 0',
  integer: 'a whole number',
  sizes: 'an array of whole numbers of at least 0, at most one of them -1',
}

export const en: Catalog<GraphDetails> = {
  'graph/broadcast': (d) =>
    `${at(d)}: cannot broadcast ${s(d.left)} with ${s(d.right)}. Counted from the last axis, lengths must be equal or 1; reshape one of them.`,
  'graph/dtype-mismatch': (d) =>
    `${at(d)}: expected both inputs of one dtype, got ${d.left} and ${d.right}. Convert one of them with cast().`,
  'graph/dtype-unsupported': (d) =>
    `${at(d)}: expected ${d.supported.join(' or ')}, got ${d.dtype}. Convert it with cast().`,
  'graph/shapes-differ': (d) =>
    `${at(d)}: expected equal shapes, got ${s(d.left)} and ${s(d.right)}. Reshape one of them.`,
  'graph/matmul-shape': (d) =>
    `${at(d)}: cannot multiply ${s(d.left)} by ${s(d.right)}. The first needs as many columns as the second has rows (after transposeA and transposeB).`,
  'graph/reshape-size': (d) =>
    `${at(d)}: cannot reshape ${s(d.from)} to ${s(d.to)}. Both must hold the same number of elements; one axis may be -1.`,
  'graph/concat-shape': (d) =>
    `${at(d)}: cannot join ${s(d.left)} and ${s(d.right)} along axis ${d.axis}. All other axes must be equal.`,
  'graph/rank': (d) => `${at(d)}: expected ${ranks[d.expected]}, got shape ${s(d.shape)}.`,
  'graph/bad-axis': (d) =>
    `${at(d)}: axis ${v(d.axis)} does not exist in shape ${s(d.shape)}. Use a whole number from ${-(d.shape?.length ?? 0)} to ${(d.shape?.length ?? 0) - 1}.`,
  'graph/repeated-axis': (d) =>
    `${at(d)}: axis ${d.axis} is named twice. Name each axis at most once.`,
  'graph/bad-permutation': (d) =>
    `${at(d)}: ${v(d.permutation)} does not order the axes of ${s(d.shape)}. Name each axis exactly once.`,
  'graph/bad-option': (d) =>
    `${at(d)}: expected ${d.option} to be ${ranges[d.expected]}, got ${v(d.received)}.`,
  'graph/no-inputs': (d) => `${at(d)}: expected an array of at least one node, got none.`,
  'graph/empty-axis': (d) =>
    `${at(d)}: axis ${d.axis} of shape ${s(d.shape)} has no elements to choose from. Feed at least one.`,
  'graph/integer-division-by-zero': (d) =>
    `${at(d)}: integer division by zero. Check the divisor, or cast() to float32, where it gives Infinity or NaN.`,
  'graph/negative-integer-power': (d) =>
    `${at(d)}: a whole number to the power ${d.exponent} is no whole number. cast() to float32 first.`,

  'graph/bad-name': (d) =>
    `Expected a name of letters, digits and _ . / - that begins with a letter, digit or dot, got ${v(d.name)}.`,
  'graph/duplicate-name': (d) =>
    `The name "${d.name}" is taken. A placeholder is fed by its name: choose another one.`,
  'graph/bad-dtype': (d) =>
    `"${d.name}": expected dtype 'float32', 'int32', 'int16', 'bool' or 'string', got ${v(d.dtype)}.`,
  'graph/bad-shape': (d) =>
    `"${d.name}": expected a shape such as [28, 28] or [null, 784] (null: any length), got ${v(d.shape)}.`,
  'graph/bad-value': (d) =>
    `"${d.name}": cannot use ${d.received} as a value: ${problems[d.problem]}.`,
  'graph/value-dtype': (d) =>
    `"${d.name}": expected elements of dtype ${d.dtype}, got ${d.received}. Change the dtype or the value.`,
  'graph/not-one-element': (d) =>
    `item() needs exactly one element, this value has shape ${s(d.shape)}. Use data or toArray().`,
  'graph/not-a-node': (d) =>
    `${d.operation}: expected a node of this graph, got ${d.received}. Make it with constant(), placeholder(), variable() or an operation.`,
  'graph/no-value': (d) =>
    `${d.operation}: "${d.name}" only acts and gives no value. Use the nodes that it is made of.`,
  'graph/foreign-node': (d) =>
    `"${d.name}" was not made by this graph. Build and run all parts with the functions of one graph().`,
  'graph/not-a-variable': (d) => `${d.operation}: expected a variable, got "${d.name}".`,
  'graph/variable-shape': (d) =>
    `variable "${d.name}": expected an initial value of known shape, got ${s(d.shape)}. A variable keeps one shape for life.`,

  'graph/no-gradient': (d) =>
    `"${d.of}" has no gradient with respect to "${d.to}": no differentiable path leads from one to the other. Operations that choose or compare, such as argmax, equal and cast to int32, stop it.`,
  'graph/gradient-blocked': (d) =>
    `"${d.of}" has no gradient with respect to "${d.to}": ${at(d)} on the way is not differentiable.`,
  'graph/gradient-dtype': (d) =>
    `"${d.name}" is ${d.dtype}: only float32 nodes have gradients. Use cast() or another dtype.`,
  'graph/nothing-to-train': (d) =>
    `"${d.loss}" depends on no trainable variable. Make the parameters with variable().`,

  'graph/missing-feed': (d) =>
    `Placeholder "${d.name}" was not fed. Give it a value: run(…, { ${JSON.stringify(d.name)}: … }) of dtype ${d.dtype} and shape ${s(d.shape)}.`,
  'graph/unknown-feed': (d) =>
    `There is no placeholder "${d.name}" to feed. This graph has: ${list(d.placeholders)}.`,
  'graph/not-a-placeholder': (d) =>
    `"${d.name}" (${d.op}) cannot be fed. Only placeholders take feeds; use assign() for variables.`,
  'graph/duplicate-feed': (d) => `"${d.name}" is fed twice in one run. Keep one of the two.`,
  'graph/feed-dtype': (d) =>
    `Placeholder "${d.name}" takes ${d.dtype}, got ${d.received}. Feed matching values or change its dtype.`,
  'graph/feed-shape': (d) =>
    `Placeholder "${d.name}" takes shape ${s(d.expected)}, got ${s(d.received)}. Feed that shape or change the placeholder's.`,
  'graph/bad-feeds': (d) =>
    `Expected values as an object { name: value } or a Map from nodes to values, got ${d.received}.`,
  'graph/not-fetchable': (d) =>
    `Cannot fetch ${d.path || 'this'}: expected a node, an array or an object of nodes, got ${d.received}.`,
  'graph/cycle': (d) =>
    `The graph runs in a circle: ${d.names.join(' → ')}. A node cannot depend on its own value; keep values from run to run in a variable().`,
  'graph/uninitialized': (d) =>
    `Variable "${d.name}" has no value in this session yet. First run(initialize()), with initialize() called after every variable and optimizer was made.`,
  'graph/unknown-variable': (d) =>
    `There is no variable "${d.name}". This graph has: ${list(d.variables)}.`,
  'graph/duplicate-variable': (d) => `Variable "${d.name}" is given twice. Keep one of the two.`,
  'graph/assigned-twice': (d) =>
    `Two nodes of one run assign to variable "${d.name}". Run them one after the other.`,
  'graph/assign-shape': (d) =>
    `Variable "${d.name}" has shape ${s(d.expected)}, got ${s(d.received)}. A variable keeps one shape for life.`,
  'graph/cannot-compile': (d) =>
    `Cannot compile "${d.name}": ${
      {
        'dynamic-shape': 'its shape is known only when it is fed',
        'too-large': 'the graph has too many nodes for straight-line code',
        forbidden: 'this page or process forbids code generation',
      }[d.because]
    }. Leave out executor: 'compiled'.`,
  'graph/bad-executor': (d) =>
    `session: expected executor 'compiled' or 'interpreted', got ${v(d.received)}. Leave it out to let the session choose; pass { tf } for TensorFlow.js.`,
  'graph/out-of-memory': (d) =>
    `There is no room for an array of ${d.elements} ${d.dtype} elements. Check the shapes: two that broadcast give the product of their lengths. Use smaller batches.`,
  'graph/closed': () => 'This session is closed. Make a new one with session().',

  'graph/too-large-to-draw': (d) =>
    `A picture of these ${d.boxes} operations would be too large to read. Pass toSVG() only the nodes of interest, or use toDot() or toGraphDef() and a viewer.`,
}
