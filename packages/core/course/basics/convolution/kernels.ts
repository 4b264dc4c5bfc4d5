import type { z } from 'zod'
import type { parameters } from './parameters.js'

/** Three rows of three weights. */
export type Kernel = readonly (readonly number[])[]

const ninth = 1 / 9

const named: Readonly<Record<'blur' | 'sharpen' | 'edge', Kernel>> = {
  blur: [
    [ninth, ninth, ninth],
    [ninth, ninth, ninth],
    [ninth, ninth, ninth],
  ],
  sharpen: [
    [0, -1, 0],
    [-1, 5, -1],
    [0, -1, 0],
  ],
  edge: [
    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, 1],
  ],
}

export const kernelOf = (p: z.output<typeof parameters>): Kernel =>
  p.kernel === 'own'
    ? [
        [p.topLeft, p.top, p.topRight],
        [p.left, p.middle, p.right],
        [p.bottomLeft, p.bottom, p.bottomRight],
      ]
    : named[p.kernel]

/** Turned by half a circle. */
export const turned = (kernel: Kernel): Kernel => kernel.map((row) => row.toReversed()).toReversed()
