import {
  Abs,
  ClipByValue,
  Elu,
  Erf,
  Exp,
  LeakyRelu,
  Log,
  type NamedAttrMap,
  Neg,
  Reciprocal,
  Relu,
  Relu6,
  Rsqrt,
  Selu,
  Sigmoid,
  Softplus,
  Sqrt,
  Square,
  Step,
  Tanh,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { kernel, type OwnKernel, type Single } from '../kernel.js'
import { pairs } from './binary.js'
import { sizeOf } from './broadcast.js'
import { activationGradient } from './gradients.js'

/** The numbers that assembly/elementwise/functions.ts knows the functions by. */
export const functions = {
  neg: 0,
  abs: 1,
  square: 2,
  sqrt: 3,
  rsqrt: 4,
  reciprocal: 5,
  exp: 6,
  log: 7,
  relu: 8,
  relu6: 9,
  leakyRelu: 10,
  elu: 11,
  selu: 12,
  sigmoid: 13,
  tanh: 14,
  softplus: 15,
  step: 16,
  clip: 17,
  erf: 18,
  gelu: 19,
  geluTanh: 20,
} as const

export const geluKernel = 'FirstgradGelu'
export const geluTanhKernel = 'FirstgradGeluTanh'

/** f(x), number by number. */
export const map = (
  { heap, assembly, pool }: Engine,
  name: number,
  x: TensorInfo,
  [p = 0, q = 0]: readonly number[] = [],
): TensorInfo => {
  const out = heap.output(x.shape)
  const size = sizeOf(x.shape)
  if (size) assembly.unary(pool.control, name, heap.address(x), heap.address(out), size, p, q)
  return out
}

/** Reads a function's parameters from a kernel's attributes. */
type Parameters = (attrs: NamedAttrMap) => number[]

const none: Parameters = () => []
const alpha: Parameters = (attrs) => [attrs.alpha as number]
const bounds: Parameters = (attrs) => [attrs.clipValueMin as number, attrs.clipValueMax as number]

/** A kernel of one operand. */
const unary = (name: string, number: number, parameters: Parameters = none): OwnKernel =>
  kernel<Single, NamedAttrMap>(name, (engine, { inputs: { x }, attrs }) =>
    x.dtype === 'float32' ? map(engine, number, x, parameters(attrs)) : undefined,
  )

/** One whose gradient is one pass over dy and what the kernel saved. */
const smooth = (
  name: string,
  number: number,
  pair: number,
  parameters: Parameters = none,
): OwnKernel => ({
  ...unary(name, number, parameters),
  gradient: (run, dy, [of], attrs) => {
    if (of?.dtype !== 'float32' || dy.dtype !== 'float32') return
    return { x: () => run(activationGradient, { dy, of }, { pair, parameters: parameters(attrs) }) }
  },
})

export const unaryKernels: readonly OwnKernel[] = [
  unary(Neg, functions.neg),
  unary(Abs, functions.abs),
  smooth(Square, functions.square, pairs.squareGrad),
  unary(Sqrt, functions.sqrt),
  unary(Rsqrt, functions.rsqrt),
  unary(Reciprocal, functions.reciprocal),
  unary(Exp, functions.exp),
  unary(Log, functions.log),
  smooth(Relu, functions.relu, pairs.reluGrad),
  smooth(Relu6, functions.relu6, pairs.relu6Grad),
  smooth(LeakyRelu, functions.leakyRelu, pairs.leakyReluGrad, alpha),
  unary(Elu, functions.elu),
  smooth(Selu, functions.selu, pairs.seluGrad),
  smooth(Sigmoid, functions.sigmoid, pairs.sigmoidGrad),
  smooth(Tanh, functions.tanh, pairs.tanhGrad),
  smooth(Softplus, functions.softplus, pairs.softplusGrad),
  unary(Step, functions.step, alpha),
  smooth(ClipByValue, functions.clip, pairs.clipGrad, bounds),
  unary(Erf, functions.erf),
  unary(geluKernel, functions.gelu),
  unary(geluTanhKernel, functions.geluTanh),
]
