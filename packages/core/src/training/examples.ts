import { coreError } from '../errors.js'

/** Numbers in row-major order with their shape. */
export interface NumberArray {
  readonly data: Float32Array | Int32Array | Uint8Array
  readonly shape: readonly number[]
}

/** Inputs and targets of a few examples; the first dimension counts them. */
export interface Batch {
  readonly x: NumberArray
  readonly y: NumberArray
}

/**
 * What the trainer learns from: it asks for the examples it wants next, by index.
 *
 * Anything can stand behind it: arrays ({@link fromArrays}), a file, a generator of pictures.
 */
export interface Examples {
  readonly length: number
  /** The examples at `indices`, in that order. The arrays may be reused by the next call. */
  batch(indices: Uint32Array): Batch
}

const gather = (array: NumberArray, indices: Uint32Array): NumberArray => {
  const [, ...rest] = array.shape
  const size = rest.reduce((product, n) => product * n, 1)
  const data = array.data.slice(0, 0).constructor as new (length: number) => NumberArray['data']
  const rows = new data(indices.length * size)
  for (let i = 0; i < indices.length; i++) {
    const start = indices[i]! * size
    rows.set(array.data.subarray(start, start + size), i * size)
  }
  return { data: rows, shape: [indices.length, ...rest] }
}

const check = (what: 'x' | 'y', { data, shape }: NumberArray) => {
  const expected = shape.reduce((product, n) => product * n, 1)
  if (shape.length === 0 || data.length !== expected) {
    throw coreError('core/example-shape', {
      what,
      expected: `[${shape.join(', ')}] (${expected} numbers)`,
      received: `${data.length} numbers`,
    })
  }
}

/**
 * Examples from arrays in memory.
 *
 * @param arrays - `x` of shape [count, ...] and `y` of shape [count, ...].
 * @throws `core/example-shape`, `core/example-count`
 *
 * @example
 * ```js
 * import { fromArrays } from '@firstgrad/core'
 *
 * const examples = fromArrays({
 *   x: { data: new Float32Array([0, 1, 2]), shape: [3, 1] },
 *   y: { data: new Float32Array([1, 3, 5]), shape: [3, 1] },
 * })
 * console.log(examples.batch(new Uint32Array([2, 0])).x.data) // Float32Array [ 2, 0 ]
 * ```
 */
export const fromArrays = ({ x, y }: Batch): Examples => {
  check('x', x)
  check('y', y)
  const length = x.shape[0]!
  if (length !== y.shape[0]) {
    throw coreError('core/example-count', { x: length, y: y.shape[0]! })
  }
  return { length, batch: (indices) => ({ x: gather(x, indices), y: gather(y, indices) }) }
}
