import * as tf from '@tensorflow/tfjs-core'
import { layers, regularizers } from '@tensorflow/tfjs-layers'
import {
  bars,
  blobs,
  digits,
  examplesOf,
  iris,
  noise,
  oneHot,
  penguins,
  plane,
  scaledBy,
  standardized,
  sums,
  wave,
  words,
  xor,
} from './examples.js'
import { dense, type Trial } from './trial.js'

const sgd = (rate: number) => () => tf.train.sgd(rate)
const momentum = (rate: number) => () => tf.train.momentum(rate, 0.9)
const adam = (rate: number) => () => tf.train.adam(rate)

const classes = () => examplesOf(oneHot(blobs(), 3))
const scaledDigits = async () => scaledBy(await digits(), 1 / 255)

const runs: readonly Omit<Trial, 'expected'>[] = [
  {
    name: 'a line by gradient descent',
    data: () => examplesOf(plane()),
    layers: () => [dense(1)],
    optimizer: sgd(0.1),
    loss: 'meanSquaredError',
  },
  {
    name: 'a line whose targets are far away',
    data: () => examplesOf({ x: plane().x, y: plane().y.map(([y]) => [y! + 300]) }),
    layers: () => [dense(1)],
    optimizer: sgd(0.3),
    loss: 'meanSquaredError',
  },
  {
    name: 'a line hidden in noise',
    data: () => examplesOf(plane({ noise: 3, count: 200 })),
    layers: () => [dense(1)],
    optimizer: sgd(0.05),
    loss: 'meanSquaredError',
  },
  {
    name: 'a wave by momentum',
    data: () => examplesOf(wave()),
    validation: () => examplesOf(wave({ seed: 2 })),
    layers: () => [dense(16, 'tanh'), dense(1)],
    optimizer: momentum(0.03),
    loss: 'meanSquaredError',
    options: { epochs: 20 },
  },
  {
    name: 'a wave by RMSProp and absolute error',
    data: () => examplesOf(wave()),
    layers: () => [dense(16, 'relu'), dense(1)],
    optimizer: () => tf.train.rmsprop(0.01),
    loss: 'meanAbsoluteError',
    options: { epochs: 20 },
  },
  {
    name: 'a wave with three outliers by Huber’s loss',
    data: () => examplesOf({ x: wave().x, y: wave().y.map((y, i) => (i % 40 ? y : [9])) }),
    layers: () => [dense(16, 'elu'), dense(1)],
    optimizer: adam(0.02),
    loss: tf.losses.huberLoss as never,
    options: { epochs: 15 },
  },
  {
    name: 'exclusive or by a small network',
    data: () => examplesOf(xor()),
    layers: () => [dense(8, 'tanh'), dense(1, 'sigmoid')],
    optimizer: sgd(0.5),
    loss: 'binaryCrossentropy',
    options: { epochs: 15 },
  },
  {
    name: 'exclusive or with squared error on a sigmoid',
    data: () => examplesOf(xor()),
    layers: () => [dense(8, 'tanh'), dense(1, 'sigmoid')],
    optimizer: adam(0.03),
    loss: 'meanSquaredError',
  },
  {
    name: 'two clouds by one neuron',
    data: () => examplesOf(blobs({ classes: 2 })),
    layers: () => [dense(1, 'sigmoid')],
    optimizer: sgd(0.5),
    loss: 'binaryCrossentropy',
  },
  {
    name: 'two clouds by softmax and binary cross-entropy',
    data: () => examplesOf(oneHot(blobs({ classes: 2 }), 2)),
    layers: () => [dense(8, 'relu'), dense(2, 'softmax')],
    optimizer: adam(0.02),
    loss: 'binaryCrossentropy',
  },
  {
    name: 'two clouds that overlap',
    data: () => examplesOf(blobs({ classes: 2, spread: 2, count: 200 })),
    validation: () => examplesOf(blobs({ classes: 2, spread: 2, seed: 2 })),
    layers: () => [dense(4, 'relu'), dense(1, 'sigmoid')],
    optimizer: sgd(0.1),
    loss: 'binaryCrossentropy',
  },
  {
    name: 'three clouds, from weights of 0 without a hidden layer',
    data: classes,
    layers: () => [dense(3, 'softmax', { kernelInitializer: 'zeros' })],
    optimizer: sgd(0.5),
    loss: 'categoricalCrossentropy',
  },
  {
    name: 'three clouds with logits and the loss for them',
    data: classes,
    layers: () => [dense(8, 'relu'), dense(3)],
    optimizer: adam(0.02),
    loss: tf.losses.softmaxCrossEntropy as never,
  },
  {
    name: 'one logit and the loss for it',
    data: () => examplesOf(blobs({ classes: 2 })),
    layers: () => [dense(8, 'relu'), dense(1)],
    optimizer: adam(0.02),
    loss: tf.losses.sigmoidCrossEntropy as never,
  },
  {
    name: 'three clouds by Adagrad',
    data: () => examplesOf(blobs()),
    layers: () => [dense(12, 'relu'), dense(3, 'softmax')],
    optimizer: () => tf.train.adagrad(0.1),
    loss: 'sparseCategoricalCrossentropy',
  },
  {
    name: 'five clouds through a deep network',
    data: () => examplesOf(blobs({ classes: 5, count: 150 })),
    layers: () => [
      ...Array.from({ length: 5 }, () => dense(16, 'relu', { kernelInitializer: 'heNormal' })),
      dense(5, 'softmax'),
    ],
    optimizer: adam(0.005),
    loss: 'sparseCategoricalCrossentropy',
  },
  {
    name: 'one of three questions each, by sigmoids',
    data: classes,
    layers: () => [dense(8, 'tanh'), dense(3, 'sigmoid')],
    optimizer: adam(0.02),
    loss: 'binaryCrossentropy',
  },
  {
    name: 'three clouds with dropout',
    data: classes,
    validation: () => examplesOf(oneHot(blobs({ seed: 2 }), 3)),
    layers: () => [dense(16, 'relu'), layers.dropout({ rate: 0.5 }), dense(3, 'softmax')],
    optimizer: adam(0.02),
    loss: 'categoricalCrossentropy',
  },
  {
    name: 'weights held small by a penalty',
    data: classes,
    layers: () => [
      dense(16, 'relu', { kernelRegularizer: regularizers.l2({ l2: 0.05 }) }),
      dense(3, 'softmax', { kernelRegularizer: regularizers.l2({ l2: 0.05 }) }),
    ],
    optimizer: adam(0.01),
    loss: 'categoricalCrossentropy',
    options: { epochs: 8 },
  },
  {
    name: 'large inputs behind a batch normalization',
    data: () => examplesOf(oneHot(scaledBy(blobs(), 50, 100), 3)),
    layers: () => [
      layers.batchNormalization({ momentum: 0.9 }),
      dense(8, 'relu'),
      dense(3, 'softmax'),
    ],
    optimizer: adam(0.02),
    loss: 'categoricalCrossentropy',
  },
  {
    name: 'iris as it is measured',
    data: async () => examplesOf(await iris()),
    layers: () => [dense(10, 'relu'), dense(3, 'softmax')],
    optimizer: adam(0.02),
    loss: 'sparseCategoricalCrossentropy',
  },
  {
    name: 'iris by gradient descent, its rate sinking',
    data: async () => examplesOf(oneHot(standardized(await iris()), 3)),
    layers: () => [dense(10, 'sigmoid'), dense(3, 'softmax')],
    optimizer: sgd(0.5),
    loss: 'categoricalCrossentropy',
    options: { learningRateSchedule: 'linear', epochs: 8 },
  },
  {
    name: 'penguins',
    data: async () => examplesOf(standardized(await penguins())),
    layers: () => [dense(8, 'relu'), dense(3, 'softmax')],
    optimizer: momentum(0.05),
    loss: 'sparseCategoricalCrossentropy',
    options: { epochs: 4 },
  },
  {
    name: 'the mass of penguins',
    data: async () => {
      const { x } = standardized(await penguins())
      return examplesOf({ x: x.map((row) => row.slice(0, 3)), y: x.map(([, , , mass]) => [mass!]) })
    },
    layers: () => [dense(1)],
    optimizer: sgd(0.05),
    loss: 'meanSquaredError',
    options: { epochs: 3 },
  },
  {
    name: 'digits by a perceptron',
    data: async () => examplesOf(await scaledDigits()),
    layers: () => [dense(32, 'relu'), dense(10, 'softmax')],
    optimizer: sgd(0.2),
    loss: 'sparseCategoricalCrossentropy',
    options: { epochs: 6 },
  },
  {
    name: 'digits by a convolution',
    data: async () => examplesOf(await scaledDigits(), [28, 28, 1]),
    layers: () => [
      layers.conv2d({ filters: 4, kernelSize: 5, strides: 2, activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      dense(10, 'softmax'),
    ],
    optimizer: adam(0.01),
    loss: 'sparseCategoricalCrossentropy',
    options: { epochs: 5 },
  },
  {
    name: 'digits made from themselves',
    data: async () => {
      const { x } = await scaledDigits()
      return examplesOf({ x, y: x })
    },
    layers: () => [dense(16, 'relu'), dense(784, 'sigmoid')],
    optimizer: adam(0.01),
    loss: 'binaryCrossentropy',
    options: { epochs: 4 },
  },
  {
    name: 'bars by a convolution and global pooling',
    data: () => examplesOf(bars(), [8, 8, 1]),
    layers: () => [
      layers.conv2d({ filters: 6, kernelSize: 3, activation: 'relu' }),
      layers.globalMaxPooling2d({}),
      dense(1, 'sigmoid'),
    ],
    optimizer: adam(0.03),
    loss: 'binaryCrossentropy',
  },
  {
    name: 'sums by a recurrent layer',
    data: () => examplesOf(sums(), [6, 1]),
    layers: () => [
      layers.simpleRNN({ units: 8, recurrentInitializer: 'glorotNormal' }),
      dense(1, 'sigmoid'),
    ],
    optimizer: adam(0.02),
    loss: 'binaryCrossentropy',
    options: { epochs: 8 },
  },
  {
    name: 'sums by an LSTM',
    data: () => examplesOf(sums(), [6, 1]),
    layers: () => [
      layers.lstm({ units: 6, recurrentInitializer: 'glorotNormal' }),
      dense(1, 'sigmoid'),
    ],
    optimizer: adam(0.05),
    loss: 'binaryCrossentropy',
    options: { epochs: 6 },
  },
  {
    name: 'words by an embedding',
    data: () => examplesOf(words()),
    layers: () => [
      layers.embedding({ inputDim: 50, outputDim: 4 }),
      layers.globalMaxPooling1d({}),
      dense(1, 'sigmoid'),
    ],
    optimizer: adam(0.1),
    loss: 'binaryCrossentropy',
  },
  {
    name: 'a listener that keeps one tensor',
    data: classes,
    layers: () => [dense(8, 'tanh'), dense(3, 'softmax')],
    optimizer: adam(0.03),
    loss: 'categoricalCrossentropy',
    listen: (event) => (event.type === 'step' && event.step === 20 ? [tf.scalar(1)] : []),
  },
  {
    name: 'learned by heart and stopped in time',
    data: () => examplesOf(noise({ count: 40, features: 8 })),
    validation: () => examplesOf(noise({ count: 40, features: 8, seed: 2 })),
    layers: () => [dense(32, 'relu'), dense(1, 'sigmoid')],
    optimizer: adam(0.01),
    loss: 'binaryCrossentropy',
    options: { epochs: 30, batchSize: 40, earlyStop: { patience: 5 } },
  },
  {
    name: 'a single short epoch',
    data: () => examplesOf(blobs()),
    layers: () => [dense(8, 'relu'), dense(3, 'softmax')],
    optimizer: adam(0.001),
    loss: 'sparseCategoricalCrossentropy',
    options: { epochs: 1 },
  },
]

export const healthy: readonly Trial[] = runs.map((run) => ({ ...run, expected: [] }))
