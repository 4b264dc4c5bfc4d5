import type { Box, GroupMark, Mark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'

/** Marks that end with the plot; half a line or a dot may reach over its border. */
export const clipped = (
  plot: Box,
  marks: readonly Mark[],
  { overhang: by }: Medium,
): GroupMark => ({
  type: 'group',
  clip: {
    x: plot.x - by,
    y: plot.y - by,
    width: plot.width + 2 * by,
    height: plot.height + 2 * by,
  },
  marks,
})
