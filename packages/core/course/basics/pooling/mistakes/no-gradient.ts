import * as tf from '@tensorflow/tfjs-core'

export const maxPool2 = (x: tf.Tensor4D): tf.Tensor4D => {
  const [batch, height, width, channels] = x.shape
  const rows = Math.floor(height / 2)
  const columns = Math.floor(width / 2)
  const values = x.dataSync()
  const largest = tf.buffer([batch, rows, columns, channels])
  const at = (image: number, row: number, column: number, channel: number) =>
    values[((image * height + row) * width + column) * channels + channel] ?? Number.NaN
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        for (let c = 0; c < channels; c++) {
          const block = [0, 1].flatMap((down) =>
            [0, 1].map((right) => at(b, 2 * i + down, 2 * j + right, c)),
          )
          largest.set(Math.max(...block), b, i, j, c)
        }
      }
    }
  }
  return largest.toTensor() as tf.Tensor4D
}
