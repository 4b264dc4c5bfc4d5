import type { DType } from '../dtype.js'
import type { Flow, InputGradient } from './definition.js'
import type { Kit } from './index.js'

/** Where the search for a maximum begins. */
export const lowest = (dtype: DType): number =>
  dtype === 'float32' ? -Infinity : dtype === 'int16' ? -32768 : -2147483648

/** Where the search for a minimum begins. */
export const highest = (dtype: DType): number =>
  dtype === 'float32' ? Infinity : dtype === 'int16' ? 32767 : 2147483647

/** The gradient of a minimum or maximum: elements that tie share it evenly. */
export const extremeGradient = (k: Kit, { x, y, dy }: Flow): InputGradient[] => [
  () => {
    const chosen = k.cast(k.equal(k.spread(y, x[0]!, y), x[0]!), 'float32')
    const count = k.spread(k.reduceSum(chosen, reductionOf(y)), x[0]!, y)
    return k.multiply(k.div(chosen, count), k.spread(dy, x[0]!, y))
  },
]

const reductionOf = ({ attributes }: Flow['y']) => {
  const { axis, keepDims } = attributes
  return { ...(axis !== null && { axis: axis as number[] }), keepDims: keepDims as boolean }
}
