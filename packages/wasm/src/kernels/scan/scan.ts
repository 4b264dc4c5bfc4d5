import { Cumprod, Cumsum, type CumsumAttrs, util } from '@tensorflow/tfjs-core'
import { pairs } from '../elementwise/binary.js'
import { sizeOf } from '../elementwise/broadcast.js'
import { kernel, type OwnKernel, type Single } from '../kernel.js'

/** Running results of a function along an axis. */
const scan = (name: string, forFloats: number, forIntegers: number): OwnKernel =>
  kernel<Single, CumsumAttrs>(
    name,
    ({ heap, assembly, pool }, { inputs: { x }, attrs: { axis, exclusive, reverse } }) => {
      if (x.dtype !== 'float32' && x.dtype !== 'int32') return
      const out = heap.output(x.shape, x.dtype)
      if (sizeOf(x.shape) === 0) return out
      const [at] = util.parseAxisParam(axis, x.shape) as [number]
      assembly.scan(
        pool.control,
        x.dtype === 'float32' ? forFloats : forIntegers,
        heap.address(x),
        heap.address(out),
        sizeOf(x.shape.slice(0, at)),
        x.shape[at] as number,
        sizeOf(x.shape.slice(at + 1)),
        exclusive,
        reverse,
      )
      return out
    },
  )

export const scans: readonly OwnKernel[] = [
  scan(Cumsum, pairs.add, pairs.addInt),
  scan(Cumprod, pairs.mul, pairs.mulInt),
]
