import { Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core'
import { valuesOf } from '../host/values.js'
import { checkTensor } from '../image.js'
import { refuse } from '../options.js'

/** One number for each sample. */
export type SampleValues = Tensor1D | ArrayLike<number>

/** Some numbers for each sample: `[samples, numbers]`. */
export type SampleRows = Tensor2D | readonly ArrayLike<number>[]

export interface SampleWeights {
  /** How much each sample counts. Default: 1 each. */
  readonly sampleWeights?: SampleValues
}

type Numbers = ArrayLike<number>

const isListLike = (value: unknown): value is ArrayLike<unknown> =>
  typeof value === 'object' && value !== null && 'length' in value

const tensorValues = (
  operation: string,
  option: string,
  tensor: Tensor,
  rank: number,
  form: string,
): Numbers => {
  checkTensor(operation, tensor, ['bool', 'int32', 'float32'])
  const { shape } = tensor
  if (shape.length !== rank) refuse(operation, option, form, `the shape [${shape}]`)
  return valuesOf(operation, tensor)
}

/** @throws `kernels/option`, `kernels/needs-host` of a tensor on WebGPU, and its like */
export const numbersOf = (operation: string, option: string, values: SampleValues): Numbers => {
  const form = 'a list of numbers, one for each sample'
  if (values instanceof Tensor) return tensorValues(operation, option, values, 1, form)
  if (!isListLike(values)) return refuse(operation, option, form, values)
  return values
}

/** At least one, and none of them NaN or infinite. @throws `kernels/option` and its like */
export const finiteOf = (operation: string, option: string, values: SampleValues): Numbers => {
  const numbers = numbersOf(operation, option, values)
  if (numbers.length === 0) refuse(operation, option, 'at least one number', 'none')
  for (let i = 0; i < numbers.length; i++) {
    if (!Number.isFinite(numbers[i])) refuse(operation, option, 'finite numbers', numbers[i])
  }
  return numbers
}

/** Whole numbers from 0, below `classes` if that is given. @throws `kernels/option` and its like */
export const labelsOf = (
  operation: string,
  option: string,
  values: SampleValues,
  classes = Number.POSITIVE_INFINITY,
): Numbers => {
  const numbers = finiteOf(operation, option, values)
  for (let i = 0; i < numbers.length; i++) {
    const label = numbers[i]!
    if (Number.isSafeInteger(label) && label >= 0 && label < classes) continue
    const range = classes === Number.POSITIVE_INFINITY ? '0 on' : `0 to ${classes - 1}`
    refuse(operation, option, `labels, whole numbers from ${range}`, label)
  }
  return numbers
}

/** @throws `kernels/option` unless there are `count` */
export const checkCount = (operation: string, option: string, values: Numbers, count: number) => {
  if (values.length !== count) {
    refuse(operation, option, `as many as samples, ${count}`, `${values.length}`)
  }
}

/** 1 each where none are given. @throws `kernels/option` unless all are at least 0 */
export const weightsOf = (
  operation: string,
  { sampleWeights }: SampleWeights,
  count: number,
): Numbers => {
  if (sampleWeights === undefined) return new Float64Array(count).fill(1)
  const weights = finiteOf(operation, 'sampleWeights', sampleWeights)
  checkCount(operation, 'sampleWeights', weights, count)
  for (let i = 0; i < count; i++) {
    if (weights[i]! < 0) refuse(operation, 'sampleWeights', 'numbers of at least 0', weights[i])
  }
  return weights
}

export interface Scores {
  /** One sample behind the other. */
  readonly values: Numbers
  readonly count: number
  readonly classes: number
}

/** Whether there are some numbers for each sample, rather than one. */
export const isRows = (values: SampleValues | SampleRows): values is SampleRows =>
  values instanceof Tensor
    ? values.shape.length === 2
    : isListLike(values) && values.length > 0 && typeof values[0] !== 'number'

/** A row of scores for each sample. @throws `kernels/option` and its like */
export const scoresOf = (operation: string, option: string, rows: SampleRows): Scores => {
  const form = '[samples, classes], one row for each sample'
  if (rows instanceof Tensor) {
    const values = finiteOf(operation, option, tensorValues(operation, option, rows, 2, form))
    const [count, classes] = rows.shape
    return { values, count, classes }
  }
  if (!isListLike(rows) || rows.length === 0) return refuse(operation, option, form, rows)
  const lists = Array.from(rows)
  const classes = lists[0]!.length
  if (!lists.every((row) => isListLike(row) && row.length === classes)) {
    return refuse(operation, option, form, 'rows of unequal lengths')
  }
  const values = finiteOf(
    operation,
    option,
    lists.flatMap((row) => Array.from(row)),
  )
  return { values, count: lists.length, classes }
}
