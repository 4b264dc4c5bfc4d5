import * as tf from '@tensorflow/tfjs-core'
import { layers as l } from '@tensorflow/tfjs-layers'
import { texts } from '../numbers.mjs'
import { sizes } from '../sizes.mjs'
import { prepareFitting } from './fitting.mjs'

const size = sizes.text
const { items, words, vocabulary } = size

/** Is a text of one kind or the other. @param {{ part?: import('./fitting.mjs').Part }} options */
export const prepare = ({ part }) =>
  prepareFitting(
    {
      layers: [
        l.embedding({ inputDim: vocabulary, outputDim: 16, inputLength: words }),
        l.globalAveragePooling1d({}),
        l.dense({ units: 16, activation: 'relu' }),
        l.dense({ units: 1, activation: 'sigmoid' }),
      ],
      loss: 'binaryCrossentropy',
      inputs: tf.tensor2d(texts(items, words, vocabulary), [items, words], 'int32'),
      labels: tf.tensor2d(
        Float32Array.from({ length: items }, (_, index) => index % 2),
        [items, 1],
      ),
      size,
    },
    part,
  )
