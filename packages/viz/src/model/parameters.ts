import { bytesOf } from './bytes.js'
import { product } from './flops/values.js'
import type { WeightLike } from './graph/layers-model.js'

const valuesOf = ({ shape }: WeightLike): number => product(shape.map((size) => size ?? Number.NaN))

const sum = (weights: Iterable<WeightLike>, of: (weight: WeightLike) => number): number => {
  let total = 0
  // Shared weights exist once.
  for (const weight of new Set(weights)) total += of(weight)
  return total
}

export const parametersOf = (weights: Iterable<WeightLike>): number => sum(weights, valuesOf)

export const parameterBytesOf = (weights: Iterable<WeightLike>): number =>
  sum(weights, (weight) => bytesOf(valuesOf(weight), weight.dtype))
