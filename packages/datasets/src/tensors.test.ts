import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { tinyInfo } from '../test/tiny-dataset.js'
import { labelledImages } from './images/labelled-images.js'
import { toTensors } from './tensors.js'

// Keeps TensorFlow.js from advertising its native build.
tf.env().set('IS_TEST', true)

const data = labelledImages({
  length: 2,
  images: Uint8Array.from([0, 51, 102, 153, 204, 255, 255, 0, 0, 0, 0, 1]),
  imageShape: [2, 3, 1],
  labels: Uint8Array.from([9, 200]),
  classNames: [],
  info: tinyInfo,
})

describe('toTensors', () => {
  it('gives float images in 0 to 1 and int32 labels, which belong to the caller', async () => {
    const before = tf.memory().numTensors
    const { images, labels } = toTensors(tf, data)
    expect(tf.memory().numTensors).toBe(before + 2)
    expect(images.shape).toEqual([2, 2, 3, 1])
    expect(images.dtype).toBe('float32')
    expect([...(await images.data())]).toEqual([
      ...Float32Array.from([0, 0.2, 0.4, 0.6, 0.8, 1, 1, 0, 0, 0, 0, 1 / 255]),
    ])
    expect(labels.dtype).toBe('int32')
    expect([...(await labels.data())]).toEqual([9, 200])
    images.dispose()
    labels.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })

  it('takes a batch, whose images are fractions already', async () => {
    const before = tf.memory().numTensors
    const [batch] = data.batches({ batchSize: 1 })
    const { images, labels } = toTensors(tf, batch!)
    expect(images.shape).toEqual([1, 2, 3, 1])
    expect((await images.data())[5]).toBe(1)
    tf.dispose([images, labels])
    expect(tf.memory().numTensors).toBe(before)
  })

  it('leaks nothing when the labels fail', () => {
    const before = tf.memory().numTensors
    const failing = {
      tensor4d: tf.tensor4d,
      tensor1d: () => {
        throw new Error('out of memory')
      },
    }
    expect(() => toTensors(failing, data)).toThrow('out of memory')
    expect(tf.memory().numTensors).toBe(before)
  })
})
