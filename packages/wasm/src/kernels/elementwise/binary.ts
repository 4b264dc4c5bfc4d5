import {
  Add,
  Maximum,
  Minimum,
  Multiply,
  RealDiv,
  SquaredDifference,
  Sub,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { kernel, type OwnKernel, type Pair } from '../kernel.js'
import { layOut, sizeOf, walkOf } from './broadcast.js'

/** The numbers that assembly/elementwise/pairs.ts knows the functions by. */
export const pairs = {
  add: 0,
  sub: 1,
  mul: 2,
  div: 3,
  maximum: 4,
  minimum: 5,
  squaredDifference: 6,
  addInt: 10,
  subInt: 11,
  mulInt: 12,
  maximumInt: 13,
  minimumInt: 14,
  squaredDifferenceInt: 15,
  reluGrad: 20,
  relu6Grad: 21,
  leakyReluGrad: 22,
  eluGrad: 23,
  seluGrad: 24,
  sigmoidGrad: 25,
  tanhGrad: 26,
  geluGrad: 27,
  geluTanhGrad: 28,
  softplusGrad: 29,
  clipGrad: 30,
  squareGrad: 31,
  scaled: 32,
  first: 33,
} as const

/** f(a, b), broadcast. Both operands are of one type of 32 bits. */
export const combine = (
  engine: Engine,
  name: number,
  a: TensorInfo,
  b: TensorInfo,
  [p = 0, q = 0]: readonly number[] = [],
): TensorInfo => {
  const { heap, assembly, pool } = engine
  const walk = walkOf(a.shape, b.shape)
  const out = heap.output(walk.shape, a.dtype)
  if (sizeOf(walk.shape) === 0) return out
  const { axes, spare } = layOut(engine, walk.outer)
  assembly.binary(
    pool.control,
    name,
    heap.address(a),
    heap.address(b),
    heap.address(out),
    walk.rows,
    walk.length,
    walk.aStep,
    walk.bStep,
    axes,
    spare,
    p,
    q,
  )
  return out
}

/** The numbers of `x`, repeated as broadcasting from one shape to another does, times `scale`. */
export const spread = (
  engine: Engine,
  x: TensorInfo,
  [from, to]: readonly [readonly number[], readonly number[]],
  shape: readonly number[],
  scale?: number,
): TensorInfo => {
  const { heap, assembly, pool } = engine
  const out = heap.output(shape, x.dtype)
  if (sizeOf(shape) === 0) return out
  const { rows, length, aStep, outer } = walkOf(from, to)
  // The second operand is not looked at, but read: it must stand still, or it would leave the first.
  const { axes, spare } = layOut(
    engine,
    outer.map((axis) => ({ ...axis, b: 0 })),
  )
  const name = scale === undefined ? pairs.first : pairs.scaled
  const [at, result] = [heap.address(x), heap.address(out)]
  assembly.binary(
    pool.control,
    name,
    at,
    at,
    result,
    rows,
    length,
    aStep,
    0,
    axes,
    spare,
    scale ?? 0,
    0,
  )
  return out
}

/** A kernel of two operands, with what computes it for floats and for integers. */
const binary = (name: string, forFloats: number, forIntegers?: number): OwnKernel =>
  kernel<Pair, object>(name, (engine, { inputs: { a, b } }) => {
    if (a.dtype !== b.dtype) return
    const number = a.dtype === 'float32' ? forFloats : a.dtype === 'int32' ? forIntegers : undefined
    return number === undefined ? undefined : combine(engine, number, a, b)
  })

export const binaryKernels: readonly OwnKernel[] = [
  binary(Add, pairs.add, pairs.addInt),
  binary(Sub, pairs.sub, pairs.subInt),
  binary(Multiply, pairs.mul, pairs.mulInt),
  binary(RealDiv, pairs.div),
  binary(Maximum, pairs.maximum, pairs.maximumInt),
  binary(Minimum, pairs.minimum, pairs.minimumInt),
  binary(SquaredDifference, pairs.squaredDifference, pairs.squaredDifferenceInt),
]
