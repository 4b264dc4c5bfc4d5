import * as tf from '@tensorflow/tfjs-core'

interface ConvOptions {
  stride?: number
  pad?: 'valid' | 'same'
}

const zerosFor = (size: number, taps: number, stride: number): [number, number] => {
  const zeros = Math.max((Math.ceil(size / stride) - 1) * stride + taps - size, 0)
  return [Math.floor(zeros / 2), Math.ceil(zeros / 2)]
}

export const conv2d = (x: tf.Tensor2D, k: tf.Tensor2D, o: ConvOptions = {}): tf.Tensor2D =>
  tf.tidy(() => {
    const stride = o.stride ?? 1
    const [tall, wide] = k.shape
    const rows: [number, number] = o.pad === 'same' ? zerosFor(x.shape[0], tall, stride) : [0, 0]
    const columns: [number, number] = o.pad === 'same' ? zerosFor(x.shape[1], wide, stride) : [0, 0]
    const padded = tf.pad(x, [rows, columns])
    const [height, width] = padded.shape
    const products: tf.Tensor[] = []
    for (let i = 0; i < tall; i++) {
      for (let j = 0; j < wide; j++) {
        const end = [height - tall + i + 1, width - wide + j + 1]
        const size = [height - tall + 1, width - wide + 1]
        const pixels =
          stride === 1
            ? tf.slice(padded, [i, j], size)
            : tf.stridedSlice(padded, [i, j], end, [stride, stride])
        products.push(tf.mul(pixels, tf.slice(k, [i, j], [1, 1])))
      }
    }
    return tf.addN(products) as tf.Tensor2D
  })
