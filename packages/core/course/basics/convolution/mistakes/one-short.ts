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

export const conv2d = (x: tf.Tensor2D, k: tf.Tensor2D, o: ConvOptions = {}): tf.Tensor2D =>
  tf.tidy(() => {
    const stride = o.stride ?? 1
    const [height, width] = x.shape
    const [tall, wide] = k.shape
    if (o.pad === 'same') {
      const zeros = [zerosFor(height, tall, stride), zerosFor(width, wide, stride)]
      return correlate(tf.pad(x, zeros as [[number, number], [number, number]]), k, stride)
    }
    const all = correlate(x, k, stride)
    const short = [Math.floor((height - tall) / stride), Math.floor((width - wide) / stride)]
    return tf.slice(all, [0, 0], short)
  })
