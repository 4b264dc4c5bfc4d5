import {
  Abs,
  ClipByValue,
  Elu,
  Erf,
  Exp,
  LeakyRelu,
  Log,
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
  p = 0,
  q = 0,
): TensorInfo => {
  const out = heap.output(x.shape)
  const size = sizeOf(x.shape)
  if (size) assembly.unary(pool.control, name, heap.address(x), heap.address(out), size, p, q)
  return out
}

/** A kernel of one operand. `parameters` reads the function's from the attributes. */
const unary = <A extends object>(
  name: string,
  number: number,
  parameters: (attrs: A) => [number?, number?] = () => [],
): OwnKernel =>
  kernel<Single, A>(name, (engine, { inputs: { x }, attrs }) =>
    x.dtype === 'float32' ? map(engine, number, x, ...parameters(attrs)) : undefined,
  )

/** An activation whose gradient is one pass over dy and what the kernel saved. */
const activation = <A extends object>(
  name: string,
  number: number,
  pair: number,
  parameters?: (attrs: A) => [number?, number?],
): OwnKernel => ({
  ...unary(name, number, parameters),
  gradient: (run, dy, [of], attrs) =>
    of?.dtype === 'float32' && dy.dtype === 'float32'
      ? {
          x: () =>
            run(activationGradient, { dy, of }, { pair, parameter: (attrs.alpha as number) ?? 0 }),
        }
      : undefined,
})

export const unaryKernels: readonly OwnKernel[] = [
  unary(Neg, functions.neg),
  unary(Abs, functions.abs),
  unary(Square, functions.square),
  unary(Sqrt, functions.sqrt),
  unary(Rsqrt, functions.rsqrt),
  unary(Reciprocal, functions.reciprocal),
  unary(Exp, functions.exp),
  unary(Log, functions.log),
  activation(Relu, functions.relu, pairs.reluGrad),
  activation(Relu6, functions.relu6, pairs.relu6Grad),
  activation<{ alpha: number }>(
    LeakyRelu,
    functions.leakyRelu,
    pairs.leakyReluGrad,
    ({ alpha }) => [alpha],
  ),
  unary(Elu, functions.elu),
  activation(Selu, functions.selu, pairs.seluGrad),
  activation(Sigmoid, functions.sigmoid, pairs.sigmoidGrad),
  activation(Tanh, functions.tanh, pairs.tanhGrad),
  activation(Softplus, functions.softplus, pairs.softplusGrad),
  unary<{ alpha: number }>(Step, functions.step, ({ alpha }) => [alpha]),
  unary<{ clipValueMin: number; clipValueMax: number }>(
    ClipByValue,
    functions.clip,
    ({ clipValueMin, clipValueMax }) => [clipValueMin, clipValueMax],
  ),
  unary(Erf, functions.erf),
  unary(geluKernel, functions.gelu),
  unary(geluTanhKernel, functions.geluTanh),
]
