import { graphError } from './errors.js'

/**
 * What the elements of a node are.
 *
 * `int16` is stored as such and wraps around after every operation, as in TensorFlow:
 * 300 · 300 is 24464.
 */
export type DType = 'float32' | 'int32' | 'int16' | 'bool' | 'string'

/** The dtypes one can calculate with. */
export type Numeric = 'float32' | 'int32' | 'int16'

/** The array that holds the elements of each dtype, row by row; a bool is 0 or 1. */
export interface DataOf {
  float32: Float32Array
  int32: Int32Array
  int16: Int16Array
  bool: Uint8Array
  string: string[]
}

/** One element of each dtype as a plain JavaScript value. */
export interface ElementOf {
  float32: number
  int32: number
  int16: number
  bool: boolean
  string: string
}

export const dtypes: readonly DType[] = ['float32', 'int32', 'int16', 'bool', 'string']
export const numeric: readonly DType[] = ['float32', 'int32', 'int16']

/**
 * A new array of `length` zeros (or `false`, or empty strings).
 *
 * @throws graph/out-of-memory where there is no room for so many.
 */
export const allocate = <D extends DType>(dtype: D, length: number): DataOf[D] => {
  const make: { [K in DType]: () => DataOf[K] } = {
    float32: () => new Float32Array(length),
    int32: () => new Int32Array(length),
    int16: () => new Int16Array(length),
    bool: () => new Uint8Array(length),
    string: () => new Array<string>(length).fill(''),
  }
  try {
    return make[dtype]()
  } catch (cause) {
    throw graphError('graph/out-of-memory', { elements: length, dtype }, { cause })
  }
}
