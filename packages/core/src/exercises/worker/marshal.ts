import * as tf from '@tensorflow/tfjs-core'
import { isTensorValue, type TensorValue, tensorOf, type Value } from '../values.js'
import type { Answered, OddThing } from './protocol.js'

/** What a call is given, and the tensors in it by argument. */
export interface Prepared {
  readonly args: unknown[]
  readonly tensors: readonly tf.Tensor[][]
}

/** Turns descriptions into tensors. What is one object inside of arguments stays one object. */
export const prepare = (args: readonly Value[]): Prepared => {
  const made = new Map<object, unknown>()
  const once = <T>(key: object, make: () => T): T => {
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as T
  }
  const tensors: tf.Tensor[][] = []
  const real = (value: Value, own: tf.Tensor[]): unknown => {
    if (isTensorValue(value)) {
      const tensor = once(value, () => toTensor(value))
      own.push(tensor)
      return tensor
    }
    if (value instanceof Uint8Array) return once(value, () => value.slice())
    if (typeof value !== 'object' || value === null) return value
    return once(value, () =>
      Array.isArray(value)
        ? value.map((item: Value) => real(item, own))
        : Object.fromEntries(
            Object.entries(value as Record<string, Value>).map(([key, item]) => [
              key,
              real(item, own),
            ]),
          ),
    )
  }
  const ready = args.map((arg) => {
    const own: tf.Tensor[] = []
    tensors.push(own)
    // Two arguments with the same numbers are two tensors: a gradient tells them apart.
    if (!isTensorValue(arg)) return real(arg, own)
    own.push(toTensor(arg))
    return own[0]
  })
  return { args: ready, tensors }
}

const arrays = { float32: Float32Array, int32: Int32Array, bool: Uint8Array }

const toTensor = ({ values, shape, dtype }: TensorValue): tf.Tensor =>
  tf.tensor(arrays[dtype].from(values), [...shape], dtype)

/** More values than this are no answer to any exercise. */
const mostValues = 4_000_000

/** Tensors of an answer, for freeing them. */
export const tensorsIn = (answer: unknown): tf.Tensor[] => {
  const found = new Set<tf.Tensor>()
  const seen = new Set<unknown>()
  const look = (value: unknown, depth: number) => {
    if (value instanceof tf.Tensor) found.add(value)
    else if (typeof value === 'object' && value !== null && !seen.has(value) && depth < 20) {
      if (ArrayBuffer.isView(value)) return
      seen.add(value)
      for (const item of Object.values(value)) look(item, depth + 1)
    }
  }
  look(answer, 0)
  return [...found]
}

class Odd extends Error {
  constructor(
    readonly what: OddThing,
    readonly where: string,
  ) {
    super(what)
  }
}

/** An answer as data: its tensors are read, never disposed. */
export const describe = async (answer: unknown): Promise<Answered> => {
  const path: unknown[] = []
  const data = async (value: unknown, where: string): Promise<Value> => {
    if (value instanceof tf.Tensor) return describeTensor(value, where)
    if (value instanceof Uint8Array) return value.slice()
    if (ArrayBuffer.isView(value) && 'length' in value) {
      if ((value.length as number) > mostValues) throw new Odd('huge', where)
      return Array.from(value as unknown as ArrayLike<number>, Number)
    }
    switch (typeof value) {
      case 'function':
        throw new Odd('function', where)
      case 'symbol':
        throw new Odd('symbol', where)
      case 'bigint':
        throw new Odd('bigint', where)
      case 'object': {
        if (value === null) return null
        if (typeof (value as PromiseLike<unknown>).then === 'function')
          throw new Odd('promise', where)
        if (path.includes(value) || path.length > 20) throw new Odd('circular', where)
        path.push(value)
        const entries = Object.entries(value)
        if (entries.length > mostValues) throw new Odd('huge', where)
        const items: [string, Value][] = []
        for (const [key, item] of entries) {
          items.push([
            key,
            await data(item, Array.isArray(value) ? `${where}[${key}]` : `${where}.${key}`),
          ])
        }
        path.pop()
        return Array.isArray(value) ? items.map(([, item]) => item) : Object.fromEntries(items)
      }
      default:
        return value as Value
    }
  }
  try {
    return { kind: 'value', value: await data(answer, '') }
  } catch (error) {
    if (error instanceof Odd) return { kind: 'odd', what: error.what, where: error.where }
    throw error
  }
}

const describeTensor = async (tensor: tf.Tensor, where: string): Promise<TensorValue> => {
  if (tensor.isDisposed) throw new Odd('disposed', where)
  if (tensor.size > mostValues) throw new Odd('huge', where)
  const values = await tensor.data()
  const dtype = tensor.dtype === 'int32' || tensor.dtype === 'bool' ? tensor.dtype : 'float32'
  return tensorOf(values.slice() as Float32Array, tensor.shape, dtype)
}
