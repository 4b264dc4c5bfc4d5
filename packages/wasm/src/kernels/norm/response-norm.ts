import { LRN, type LRNAttrs, LRNGrad, type TensorInfo } from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { sizeOf } from '../elementwise/broadcast.js'
import { kernel, type OwnKernel, type Single } from '../kernel.js'

/** The rows of channels that are normalized, and the numbers that say how, as the kernels take them. */
const layOut = (
  { heap, assembly, pool }: Engine,
  shape: readonly number[],
  { depthRadius, bias, alpha, beta }: LRNAttrs,
) => {
  const channels = shape.at(-1) as number
  // Beyond all channels there is nothing more to see.
  const radius = Math.min(depthRadius, channels)
  const scratch = heap.scratch(assembly.responseNormScratch(channels, radius, pool.threads))
  const pixels = sizeOf(shape) / channels
  return [pixels, channels, radius, bias, alpha, beta, scratch] as const
}

export const responseNormalizations: readonly OwnKernel[] = [
  kernel<Single, LRNAttrs>(LRN, (engine, { inputs: { x }, attrs }) => {
    const { heap, assembly, pool } = engine
    if (x.dtype !== 'float32') return
    const out = heap.output(x.shape)
    if (sizeOf(x.shape) === 0) return out
    const how = layOut(engine, x.shape, attrs)
    assembly.responseNorm(pool.control, heap.address(x), heap.address(out), ...how)
    return out
  }),
  kernel<Single & { y: TensorInfo; dy: TensorInfo }, LRNAttrs>(
    LRNGrad,
    (engine, { inputs: { x, y, dy }, attrs }) => {
      const { heap, assembly, pool } = engine
      if (x.dtype !== 'float32' || dy.dtype !== 'float32') return
      const out = heap.output(x.shape)
      if (sizeOf(x.shape) === 0) return out
      const how = layOut(engine, x.shape, attrs)
      assembly.responseNormGradient(
        pool.control,
        heap.address(x),
        heap.address(y),
        heap.address(dy),
        heap.address(out),
        ...how,
      )
      return out
    },
  ),
]
