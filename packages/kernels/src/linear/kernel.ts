import type { Edges } from './border.js'

/** A kernel of odd sizes; its middle tap stands over the pixel that is written. */
export interface Kernel {
  /** `[height, width]` */
  readonly taps: Float32Array
  readonly height: number
  readonly width: number
}

/** A kernel with what stands beyond the edges when its turn comes. */
export interface Step extends Kernel {
  readonly edges: Edges
}

/** A column of taps and a row of taps, whose product is a kernel. */
export const separable = (y: Float32Array, x: Float32Array): readonly Kernel[] => [
  { taps: x, height: 1, width: x.length },
  { taps: y, height: y.length, width: 1 },
]

const sumOf = (taps: Float32Array) => taps.reduce((sum, tap) => sum + tap, 0)

/** A constant beyond the edges is what the kernel before makes of it. */
export const stepsOf = (kernels: readonly Kernel[], edges: Edges): readonly Step[] => {
  let { borderValue } = edges
  return kernels.map((kernel) => {
    const step = { ...kernel, edges: { ...edges, borderValue } }
    borderValue *= sumOf(kernel.taps)
    return step
  })
}
