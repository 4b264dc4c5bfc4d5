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
    const [tall, wide] = k.shape
    const rows: [number, number] = o.pad === 'same' ? zerosFor(x.shape[0], tall, stride) : [0, 0]
    const columns: [number, number] = o.pad === 'same' ? zerosFor(x.shape[1], wide, stride) : [0, 0]
    const padded = tf.pad(x, [rows, columns])
    const all = correlate(padded, k, stride)
    // As loops that end at i < height - tall.
    const short = [
      Math.ceil((padded.shape[0] - tall) / stride),
      Math.ceil((padded.shape[1] - wide) / stride),
    ]
    return tf.slice(all, [0, 0], short)
  })
