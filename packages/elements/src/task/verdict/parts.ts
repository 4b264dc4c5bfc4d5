import {
  close,
  isTensorValue,
  type TensorValue,
  tensorOf,
  type Value,
} from '@firstgrad/core/exercises'

/** One place of an answer: what should be there, what is, and how far off. */
export interface Part {
  /** `k2`, `[1].w`; '' for the whole answer. */
  readonly path: string
  readonly target: Value
  readonly yours: Value
  /** yours - target, where both are tensors of one shape. */
  readonly difference?: TensorValue
}

const tolerance = 1e-4
const mostParts = 4

const isWhole = (value: Value) =>
  isTensorValue(value) || value instanceof Uint8Array || typeof value !== 'object' || value === null

const differs = ({ target, yours, difference }: Part): boolean => {
  if (!difference) return !isWhole(target) || target !== yours
  if (!isTensorValue(target) || !isTensorValue(yours)) return true
  for (let i = 0; i < target.values.length; i++)
    if (!close(yours.values[i]!, target.values[i]!, tolerance)) return true
  return target.dtype !== yours.dtype
}

const difference = (yours: TensorValue, target: TensorValue): TensorValue =>
  tensorOf(
    Float32Array.from(yours.values, (value, i) => value - target.values[i]!),
    target.shape,
  )

const walk = (target: Value, yours: Value, path: string): Part[] => {
  if (isTensorValue(target) && isTensorValue(yours))
    return yours.shape.join() === target.shape.join()
      ? [{ path, target, yours, difference: difference(yours, target) }]
      : [{ path, target, yours }]
  if (isWhole(target) || isWhole(yours)) return [{ path, target, yours }]
  const isList = Array.isArray(target)
  if (isList !== Array.isArray(yours)) return [{ path, target, yours }]
  return Object.entries(target as object).flatMap(([key, item]) => {
    const below = isList ? `${path}[${key}]` : path ? `${path}.${key}` : key
    return walk(item as Value, (yours as { readonly [key: string]: Value })[key], below)
  })
}

/** Where an answer is not the target, the first few places; the whole where none alone tells. */
export const partsOf = (target: Value, yours: Value): readonly Part[] => {
  const found = walk(target, yours, '').filter(differs).slice(0, mostParts)
  return found.length > 0 ? found : [{ path: '', target, yours }]
}
