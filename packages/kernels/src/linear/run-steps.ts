import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
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
  const [, rows, columns] = shape
  const values = images.dataSync<'float32'>()
  const order = direction === 'forward' ? steps : [...steps].reverse()
  const parts = order.map((step) => ({
    step,
    y: sourcesFor(rows, step.height, step.edges.border),
    x: sourcesFor(columns, step.width, step.edges.border),
  }))
  const most = (bytes: (part: (typeof parts)[number]) => number) => Math.max(...parts.map(bytes))
  const sizes = [
    values.byteLength,
    values.byteLength,
    most(({ step }) => step.taps.byteLength),
    most(({ y }) => y.byteLength),
    most(({ x }) => x.byteLength),
    most(({ step }) => scratchBytes(shape, step)),
  ] as const
  const result = withLinear(sizes, (engine, [one, other, taps, yAt, xAt, scratch]) => {
    const { buffer } = engine.memory
    new Float32Array(buffer, one).set(values)
    // To and fro between two blocks.
    let [from, to] = [one, other]
    for (const { step, y, x } of parts) {
      new Float32Array(buffer, taps).set(step.taps)
      new Int32Array(buffer, yAt).set(y)
      new Int32Array(buffer, xAt).set(x)
      const { height, width, edges } = step
      if (direction === 'forward') {
        const symmetric = isSymmetric(step.taps)
        const value = edges.borderValue
        engine.correlate(
          ...shape,
          from,
          to,
          height,
          width,
          taps,
          symmetric,
          yAt,
          xAt,
          value,
          scratch,
        )
      } else engine.spread(...shape, from, to, height, width, taps, yAt, xAt, scratch)
      ;[from, to] = [to, from]
    }
    return new Float32Array(buffer, from, values.length).slice()
  })
  return tensor4d(result, shape)
}
