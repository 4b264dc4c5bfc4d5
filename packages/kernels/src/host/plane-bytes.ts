import type { Tensor4D } from '@tensorflow/tfjs-core'

/** Of one channel with what a window reaches beyond its edges: see assembly/linear/rows.ts. */
export const planeBytes = ([, rows, columns]: Tensor4D['shape'], size: number): number =>
  ((4 * (columns + size - 1) + 31) & ~15) * (rows + size - 1)
