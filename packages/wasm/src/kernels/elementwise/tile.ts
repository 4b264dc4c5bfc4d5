import { Tile } from '@tensorflow/tfjs-core'
import { kernel, type Single } from '../kernel.js'
import { spread } from './binary.js'

/** An array repeated along each axis: broadcast along an axis of its own before each axis. */
export const tile = kernel<Single, { reps: number[] }>(
  Tile,
  (engine, { inputs: { x }, attrs: { reps } }) => {
    if (x.dtype !== 'float32' && x.dtype !== 'int32') return
    const from = x.shape.flatMap((length) => [1, length])
    const to = x.shape.flatMap((length, i) => [reps[i] as number, length])
    const shape = x.shape.map((length, i) => length * (reps[i] as number))
    return spread(engine, x, [from, to], shape)
  },
)
