import * as tf from '@tensorflow/tfjs-core'

interface ConvOptions {
  stride?: number
  pad?: 'valid' | 'same'
}

const zerosFor = (size: number, taps: number, stride: number): [number, number] => {
  const zeros = Math.max((Math.ceil(size / stride) - 1) * stride + taps - size, 0)
  const before = Math.min(zeros, Math.floor(taps / 2))
  return [before, zeros - before]
}

const correlate = (x: tf.Tensor2D, k: tf.Tensor2D, stride: number): tf.Tensor2D =>
  tf.squeeze(
    tf.conv2d(tf.expandDims<tf.Tensor3D>(x, 2), tf.reshape(k, [...k.shape, 1, 1]), stride, 'valid'),
    [2],
  )

export const conv2d = (x: tf.Tensor2D, k: tf.Tensor2D, o: ConvOptions = {}): tf.Tensor2D =>
  tf.tidy(() => {
    const stride = o.stride ?? 1
    const padded =
      o.pad === 'same'
        ? tf.pad(x, [
            zerosFor(x.shape[0], k.shape[0], stride),
            zerosFor(x.shape[1], k.shape[1], stride),
          ])
        : x
    return correlate(padded, k, stride)
  })
