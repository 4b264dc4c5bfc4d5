import * as tf from '@tensorflow/tfjs-core'
import { layers as l } from '@tensorflow/tfjs-layers'
import { images } from '../numbers.mjs'
import { sizes } from '../sizes.mjs'
import { prepareFitting } from './fitting.mjs'
import { classes } from './labels.mjs'

const size = sizes.mlp

/** The course's dense network. @param {{ part?: import('./fitting.mjs').Part }} options */
export const prepare = ({ part }) =>
  prepareFitting(
    {
      layers: [
        l.dense({ units: 256, activation: 'relu', inputShape: [784] }),
        l.dense({ units: 512, activation: 'relu' }),
        l.dense({ units: 10, activation: 'softmax' }),
      ],
      loss: 'categoricalCrossentropy',
      inputs: tf.tensor2d(images(size.items), [size.items, 784]),
      labels: classes(size.items),
      size,
    },
    part,
  )
