import * as tf from '@tensorflow/tfjs-core'

/** Operations that take the tensor first: `x.relu()` is `tf.relu(x)`. */
const plain = `abs acos acosh add all any argMax argMin asin asinh atan atan2 atanh avgPool
  batchToSpaceND batchNorm broadcastTo cast ceil clipByValue conv1d conv2d conv2dTranspose cos cosh
  cumprod cumsum depthToSpace depthwiseConv2d dilation2d div divNoNan dot elu equal erf euclideanNorm
  exp expandDims expm1 floor floorDiv gather greater greaterEqual isFinite isInf isNaN leakyRelu less
  lessEqual localResponseNormalization log log1p logSigmoid logSoftmax logSumExp logicalAnd logicalNot
  logicalOr logicalXor matMul max maxPool maximum mean min minimum mirrorPad mod mul neg norm notEqual
  oneHot onesLike pad pool pow prelu prod reciprocal relu relu6 reshape resizeBilinear
  resizeNearestNeighbor reverse round rsqrt selu separableConv2d sigmoid sign sin sinh slice softmax
  softplus spaceToBatchND split sqrt square squaredDifference squeeze step stridedSlice sub sum tan tanh
  tile topk transpose unique unsortedSegmentSum unstack zerosLike`.split(/\s+/)

type Method = (this: tf.Tensor, ...rest: never[]) => unknown

const special: Readonly<Record<string, Method>> = {
  concat(others: tf.Tensor | tf.Tensor[], axis?: number) {
    return tf.concat([this, others].flat(), axis)
  },
  stack(others: tf.Tensor | tf.Tensor[], axis?: number) {
    return tf.stack([this, others].flat(), axis)
  },
  where(condition: tf.Tensor, other: tf.Tensor) {
    return tf.where(condition, this, other)
  },
  flatten() {
    return tf.reshape(this, [this.size])
  },
  reshapeAs(other: tf.Tensor) {
    return tf.reshape(this, other.shape)
  },
  asType(dtype: tf.DataType) {
    return tf.cast(this, dtype)
  },
  toFloat() {
    return tf.cast(this, 'float32')
  },
  toInt() {
    return tf.cast(this, 'int32')
  },
  toBool() {
    return tf.cast(this, 'bool')
  },
  asScalar() {
    return tf.reshape(this, [])
  },
  as1D() {
    return tf.reshape(this, [this.size])
  },
  as2D(...shape: number[]) {
    return tf.reshape(this, shape)
  },
  as3D(...shape: number[]) {
    return tf.reshape(this, shape)
  },
  as4D(...shape: number[]) {
    return tf.reshape(this, shape)
  },
}

/**
 * Gives tensors the methods that learners know from the union package: tfjs-core alone has none, and its
 * own registration cannot be imported in raw Node.
 */
export const chainOperations = (): void => {
  const functions = tf as unknown as Record<string, (...args: unknown[]) => unknown>
  const methods = tf.Tensor.prototype as unknown as Record<string, unknown>
  for (const name of plain) {
    const operation = functions[name]!
    methods[name] ??= function (this: tf.Tensor, ...rest: unknown[]) {
      return operation(this, ...rest)
    }
  }
  for (const [name, method] of Object.entries(special)) methods[name] ??= method
}
