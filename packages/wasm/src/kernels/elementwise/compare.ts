import { Equal, Greater, GreaterEqual, Less, LessEqual, NotEqual } from '@tensorflow/tfjs-core'
import { kernel, type OwnKernel, type Pair } from '../kernel.js'
import { layOut, sizeOf, walkOf } from './broadcast.js'

/** The numbers that assembly/elementwise/pairs.ts knows the comparisons by. Those of integers are 4 higher. */
const greater = 0
const greaterEqual = 1
const equal = 2
const notEqual = 3
const ofIntegers = 4

/** A comparison of two operands of 32 bits. `exchanged`: a < b is b > a. */
const comparison = (name: string, number: number, exchanged = false): OwnKernel =>
  kernel<Pair, object>(name, (engine, { inputs: { a, b } }) => {
    if (a.dtype !== b.dtype || (a.dtype !== 'float32' && a.dtype !== 'int32')) return
    const { heap, assembly, pool } = engine
    const [left, right] = exchanged ? [b, a] : [a, b]
    const walk = walkOf(left.shape, right.shape)
    const out = heap.output(walk.shape, 'bool')
    if (sizeOf(walk.shape) === 0) return out
    const { axes, spare } = layOut(engine, walk.outer)
    assembly.compare(
      pool.control,
      a.dtype === 'int32' ? number + ofIntegers : number,
      heap.address(left),
      heap.address(right),
      heap.address(out),
      walk.rows,
      walk.length,
      walk.aStep,
      walk.bStep,
      axes,
      spare,
    )
    return out
  })

export const comparisonKernels: readonly OwnKernel[] = [
  comparison(Greater, greater),
  comparison(GreaterEqual, greaterEqual),
  comparison(Less, greater, true),
  comparison(LessEqual, greaterEqual, true),
  comparison(Equal, equal),
  comparison(NotEqual, notEqual),
]
