import '@tensorflow/tfjs-backend-cpu'
// The orthogonal weights of recurrent layers are made with methods of tensors.
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js'
import { input, layers, model, type SymbolicTensor, sequential } from '@tensorflow/tfjs-layers'
import { describe, expect, test } from 'vitest'
import type { LayersModelLike } from '../graph/layers-model.js'
import { layersOf } from '../layers-of.js'
import reference from './flops.reference.json' with { type: 'json' }

type Layer = ReturnType<typeof layers.dense>
type Inputs = SymbolicTensor | SymbolicTensor[]

const apply = (layer: Pick<Layer, 'apply'>, inputs: Inputs) => layer.apply(inputs) as SymbolicTensor

/** The FLOPs of one layer between an input and the end. */
const flops = (layer: Pick<Layer, 'apply'>, ...shapes: (number | null)[][]) => {
  const inputs = shapes.map((shape) => input({ shape }))
  const outputs = apply(layer, inputs.length === 1 ? (inputs[0] as SymbolicTensor) : inputs)
  return layersOf(model({ inputs, outputs })).at(-1)?.flops
}

const counted = (net: LayersModelLike) => {
  const all = layersOf(net)
  return {
    flops: all.reduce((sum, layer) => sum + (layer.flops ?? Number.NaN), 0),
    parameters: all.reduce((sum, layer) => sum + layer.parameters, 0),
  }
}

describe("the counts of TensorFlow's profiler", () => {
  test('a convolutional network', () => {
    const net = sequential({
      layers: [
        layers.conv2d({ filters: 8, kernelSize: 5, padding: 'same', inputShape: [28, 28, 1] }),
        layers.maxPooling2d({ poolSize: 2 }),
        layers.depthwiseConv2d({ kernelSize: 3 }),
        layers.separableConv2d({
          filters: 16,
          kernelSize: 3,
          strides: 2,
          padding: 'same',
          useBias: false,
        }),
        layers.averagePooling2d({ poolSize: 3, strides: 2 }),
        layers.flatten(),
        layers.dense({ units: 32 }),
        layers.dense({ units: 10, activation: 'softmax' }),
      ],
    })
    expect(counted(net)).toEqual(reference.cnn)
  })

  test('branches that meet again', () => {
    const image = input({ shape: [16, 16, 3] })
    const conv = (kernelSize: number) =>
      apply(layers.conv2d({ filters: 4, kernelSize, padding: 'same' }), image)
    const left = conv(3)
    const right = conv(1)
    const added = apply(layers.add(), [left, right])
    const both = apply(layers.multiply(), [added, left])
    const joined = apply(layers.concatenate(), [both, right])
    const pooled = apply(layers.globalAveragePooling2d({}), joined)
    const net = model({ inputs: image, outputs: apply(layers.dense({ units: 2 }), pooled) })
    expect(counted(net)).toEqual(reference.branches)
  })

  test('convolutions along a line and backwards', () => {
    const line = layers.conv1d({ filters: 6, kernelSize: 4, dilationRate: 2 })
    expect(flops(line, [20, 3])).toBe(reference.conv1d.flops)
    const back = layers.conv2dTranspose({ filters: 5, kernelSize: 3, strides: 2, padding: 'same' })
    expect(flops(back, [8, 8, 3])).toBe(reference.transpose.flops)
  })

  test('recurrent layers, and the activations that it leaves out', () => {
    const states = 7 * 6
    const simple = flops(layers.simpleRNN({ units: 6 }), [7, 5])
    expect(simple).toBe(reference.simpleRNN.flops + states)
    expect(flops(layers.lstm({ units: 6 }), [7, 5])).toBe(reference.lstm.flops + 5 * states)
    expect(flops(layers.gru({ units: 6 }), [7, 5])).toBe(reference.gru.flops + 3 * states)
  })
})

describe('counts by hand', () => {
  test('dense layers, also for each time step', () => {
    expect(flops(layers.dense({ units: 10 }), [784])).toBe(2 * 784 * 10 + 10)
    const relu = layers.dense({ units: 3, activation: 'relu', useBias: false })
    expect(flops(relu, [5, 4])).toBe(5 * 3 * (2 * 4 + 1))
    expect(flops(layers.dense({ units: 10, activation: 'softmax' }), [7])).toBe(140 + 10 + 50)
  })

  test('convolutions in space', () => {
    const conv = layers.conv3d({ filters: 2, kernelSize: [1, 2, 3] })
    expect(flops(conv, [4, 4, 4, 5])).toBe(4 * 3 * 2 * 2 * (2 * 6 * 5 + 1))
    const back = layers.conv3dTranspose({ filters: 2, kernelSize: 2, strides: 2 })
    expect(flops(back, [2, 2, 2, 3])).toBe(2 * 8 * 3 * 8 * 2 + 4 ** 3 * 2)
  })

  test('the depth multiplier', () => {
    const separable = layers.separableConv2d({ filters: 4, kernelSize: 3, depthMultiplier: 2 })
    // 6 x 6 places; 3 channels become 6, those become 4.
    expect(flops(separable, [8, 8, 3])).toBe(36 * (2 * 6 * 9 + 2 * 6 * 4 + 4))
    const depthwise = layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2 })
    expect(flops(depthwise, [8, 8, 3])).toBe(36 * 6 * (2 * 9 + 1))
  })

  test('channels that come first', () => {
    const dataFormat = 'channelsFirst'
    const conv = layers.conv2d({ filters: 2, kernelSize: 3, dataFormat })
    expect(flops(conv, [3, 8, 8])).toBe(2 * 36 * (2 * 9 * 3 + 1))
    const line = layers.conv1d({ filters: 2, kernelSize: 3, dataFormat } as never)
    expect(flops(line, [5, 8])).toBe(2 * 6 * (2 * 3 * 5 + 1))
    const back = layers.conv2dTranspose({ filters: 2, kernelSize: 3, dataFormat })
    expect(flops(back, [3, 4, 4])).toBe(2 * 16 * 3 * 9 * 2 + 36 * 2)
  })

  test('pooling', () => {
    expect(flops(layers.maxPooling1d({ poolSize: 3 }), [9, 2])).toBe(3 * 2 * 3)
    expect(flops(layers.averagePooling3d({ poolSize: 2 }), [4, 4, 4, 2])).toBe(8 * 2 * 8)
    expect(flops(layers.globalMaxPooling1d({}), [9, 2])).toBe(18)
  })

  test('normalisation and activations', () => {
    expect(flops(layers.batchNormalization(), [6, 2])).toBe(24)
    expect(flops(layers.layerNormalization(), [6, 2])).toBe(84)
    expect(flops(layers.layerNormalization({ scale: false, center: false }), [6, 2])).toBe(60)
    expect(flops(layers.activation({ activation: 'tanh' }), [6])).toBe(6)
    expect(flops(layers.activation({ activation: 'linear' }), [6])).toBe(0)
    expect(flops(layers.leakyReLU(), [6])).toBe(6)
    expect(flops(layers.softmax(), [6])).toBe(30)
  })

  test('what only moves values', () => {
    expect(flops(layers.embedding({ inputDim: 100, outputDim: 8 }), [null])).toBe(0)
    expect(flops(layers.flatten(), [3, 4])).toBe(0)
    expect(flops(layers.reshape({ targetShape: [6, 2] }), [3, 4])).toBe(0)
    expect(flops(layers.dropout({ rate: 0.5 }), [3])).toBe(0)
    expect(flops(layers.upSampling2d({}), [2, 2, 1])).toBe(0)
  })

  test('several inputs', () => {
    expect(flops(layers.add(), [4], [4], [4])).toBe(8)
    expect(flops(layers.average(), [4], [4], [4])).toBe(12)
    expect(flops(layers.maximum(), [4], [4])).toBe(4)
    expect(flops(layers.concatenate(), [4], [5])).toBe(0)
    expect(flops(layers.dot({ axes: -1 }), [7], [7])).toBe(14)
    expect(flops(layers.dot({ axes: [2, 1] }), [3, 7], [7, 4])).toBe(2 * 3 * 4 * 7)
  })

  test('recurrent cells, stacked and both ways', () => {
    const lstm = (features: number, units: number) =>
      8 * units * (features + units) + units * (4 + 4 + 5 + 4)
    expect(flops(layers.lstm({ units: 4, returnSequences: true }), [9, 3])).toBe(9 * lstm(3, 4))
    const cells = [layers.lstmCell({ units: 4 }), layers.lstmCell({ units: 2 })]
    expect(flops(layers.rnn({ cell: cells }), [9, 3])).toBe(9 * (lstm(3, 4) + lstm(4, 2)))
    const both = (mergeMode: 'concat' | 'sum' | 'ave') =>
      flops(layers.bidirectional({ layer: layers.lstm({ units: 4 }) as never, mergeMode }), [9, 3])
    expect(both('concat')).toBe(18 * lstm(3, 4))
    expect(both('sum')).toBe(18 * lstm(3, 4) + 4)
    expect(both('ave')).toBe(18 * lstm(3, 4) + 8)
  })

  test('a layer, and a model, at each time step', () => {
    expect(flops(layers.timeDistributed({ layer: layers.dense({ units: 2 }) }), [5, 3])).toBe(70)
    const conv = layers.conv2d({ filters: 2, kernelSize: 3 })
    expect(flops(layers.timeDistributed({ layer: conv }), [5, 8, 8, 1])).toBe(5 * 72 * 19)
    const net = sequential({ layers: [layers.dense({ units: 2, inputShape: [3] })] })
    expect(flops(layers.timeDistributed({ layer: net }), [5, 3])).toBe(70)
  })
})

describe('what is not known', () => {
  test('how many time steps there are', () => {
    expect(flops(layers.lstm({ units: 4 }), [null, 3])).toBeNull()
    expect(flops(layers.dense({ units: 4 }), [null, 3])).toBeNull()
  })

  test('layers without a rule', () => {
    expect(flops(layers.upSampling2d({ interpolation: 'bilinear' }), [2, 2, 1])).toBeNull()
    expect(flops(layers.dot({ axes: 1, normalize: true }), [3], [3])).toBeNull()
    expect(flops(layers.convLstm2d({ filters: 2, kernelSize: 2 }), [3, 4, 4, 1])).toBeNull()
    const own = layers.flatten()
    own.getClassName = () => 'constructor'
    expect(flops(own, [2, 2])).toBeNull()
  })

  test('values between the steps of a sum of unlike shapes', () => {
    expect(flops(layers.add(), [4], [4], [3, 4])).toBeNull()
  })
})
