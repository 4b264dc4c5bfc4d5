import * as tf from '@tensorflow/tfjs-core'

interface ConvOptions {
  stride?: number
  pad?: 'valid' | 'same'
}

const zerosFor = (size: number, taps: number, stride: number): [number, number] => {
  const zeros = Math.max((Math.ceil(size / stride) - 1) * stride + taps - size, 0)
  return [Math.floor(zeros / 2), Math.ceil(zeros / 2)]
}

const correlate = (x: tf.Tensor2D, k: tf.Tensor2D, stride: number): tf.Tensor2D =>
  tf.squeeze(
    tf.conv2d(tf.expandDims<tf.Tensor3D>(x, 2), tf.reshape(k, [...k.shape, 1, 1]), stride, 'valid'),
    [2],
  )

const repeated = (x: tf.Tensor2D, axis: 0 | 1, [before, after]: [number, number]): tf.Tensor2D => {
  const [first, ...rest] = tf.split(x, x.shape[axis], axis) as [tf.Tensor2D, ...tf.Tensor2D[]]
  const last = rest.at(-1) ?? first
  const copies = (edge: tf.Tensor2D, count: number) => Array.from({ length: count }, () => edge)
  return tf.concat([...copies(first, before), x, ...copies(last, after)], axis)
}

export const conv2d = (x: tf.Tensor2D, k: tf.Tensor2D, o: ConvOptions = {}): tf.Tensor2D =>
  tf.tidy(() => {
    const stride = o.stride ?? 1
    if (o.pad !== 'same') return correlate(x, k, stride)
    const taller = repeated(x, 0, zerosFor(x.shape[0], k.shape[0], stride))
    return correlate(repeated(taller, 1, zerosFor(x.shape[1], k.shape[1], stride)), k, stride)
  })
