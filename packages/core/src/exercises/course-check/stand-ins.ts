import type { Task } from '../exercise.js'

/** Answers that no exercise may take, or must take, made from the solution whatever it computes. */
const changes = {
  /** Every number is 0. */
  zeros: { number: '0', tensor: 'tf.zerosLike(x)', text: "''", byte: '0' },
  /** Every number is 1: a constant. */
  ones: { number: '1', tensor: 'tf.onesLike(x)', text: "'1'", byte: '1' },
  /** Right up to rounding. */
  noisy: {
    number: 'Number.isInteger(x) ? x : x * (1 + 1e-6)',
    tensor: "x.dtype === 'float32' ? tf.mul(x, 1 + 1e-6) : tf.clone(x)",
    text: 'x',
    byte: 'x',
  },
} as const

export type StandIn = keyof typeof changes | 'identity'

/** Stand-ins that every exercise must reject. */
export const rejected: readonly StandIn[] = ['zeros', 'ones', 'identity']

const identity = (task: Task) => `
const find = (x) => x instanceof tf.Tensor ? tf.clone(x)
  : Array.isArray(x) && x.some((item) => item instanceof tf.Tensor) ? tf.clone(x.find((item) => item instanceof tf.Tensor)) : x
${task.exports
  .map(
    ({ name, async }) =>
      `export const ${name} = ${async ? 'async ' : ''}(...args) => find(args[0])`,
  )
  .join('\n')}
`

const changed = (
  task: Task,
  { number, tensor, text, byte }: (typeof changes)[keyof typeof changes],
) => `
import * as solution from './solution.js'
const change = (x) => {
  if (x instanceof tf.Tensor) { const made = ${tensor}; return made }
  if (x instanceof Uint8Array) return x.map((x) => ${byte})
  if (typeof x === 'number') return ${number}
  if (typeof x === 'string') return ${text}
  if (Array.isArray(x)) return x.map(change)
  if (typeof x === 'object' && x !== null)
    return Object.fromEntries(Object.entries(x).map(([key, item]) => [key, change(item)]))
  return x
}
const tensors = (x) => x instanceof tf.Tensor ? [x]
  : typeof x === 'object' && x !== null && !ArrayBuffer.isView(x) ? Object.values(x).flatMap(tensors) : []
const settle = (out) => {
  const made = change(out)
  tf.dispose(tensors(out))
  return made
}
const wrap = (run) => (...args) => {
  const out = run(...args)
  return typeof out?.then === 'function' ? out.then(settle) : settle(out)
}
${task.exports.map(({ name }) => `export const ${name} = wrap(solution.${name})`).join('\n')}
`

/** The files of a stand-in; its entry is `stand-in.js`. */
export const standIn = (
  kind: StandIn,
  task: Task,
  solution: string,
): { entry: string; files: Record<string, string> } => ({
  entry: 'stand-in.js',
  files: {
    'solution.ts': solution,
    'stand-in.js': `import * as tf from '@tensorflow/tfjs-core'\n${
      kind === 'identity' ? identity(task) : changed(task, changes[kind])
    }`,
  },
})
