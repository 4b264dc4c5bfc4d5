import * as tf from '@tensorflow/tfjs-core'

interface ConvOptions {
  stride?: number
  pad?: 'valid' | 'same'
}

const zerosFor = (size: number, taps: number, stride: number): [number, number] => {
  const zeros = Math.max((Math.ceil(size / stride) - 1) * stride + taps - size, 0)
  return [Math.floor(zeros / 2), Math.ceil(zeros / 2)]
}

export const conv2d = (x: tf.Tensor2D, k: tf.Tensor2D, o: ConvOptions = {}): tf.Tensor2D => {
  const stride = o.stride ?? 1
  const [tall, wide] = k.shape
  const pixels = x.arraySync()
  const weights = k.arraySync()
  const isSame = o.pad === 'same'
  const [top, bottom] = isSame ? zerosFor(x.shape[0], tall, stride) : [0, 0]
  const [left, right] = isSame ? zerosFor(x.shape[1], wide, stride) : [0, 0]
  const height = Math.floor((x.shape[0] + top + bottom - tall) / stride) + 1
  const width = Math.floor((x.shape[1] + left + right - wide) / stride) + 1
  const answers = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      let sum = 0
      for (let i = 0; i < tall; i++) {
        for (let j = 0; j < wide; j++) {
          const y = row * stride + i - top
          sum += (pixels[y]?.[column * stride + j - left] ?? 0) * (weights[i]?.[j] ?? 0)
        }
      }
      return sum
    }),
  )
  return tf.tensor2d(answers)
}
