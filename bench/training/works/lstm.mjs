import * as tf from '@tensorflow/tfjs-core'
import { layers as l } from '@tensorflow/tfjs-layers'
import { images } from '../numbers.mjs'
import { sizes } from '../sizes.mjs'
import { prepareFitting } from './fitting.mjs'
import { classes } from './labels.mjs'

const size = sizes.lstm

/** Images read row by row. @param {{ part?: import('./fitting.mjs').Part }} options */
export const prepare = ({ part }) =>
  prepareFitting(
    {
      layers: [
        l.lstm({
          ...{ units: 128, inputShape: [28, 28] },
          // TensorFlow.js's default is the hard sigmoid; everybody else's is this one.
          recurrentActivation: 'sigmoid',
          // The default is slow, and the weights are set in any case.
          recurrentInitializer: 'zeros',
        }),
        l.dense({ units: 10, activation: 'softmax' }),
      ],
      loss: 'categoricalCrossentropy',
      inputs: tf.tensor3d(images(size.items), [size.items, 28, 28]),
      labels: classes(size.items),
      size,
    },
    part,
  )
