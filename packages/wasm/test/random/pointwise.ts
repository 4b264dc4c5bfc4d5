import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { filled, type RandomCases, seed } from './case.js'

type Operation = (x: tf.Tensor, y: tf.Tensor, axis: number) => tf.Tensor | tf.Tensor[]

const positive = (x: tf.Tensor) => tf.add(tf.abs(x), 0.1)
const operations: Record<string, Operation> = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: (x, y) => tf.div(x, positive(y)),
  maximum: tf.maximum,
  minimum: tf.minimum,
  squaredDifference: tf.squaredDifference,
  pow: (x, y) => tf.pow(positive(x), y),
  floorDiv: (x, y) => tf.floorDiv(x, positive(y)),
  mod: (x, y) => tf.mod(x, positive(y)),
  atan2: tf.atan2,
  greater: tf.greater,
  equal: (x) => tf.equal(tf.round(x), tf.zerosLike(x)),
  where: (x, y) => tf.where(tf.greater(x, y), x, y),
  exp: tf.exp,
  expm1: tf.expm1,
  log: (x) => tf.log(positive(x)),
  log1p: (x) => tf.log1p(positive(x)),
  sqrt: (x) => tf.sqrt(positive(x)),
  rsqrt: (x) => tf.rsqrt(positive(x)),
  reciprocal: (x) => tf.reciprocal(positive(x)),
  sigmoid: tf.sigmoid,
  tanh: tf.tanh,
  elu: tf.elu,
  selu: tf.selu,
  softplus: tf.softplus,
  relu6: tf.relu6,
  leakyRelu: (x) => tf.leakyRelu(x),
  erf: tf.erf,
  trigonometry: (x) => [tf.sin(x), tf.cos(x), tf.tan(x), tf.asin(x), tf.acos(x), tf.atan(x)],
  hyperbolic: (x) => [tf.sinh(x), tf.cosh(x), tf.asinh(x), tf.atanh(tf.mul(x, 0.9))],
  roundings: (x) => [tf.round(x), tf.floor(x), tf.ceil(x), tf.sign(x), tf.step(x)],
  clip: (x) => tf.clipByValue(x, -0.5, 0.25),
  sum: (x, _, axis) => tf.sum(x, axis),
  mean: (x, _, axis) => tf.mean(x, axis),
  max: (x, _, axis) => tf.max(x, axis),
  min: (x, _, axis) => tf.min(x, axis),
  prod: (x, _, axis) => tf.prod(x, axis),
  argMax: (x, _, axis) => tf.argMax(x, axis),
  argMin: (x, _, axis) => tf.argMin(x, axis),
  cumsum: (x, _, axis) => tf.cumsum(x, axis, true, true),
  cumprod: (x, _, axis) => tf.cumprod(x, axis),
  softmax: (x) => tf.softmax(x),
  logSoftmax: (x) => tf.logSoftmax(x),
  transpose: (x) => tf.transpose(x),
  reverse: (x, _, axis) => tf.reverse(x, axis),
  tile: (x) =>
    tf.tile(
      x,
      x.shape.map((_, i) => 1 + (i % 2)),
    ),
  pad: (x) =>
    tf.pad(
      x,
      x.shape.map((_, i) => [i, 1]),
      0.5,
    ),
  concat: (x, _, axis) => tf.concat([x, x], axis),
  unstack: (x, _, axis) => tf.unstack(x, axis),
  topk: (x) => {
    const { values, indices } = tf.topk(x, x.shape.at(-1))
    return [values, indices]
  },
  gather: (x, _, axis) => tf.gather(x, [0, (x.shape[axis] as number) - 1, 0], axis),
  einsum: (x) => tf.einsum('ij,kj->ik', tf.reshape(x, [1, -1]), tf.reshape(x, [1, -1])),
}

/** Operations of numbers, of axes and of layouts; the second operand is broadcast along some axes. */
export const pointwise: RandomCases = fc
  .record({
    name: fc.constantFrom(...Object.keys(operations)),
    shape: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
    kept: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    along: fc.nat(3),
    seed,
  })
  .map((drawn) => {
    const { name, shape, kept, along, seed } = drawn
    const other = shape.map((length, i) => (kept[i] ? length : 1))
    return {
      title: JSON.stringify(drawn),
      make: () =>
        [
          operations[name]!(filled(shape, seed), filled(other, seed + 1), along % shape.length),
        ].flat(),
      alone: true,
      tolerance: 2e-5,
    }
  })
