import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { functionsOfOne } from '../functions-of-one.js'
import { filled, length, type RandomCases, seed, special, whole } from './case.js'

type Operation = (x: tf.Tensor, y: tf.Tensor, axis: number) => tf.Tensor

const ofFloats: Record<string, Operation> = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  maximum: tf.maximum,
  minimum: tf.minimum,
  squaredDifference: tf.squaredDifference,
  greater: tf.greater,
  greaterEqual: tf.greaterEqual,
  less: tf.less,
  lessEqual: tf.lessEqual,
  equal: tf.equal,
  notEqual: tf.notEqual,
  where: (x, y) => tf.where(tf.greater(x, y), x, y),
  ...functionsOfOne,
  clip: (x) => tf.clipByValue(x, -0.5, 0.25),
  erf: tf.erf,
  isNaN: tf.isNaN,
  isInf: tf.isInf,
  isFinite: tf.isFinite,
  sum: (x, _, axis) => tf.sum(x, axis),
  mean: (x, _, axis) => tf.mean(x, axis),
  max: (x, _, axis) => tf.max(x, axis),
  min: (x, _, axis) => tf.min(x, axis),
  prod: (x, _, axis) => tf.prod(x, axis),
  cumsum: (x, _, axis) => tf.cumsum(x, axis),
  transpose: (x) => tf.transpose(x),
  concat: (x, y, axis) => tf.concat([x, tf.mul(y, tf.onesLike(x))], axis),
  reverse: (x, _, axis) => tf.reverse(x, axis),
}

/** Squares are not among them: those of cpu are rounded to 24 bits. */
const ofIntegers: Record<string, Operation> = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  maximum: tf.maximum,
  minimum: tf.minimum,
  greater: tf.greater,
  equal: tf.equal,
  'and, or': (x, y) =>
    tf.logicalOr(tf.logicalAnd(tf.cast(x, 'bool'), tf.cast(y, 'bool')), tf.greater(x, y)),
  not: (x) => tf.logicalNot(tf.cast(x, 'bool')),
  where: (x, y) => tf.where(tf.less(x, y), x, y),
  'to floats': (x) => tf.cast(x, 'float32'),
  abs: tf.abs,
  sum: (x, _, axis) => tf.sum(x, axis),
  'sum of bools': (x, y, axis) => tf.sum(tf.greater(x, y), axis),
  max: (x, _, axis) => tf.max(x, axis),
  min: (x, _, axis) => tf.min(x, axis),
  any: (x, _, axis) => tf.any(tf.cast(x, 'bool'), axis),
  all: (x, _, axis) => tf.all(tf.cast(x, 'bool'), axis),
  transpose: (x) => tf.transpose(x),
  tile: (x) =>
    tf.tile(
      x,
      x.shape.map((_, i) => 1 + (i % 2)),
    ),
  slice: (x) =>
    tf.slice(
      x,
      x.shape.map((n) => Math.floor(n / 2)),
    ),
  pad: (x) =>
    tf.pad(
      x,
      x.shape.map((_, i) => [i, 1] as [number, number]),
      3,
    ),
}

const drawn = {
  shape: fc.array(length, { minLength: 1, maxLength: 3 }),
  kept: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  along: fc.nat(2),
  seed,
}

/** The second operand is broadcast along some axes. */
const otherOf = (shape: number[], kept: boolean[]) =>
  shape.map((length, i) => (kept[i] ? length : 1))

/** NaN, Infinity and -0, whole numbers and bools, and tensors without any number. */
export const hardNumbers: RandomCases = fc.oneof(
  fc.record({ ...drawn, name: fc.constantFrom(...Object.keys(ofFloats)), special }).map((c) => {
    const { name, shape, kept, along, seed, special } = c
    const make = () => [
      ofFloats[name]!(
        filled(shape, seed, special),
        filled(otherOf(shape, kept), seed + 1, special),
        along % shape.length,
      ),
    ]
    return { title: `floats ${JSON.stringify(c)}`, make, alone: true, tolerance: 2e-5 }
  }),
  fc
    .record({
      ...drawn,
      name: fc.constantFrom(...Object.keys(ofIntegers)),
      most: fc.constantFrom(1, 9, 40_000),
    })
    .map((c) => {
      const { name, shape, kept, along, seed, most } = c
      const make = () => [
        ofIntegers[name]!(
          whole(shape, seed, most),
          whole(otherOf(shape, kept), seed + 1, most),
          along % shape.length,
        ),
      ]
      return { title: `integers ${JSON.stringify(c)}`, make, alone: true, tolerance: 0 }
    }),
)
