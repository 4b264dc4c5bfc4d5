import type { Builder } from '../building/builder.js'
import { type Random, randomNormal, randomUniform, truncatedNormal } from '../random/random.js'
import { type Abs, abs } from './abs.js'
import { type Add, add } from './add.js'
import { type AddN, addN } from './addN.js'
import { type Argmax, argmax } from './argmax.js'
import { type Assign, assign } from './assign.js'
import { type Cast, cast } from './cast.js'
import { type Concat, concat } from './concat.js'
import { type Constant, constant } from './constant.js'
import { type Cumprod, cumprod } from './cumprod.js'
import { type Div, div } from './div.js'
import { type Divide, divide } from './divide.js'
import { type Equal, equal } from './equal.js'
import { type Exp, exp } from './exp.js'
import { ones, type ZerosAndOnes, zeros } from './filled.js'
import { type Greater, greater } from './greater.js'
import { type Group, group, type Initialize, initialize } from './group.js'
import { type Less, less } from './less.js'
import { broadcastTo, type Like, onesLike, size, spread, sumLike, zerosLike } from './like.js'
import { type Log, log } from './log.js'
import { type LogSoftmax, logSoftmax } from './logSoftmax.js'
import { type Matmul, matmul } from './matmul.js'
import { type Multiply, multiply } from './multiply.js'
import { type Negative, negative } from './negative.js'
import { type OneHot, oneHot } from './oneHot.js'
import { type Placeholder, placeholder } from './placeholder.js'
import { type Pow, pow } from './pow.js'
import { type Reciprocal, reciprocal } from './reciprocal.js'
import { type ReduceAll, reduceAll } from './reduceAll.js'
import { type ReduceMax, reduceMax } from './reduceMax.js'
import { type ReduceMean, reduceMean } from './reduceMean.js'
import { type ReduceMin, reduceMin } from './reduceMin.js'
import { type ReduceProd, reduceProd } from './reduceProd.js'
import { type ReduceSum, reduceSum } from './reduceSum.js'
import { type Relu, relu } from './relu.js'
import { type Reshape, type ReshapeLike, reshape, reshapeLike } from './reshape.js'
import { type Rsqrt, rsqrt } from './rsqrt.js'
import { type ScalarMul, scalarMul } from './scalarMul.js'
import { type Setdiff1d, setdiff1d } from './setdiff1d.js'
import { type Sigmoid, sigmoid } from './sigmoid.js'
import { type Sign, sign } from './sign.js'
import { type Slice, slice, slicePart } from './slice.js'
import { type Softmax, softmax } from './softmax.js'
import {
  type SoftmaxCrossEntropyWithLogits,
  softmaxCrossEntropyWithLogits,
} from './softmaxCrossEntropyWithLogits.js'
import { type Sqrt, sqrt } from './sqrt.js'
import { type Square, square } from './square.js'
import { type Subtract, subtract } from './subtract.js'
import { type Tanh, tanh } from './tanh.js'
import { type Transpose, transpose } from './transpose.js'
import { type Unique, unique } from './unique.js'
import { type Variable, variable } from './variable.js'
import { type Where, where } from './where.js'

/** Every operation that a graph offers. */
export interface Operations
  extends Add,
    AddN,
    Subtract,
    Multiply,
    ScalarMul,
    Div,
    Divide,
    Negative,
    Abs,
    Sign,
    Square,
    Sqrt,
    Rsqrt,
    Reciprocal,
    Pow,
    Exp,
    Log,
    Relu,
    Sigmoid,
    Tanh,
    Equal,
    Greater,
    Less,
    Cast,
    Where,
    ReduceSum,
    ReduceProd,
    ReduceMin,
    ReduceMax,
    ReduceMean,
    ReduceAll,
    Argmax,
    Unique,
    Setdiff1d,
    Matmul,
    Transpose,
    Reshape,
    Concat,
    Softmax,
    LogSoftmax,
    SoftmaxCrossEntropyWithLogits,
    OneHot,
    Constant,
    Placeholder,
    Variable,
    Assign,
    Group,
    Initialize,
    Random,
    ZerosAndOnes {}

/** What gradients are built from: the operations and a few that only they need. */
export interface Kit extends Operations, Cumprod, Like, ReshapeLike, Slice {}

/** Binds all operations to the builder of one graph. */
export const operationsOf = (build: Builder): Operations => ({
  add: add(build),
  addN: addN(build),
  subtract: subtract(build),
  multiply: multiply(build),
  scalarMul: scalarMul(build),
  div: div(build),
  divide: divide(build),
  negative: negative(build),
  abs: abs(build),
  sign: sign(build),
  square: square(build),
  sqrt: sqrt(build),
  rsqrt: rsqrt(build),
  reciprocal: reciprocal(build),
  pow: pow(build),
  exp: exp(build),
  log: log(build),
  relu: relu(build),
  sigmoid: sigmoid(build),
  tanh: tanh(build),
  equal: equal(build),
  greater: greater(build),
  less: less(build),
  cast: cast(build),
  where: where(build),
  reduceSum: reduceSum(build),
  reduceProd: reduceProd(build),
  reduceMin: reduceMin(build),
  reduceMax: reduceMax(build),
  reduceMean: reduceMean(build),
  reduceAll: reduceAll(build),
  argmax: argmax(build),
  unique: unique(build),
  setdiff1d: setdiff1d(build),
  matmul: matmul(build),
  transpose: transpose(build),
  reshape: reshape(build),
  concat: concat(build),
  softmax: softmax(build),
  logSoftmax: logSoftmax(build),
  softmaxCrossEntropyWithLogits: softmaxCrossEntropyWithLogits(build),
  oneHot: oneHot(build),
  constant: constant(build),
  placeholder: placeholder(build),
  variable: variable(build),
  assign: assign(build),
  group: group(build),
  initialize: initialize(build),
  randomNormal: randomNormal(build),
  randomUniform: randomUniform(build),
  truncatedNormal: truncatedNormal(build),
  zeros: zeros(build),
  ones: ones(build),
})

/** Binds what gradients need as well. */
export const kitOf = (build: Builder, operations: Operations): Kit => ({
  ...operations,
  broadcastTo: broadcastTo(build),
  cumprod: cumprod(build),
  onesLike: onesLike(build),
  reshapeLike: reshapeLike(build),
  size: size(build),
  slice: slice(build),
  slicePart: slicePart(build),
  spread: spread(build),
  sumLike: sumLike(build),
  zerosLike: zerosLike(build),
})
