import { isTensorValue, type TensorValue, type Value } from '../values.js'

const mostNumbers = 24
const deepest = 4

const number = (value: number): string =>
  Number.isFinite(value) && !Number.isInteger(value)
    ? String(Number(value.toPrecision(6)))
    : String(value)

const nested = ({ values, shape }: TensorValue, from = 0, axis = 0): string => {
  if (axis === shape.length) return number(values[from]!)
  const stride = shape.slice(axis + 1).reduce((a, b) => a * b, 1)
  return `[${Array.from({ length: shape[axis]! }, (_, i) =>
    nested({ kind: 'tensor', dtype: 'float32', values, shape }, from + i * stride, axis + 1),
  ).join(', ')}]`
}

/**
 * A value in one line, as one would type it; what is long is told by its shape.
 *
 * @example
 * ```ts
 * import { tensor, writeValue } from '@firstgrad/core/exercises'
 *
 * console.log(writeValue(tensor([[1, 2], [3, 4]]))) // [[1, 2], [3, 4]]
 * ```
 */
export const writeValue = (value: Value, depth = 0): string => {
  if (depth > deepest) return '…'
  if (isTensorValue(value)) {
    const kind = value.dtype === 'float32' ? '' : ` ${value.dtype}`
    return value.values.length <= mostNumbers && value.values.length > 0
      ? `${nested(value)}${kind}`
      : `tensor [${value.shape.join(', ')}]${kind}`
  }
  if (value instanceof Uint8Array) {
    const hex = Array.from(value.subarray(0, mostNumbers), (byte) =>
      byte.toString(16).padStart(2, '0'),
    )
    return `bytes ${hex.join('')}${value.length > mostNumbers ? `… (${value.length})` : ''}`
  }
  if (typeof value === 'number') return number(value)
  if (typeof value === 'string')
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value))
    return `[${value
      .slice(0, 12)
      .map((item: Value) => writeValue(item, depth + 1))
      .join(', ')}${value.length > 12 ? ', …' : ''}]`
  const entries = Object.entries(value as { [key: string]: Value })
  return `{${entries.map(([key, item]) => `${key}: ${writeValue(item, depth + 1)}`).join(', ')}}`
}

const longest = 160

/** `neuron([[1, 2]], [0.5, -0.25], 0)`. */
export const writeCall = (
  call: string,
  args: readonly Value[],
  gradient?: readonly number[],
): string => {
  const inside = args.map((arg) => writeValue(arg)).join(', ')
  const short = inside.length > longest ? args.map(shapeOnly).join(', ') : inside
  const name = call.replace(/^probe\./, '')
  return `${gradient ? `∇${gradient.length === args.length ? '' : gradient.join(',')} ` : ''}${name}(${short})`
}

const shapeOnly = (value: Value): string => {
  if (isTensorValue(value) && value.shape.length > 0) return `tensor [${value.shape.join(', ')}]`
  const written = writeValue(value)
  return written.length > 40 ? `${written.slice(0, 39)}…` : written
}
