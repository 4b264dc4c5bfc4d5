import { div, type Tensor, where } from '@tensorflow/tfjs-core'
import { isZero } from './is-zero.js'

/** A part of a whole; of nothing `none`, which WebGL would take for 1. */
export const shareOf = (part: Tensor, whole: Tensor, none: number): Tensor => {
  const isNone = isZero(whole)
  return where(isNone, none, div(part, where(isNone, 1, whole)))
}
