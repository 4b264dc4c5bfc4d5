import type { ScaleType } from '../scales/scale.js'
import type { Legend } from './legend.js'

/** An axis of numbers, or of names. */
export type AxisSpec =
  | {
      readonly label?: string | undefined
      readonly scale: ScaleType
      readonly domain: readonly [number, number]
      /** Larger numbers further down, as rows of a picture. */
      readonly downward?: boolean
    }
  | { readonly label?: string | undefined; readonly names: readonly string[] }

export interface PlaneSpec {
  readonly x: AxisSpec
  readonly y: AxisSpec
  readonly legend?: Legend
  /** Pixels of the plot for one unit across and one unit up are the same. */
  readonly equal?: boolean
  /** Space that is kept free at the right. */
  readonly right?: number
  /** No lines behind the marks: pictures cover them. */
  readonly bare?: boolean
}

/** Whether larger values stand further up. */
export const isUpward = (axis: AxisSpec): boolean => !('names' in axis) && !axis.downward
