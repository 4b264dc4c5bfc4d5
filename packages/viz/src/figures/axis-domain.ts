import { extentOf, opened, positiveExtentOf } from '../scales/domain.js'
import type { Cell } from '../values/cells.js'
import type { AxisOptions } from './kind.js'

/** The parts of an axis that decide it. */
type Reaching = { readonly [Key in 'scale' | 'domain']?: AxisOptions[Key] | undefined }

/** What an axis reaches over: its own domain, or that of its numbers with a little space around. */
export const domainOf = (
  axis: Reaching,
  pad: number,
  ...lists: readonly (readonly Cell[])[]
): [number, number] => {
  if (axis.scale === 'log') {
    const extent = positiveExtentOf(axis.domain ?? [], ...(axis.domain ? [] : lists)) ?? [1, 10]
    const [low, high] = extent
    return high > low * (1 + 1e-9) ? [low, high] : [low / 3, high * 3]
  }
  if (axis.domain) return [...axis.domain]
  return opened(extentOf(...lists), pad)
}
