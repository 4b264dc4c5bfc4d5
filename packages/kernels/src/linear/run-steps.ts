import type { Tensor4D } from '@tensorflow/tfjs-core'
import { runOnModule } from '../host/run-on-module.js'
import { sourcesFor } from './border.js'
import { withLinear } from './engine.js'
import type { Step } from './kernel.js'

type Shape = Tensor4D['shape']

/** Of a row with what a kernel sees beyond its ends: see assembly/linear/rows.ts. */
export const rowBytes = ([, , columns, channels]: Shape, kernelWidth: number): number =>
  (4 * (columns + kernelWidth - 1) * channels + 63) & ~63

/** For such rows and an address for each tap: see assembly/linear/correlate.ts. */
export const scratchBytes = (
  shape: Shape,
  { height, width }: { readonly height: number; readonly width: number },
): number => rowBytes(shape, width) * (shape[1] + 1) + 4 * height * width

const isSymmetric = (taps: Float32Array): boolean =>
  taps.every((tap, index) => tap === taps[taps.length - 1 - index])

/** Runs steps, or their adjoints from the last to the first, in the module's memory. */
export const runSteps = (
  images: Tensor4D,
  steps: readonly Step[],
  direction: 'forward' | 'back',
): Tensor4D => {
  const { shape } = images
  const order = direction === 'forward' ? steps : [...steps].reverse()
  const tables = order.flatMap(({ taps, height, width, edges }) => [
    taps,
    sourcesFor(shape[1], height, edges.border),
    sourcesFor(shape[2], width, edges.border),
  ])
  const room = Math.max(...order.map((step) => scratchBytes(shape, step)))
  return runOnModule(
    withLinear,
    images,
    tables,
    room,
    (engine, at, [scratch, ...places]) => {
      let [from, to] = at.slice(4) as [number, number]
      order.forEach(({ taps, height, width, edges }, index) => {
        const [tapsAt, y, x] = places.slice(3 * index) as [number, number, number]
        const first = [...shape, from, to, height, width, tapsAt] as const
        if (direction === 'forward')
          engine.correlate(...first, isSymmetric(taps), y, x, edges.borderValue, scratch)
        else engine.spread(...first, y, x, scratch)
        ;[from, to] = [to, from]
      })
    },
    order.length % 2 === 1 ? 'target' : 'source',
  )
}
