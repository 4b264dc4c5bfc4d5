import '@tensorflow/tfjs-backend-cpu'
// The orthogonal weights of recurrent layers are made with methods of tensors.
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js'
import { input, layers, model, type SymbolicTensor, sequential } from '@tensorflow/tfjs-layers'
import { describe, expect, test } from 'vitest'
import { layersOf } from './layers-of.js'

type Applied = Pick<ReturnType<typeof layers.dense>, 'apply'>
const apply = (layer: Applied, ...inputs: SymbolicTensor[]) =>
  layer.apply(inputs.length === 1 ? (inputs[0] as SymbolicTensor) : inputs) as SymbolicTensor

describe('layers', () => {
  test('of a sequential model are plain values', () => {
    const net = sequential({
      layers: [
        layers.conv2d({ name: 'edges', filters: 4, kernelSize: 3, inputShape: [8, 8, 1] }),
        layers.batchNormalization({ name: 'even' }),
        layers.flatten({ name: 'flat' }),
      ],
    })
    const told = layersOf(net)
    expect(JSON.parse(JSON.stringify(told))).toEqual(told)
    expect(told).toEqual([
      {
        name: 'edges',
        type: 'Conv2D',
        outputShape: [null, 6, 6, 4],
        outputShapes: [[null, 6, 6, 4]],
        parameters: 40,
        trainableParameters: 40,
        flops: 6 * 6 * 4 * 19,
        outputBytes: 576,
        parameterBytes: 160,
        inputs: [],
      },
      {
        name: 'even',
        type: 'BatchNormalization',
        outputShape: [null, 6, 6, 4],
        outputShapes: [[null, 6, 6, 4]],
        parameters: 16,
        trainableParameters: 8,
        flops: 288,
        outputBytes: 576,
        parameterBytes: 64,
        inputs: ['edges'],
      },
      {
        name: 'flat',
        type: 'Flatten',
        outputShape: [null, 144],
        outputShapes: [[null, 144]],
        parameters: 0,
        trainableParameters: 0,
        flops: 0,
        outputBytes: 576,
        parameterBytes: 0,
        inputs: ['even'],
      },
    ])
  })

  test('of a text model whose length is not known', () => {
    const net = sequential({
      layers: [
        layers.embedding({ inputDim: 1000, outputDim: 16, inputShape: [null] }),
        layers.lstm({ units: 8 }),
        layers.dense({ units: 1, activation: 'sigmoid' }),
      ],
    })
    expect(layersOf(net)).toMatchObject([
      { outputShape: [null, null, 16], parameters: 16_000, flops: 0, outputBytes: null },
      { outputShape: [null, 8], parameters: 4 * 8 * (16 + 8 + 1), flops: null, outputBytes: 32 },
      { outputShape: [null, 1], parameters: 9, flops: 18, outputBytes: 4 },
    ])
  })

  test('with several outputs, inputs and calls', () => {
    const left = input({ shape: [4], name: 'left' })
    const right = input({ shape: [4], name: 'right' })
    const shared = layers.dense({ units: 2, name: 'shared' })
    const sum = apply(layers.add({ name: 'sum' }), apply(shared, left), apply(shared, right))
    // Another model calls it too; that is no business of this one.
    apply(shared, input({ shape: [4] }))
    const words = input({ shape: [7, 5], name: 'words' })
    const lstm = layers.lstm({ units: 6, returnState: true, returnSequences: true, name: 'lstm' })
    const [states] = lstm.apply(words) as SymbolicTensor[]
    const net = model({
      inputs: [left, right, words],
      outputs: [sum, states as SymbolicTensor],
    })
    const told = Object.fromEntries(layersOf(net).map((layer) => [layer.name, layer]))
    expect(told.shared).toMatchObject({
      parameters: 10,
      flops: 2 * (2 * 4 * 2 + 2),
      outputBytes: 16,
      inputs: ['left', 'right'],
      outputShapes: [
        [null, 2],
        [null, 2],
      ],
    })
    expect(told.sum).toMatchObject({ flops: 2, inputs: ['shared', 'shared'] })
    expect(told.left).toMatchObject({ type: 'InputLayer', flops: 0, outputBytes: 0, inputs: [] })
    expect(told.lstm).toMatchObject({
      outputShape: [null, 7, 6],
      outputShapes: [
        [null, 7, 6],
        [null, 6],
        [null, 6],
      ],
      outputBytes: 4 * (42 + 6 + 6),
    })
  })

  test('that are models', () => {
    const inner = () => {
      const x = input({ shape: [4] })
      const hidden = apply(layers.dense({ units: 3 }), x)
      const outputs = apply(layers.dense({ units: 2, name: 'last' }), hidden)
      return model({ inputs: x, outputs, name: 'inner' })
    }
    const costs = { parameters: 15 + 8, flops: 27 + 14, outputBytes: 20, outputShape: [null, 2] }
    const first = sequential({ layers: [inner(), layers.dense({ units: 1, name: 'end' })] })
    expect(layersOf(first)).toMatchObject([
      { name: 'inner', type: 'Model', inputs: [], ...costs },
      { name: 'end', inputs: ['inner'], flops: 5 },
    ])
    const twice = inner()
    const left = input({ shape: [4], name: 'left' })
    const right = input({ shape: [4], name: 'right' })
    const both = apply(layers.concatenate(), apply(twice, left), apply(twice, right))
    const found = layersOf(model({ inputs: [left, right], outputs: both }))
    expect(found.find(({ name }) => name === 'inner')).toMatchObject({
      ...costs,
      flops: 2 * costs.flops,
      outputBytes: 2 * costs.outputBytes,
      inputs: ['left', 'right'],
    })
    const deep = sequential({ layers: [first, layers.dense({ units: 1 })] })
    expect(layersOf(deep).map(({ flops }) => flops)).toEqual([46, 3])
  })

  test('that stay as they are while others are trained', () => {
    const reader = layers.lstm({ units: 2, inputShape: [3, 4] })
    const net = sequential({ layers: [reader, layers.dense({ units: 1 })] })
    const trainable = () => layersOf(net).map((layer) => layer.trainableParameters)
    expect(trainable()).toEqual([56, 3])
    reader.trainable = false
    expect(trainable()).toEqual([0, 3])
    net.trainable = false
    expect(trainable()).toEqual([0, 0])
    expect(layersOf(net).map(({ parameters }) => parameters)).toEqual([56, 3])
  })
})

describe('is refused', () => {
  test('a model without layers', () => {
    const empty = sequential({ name: 'empty' })
    const error = { code: 'viz/model-not-built', details: { model: 'empty' } }
    expect(() => layersOf(empty)).toThrow(expect.objectContaining(error))
  })

  test('what is no model', () => {
    const received = (value: unknown) => {
      try {
        layersOf(value as never)
      } catch (error) {
        expect(error).toMatchObject({ code: 'viz/not-a-model' })
        return (error as { details: { received: string } }).details.received
      }
      return 'taken'
    }
    expect(received(undefined)).toBe('undefined')
    expect(received(null)).toBe('null')
    expect(received('model.json')).toBe('string')
    expect(received([])).toBe('Array')
    expect(received(Promise.resolve())).toBe('Promise')
    expect(received(layers.dense({ units: 1 }))).toBe('Dense')
    expect(received({ layers: 3 })).toBe('Object')
    expect(received(Object.create(null))).toBe('object')
  })
})
