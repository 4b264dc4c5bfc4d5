import * as tf from '@tensorflow/tfjs-core'
import { layers as l } from '@tensorflow/tfjs-layers'
import { images } from '../numbers.mjs'
import { sizes } from '../sizes.mjs'
import { prepareFitting } from './fitting.mjs'
import { classes } from './labels.mjs'

const size = sizes.cnn

/** The course's network of convolutions, for images of 28x28. @returns {import('./fitting.mjs').Fitting} */
export const cnn = () => ({
  layers: [
    l.conv2d({
      ...{ filters: 32, kernelSize: 5, padding: 'same', activation: 'relu' },
      inputShape: [28, 28, 1],
    }),
    l.maxPooling2d({ poolSize: 2 }),
    l.conv2d({ filters: 64, kernelSize: 5, padding: 'same', activation: 'relu' }),
    l.maxPooling2d({ poolSize: 2 }),
    l.flatten(),
    l.dense({ units: 256, activation: 'relu' }),
    l.dense({ units: 10, activation: 'softmax' }),
  ],
  loss: 'categoricalCrossentropy',
  inputs: tf.tensor4d(images(size.items), [size.items, 28, 28, 1]),
  labels: classes(size.items),
  size,
})

/** @param {{ part?: import('./fitting.mjs').Part }} options */
export const prepare = ({ part }) => prepareFitting(cnn(), part)
