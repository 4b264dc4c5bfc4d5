import '@tensorflow/tfjs-backend-cpu'
// The orthogonal weights of recurrent layers are made with methods of tensors.
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js'
import { input, layers, model, type SymbolicTensor, sequential } from '@tensorflow/tfjs-layers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf, cutTo } from '../../scene/text-width.js'
import { summary } from './summary.js'
import { bytes, exact, short } from './units.js'

const cnn = () =>
  sequential({
    layers: [
      layers.conv2d({
        name: 'conv',
        filters: 32,
        kernelSize: 3,
        activation: 'relu',
        inputShape: [28, 28, 1],
      }),
      layers.maxPooling2d({ name: 'pool', poolSize: 2 }),
      layers.flatten({ name: 'flat' }),
      layers.dense({ name: 'hidden', units: 256, activation: 'relu' }),
      layers.dropout({ name: 'drop', rate: 0.5 }),
      layers.dense({ name: 'digits', units: 10, activation: 'softmax' }),
    ],
  })

const text = () =>
  sequential({
    layers: [
      layers.embedding({ name: 'words', inputDim: 1000, outputDim: 16, inputShape: [null] }),
      layers.lstm({ name: 'reader', units: 8 }),
      layers.dense({ name: 'mood', units: 1, activation: 'sigmoid' }),
    ],
  })

const branches = () => {
  const image = input({ name: 'image', shape: [8, 8, 3] })
  const conv = (name: string, kernelSize: number) =>
    layers.conv2d({ name, filters: 4, kernelSize, padding: 'same' }).apply(image) as SymbolicTensor
  const outputs = layers
    .add({ name: 'sum' })
    .apply([conv('a_branch_with_a_long_name', 3), conv('short', 1)]) as SymbolicTensor
  return model({ inputs: image, outputs })
}

describe('a table', () => {
  test('of a convolutional network', () => {
    expect(summary(cnn())).toMatchInlineSnapshot(`
      "Layer (type)         Output      Params    FLOPs    Memory
      ----------------------------------------------------------
      conv (Conv2D)        [26,26,32]     320  432,640  84.5 KiB
      pool (MaxPooling2D)  [13,13,32]       0   21,632  21.1 KiB
      flat (Flatten)       [5408]           0        0  21.1 KiB
      hidden (Dense)       [256]        1.4 M    2.8 M     1 KiB
      drop (Dropout)       [256]            0        0     1 KiB
      digits (Dense)       [10]         2,570    5,180      40 B
      ----------------------------------------------------------
      Parameters              1,387,594
        trainable             1,387,594
        not trainable                 0
      Memory of parameters      5.3 MiB
      FLOPs of one example        3.2 M
      Outputs of one example    129 KiB"
    `)
  })

  test('in 中文', () => {
    expect(summary(cnn(), { lang: 'zh-CN' })).toMatchInlineSnapshot(`
      "层（类型）           输出形状     参数    FLOPs      内存
      ---------------------------------------------------------
      conv (Conv2D)        [26,26,32]    320  432,640  84.5 KiB
      pool (MaxPooling2D)  [13,13,32]      0   21,632  21.1 KiB
      flat (Flatten)       [5408]          0        0  21.1 KiB
      hidden (Dense)       [256]       1.4 M    2.8 M     1 KiB
      drop (Dropout)       [256]           0        0     1 KiB
      digits (Dense)       [10]        2,570    5,180      40 B
      ---------------------------------------------------------
      参数总数            1,387,594
        可训练            1,387,594
        不可训练                  0
      参数占用内存          5.3 MiB
      单个样本的 FLOPs        3.2 M
      单个样本的各层输出    129 KiB"
    `)
  })

  test('of a text model of unknown length', () => {
    expect(summary(text())).toMatchInlineSnapshot(`
      "Layer (type)       Output  Params  FLOPs  Memory
      ------------------------------------------------
      words (Embedding)  [?,16]  16,000      0       ?
      reader (LSTM)      [8]        800      ?    32 B
      mood (Dense)       [1]          9     18     4 B
      ------------------------------------------------
      Parameters                16,809
        trainable               16,809
        not trainable                0
      Memory of parameters    65.7 KiB
      FLOPs of one example      ? + 18
      Outputs of one example  ? + 36 B"
    `)
  })

  test('of branches says what is connected to what', () => {
    expect(summary(branches())).toMatchInlineSnapshot(`
      "Layer (type)            Output   Params   FLOPs  Memory  Connected to
      --------------------------------------------------------------------------------
      image (InputLayer)      [8,8,3]       0       0     0 B
      a_branch_with_a_long_…  [8,8,4]     112  14,080   1 KiB  image
      short (Conv2D)          [8,8,4]      16   1,792   1 KiB  image
      sum (Add)               [8,8,4]       0     256   1 KiB  a_branch_with_a_long_n…
      --------------------------------------------------------------------------------
      Parameters                 128
        trainable                128
        not trainable              0
      Memory of parameters     512 B
      FLOPs of one example    16,128
      Outputs of one example   3 KiB"
    `)
    expect(summary(branches(), { columns: 40, lang: 'zh-CN' })).toMatchInlineSnapshot(`
      "层（…  输出形… 参数  FLOPs  内存 输入来…
      ----------------------------------------
      image… [8,8,3]    0      0   0 B
      a_bra… [8,8,4]  112 14,080 1 KiB image
      short… [8,8,4]   16  1,792 1 KiB image
      sum (… [8,8,4]    0    256 1 KiB a_bran…
      ----------------------------------------
      参数总数              128
        可训练              128
        不可训练              0
      参数占用内存        512 B
      单个样本的 FLOPs   16,128
      单个样本的各层输出  3 KiB"
    `)
    expect(summary(branches(), { columns: 40 })).toMatchInlineSnapshot(`
      "Laye… Output Params  FLOPs Memory Conne…
      ----------------------------------------
      imag… [8,8,…      0      0    0 B
      a_br… [8,8,…    112 14,080  1 KiB image
      shor… [8,8,…     16  1,792  1 KiB image
      sum … [8,8,…      0    256  1 KiB a_bra…
      ----------------------------------------
      Parameters                128
        trainable               128
        not trainable             0
      Memory of parameters    512 B
      FLOPs of one example   16,128
      Outputs of one example  3 KiB"
    `)
  })

  test('is never wider than asked for', () => {
    for (const net of [cnn(), text(), branches()]) {
      for (const lang of ['en', 'zh-CN'] as const) {
        for (let columns = 40; columns <= 120; columns++) {
          const widths = summary(net, { lang, columns }).split('\n').map(columnsOf)
          expect(Math.max(...widths)).toBeLessThanOrEqual(columns)
        }
      }
    }
  })

  test('needs room', () => {
    for (const columns of [39, 60.5, Number.NaN, 0]) {
      const error = expect.objectContaining({ code: 'viz/bad-count' })
      expect(() => summary(text(), { columns })).toThrow(error)
    }
  })
})

test('numbers are short', () => {
  expect([0, 999_999, 1_199_882, 23.94e6, 123.4e6, 999.7e6, 5e12, null].map(short)).toEqual([
    ...['0', '999,999', '1.2 M', '23.9 M', '123 M', '1 G', '5 T', '?'],
  ])
  expect([0, 1023, 1024, 1500, 86_528, 1023.8 * 1024, 5 * 2 ** 20, null].map(bytes)).toEqual([
    ...['0 B', '1,023 B', '1 KiB', '1.5 KiB', '84.5 KiB', '1 MiB', '5 MiB', '?'],
  ])
  expect(exact(1_199_882)).toBe('1,199,882')
})

test('numbers never take more room than the narrowest table has', () => {
  const values = fc.double({ min: 0, max: 1e18, noNaN: true })
  fc.assert(fc.property(values, (value) => short(Math.round(value)).length <= 7))
  fc.assert(fc.property(values, (value) => bytes(Math.round(value)).length <= 9))
})

test('columns of a terminal', () => {
  expect(columnsOf('层（类型）')).toBe(10)
  expect(columnsOf('Conv2D…')).toBe(7)
  expect(columnsOf('한か')).toBe(4)
  expect(cutTo('dense_1', 7)).toBe('dense_1')
  expect(cutTo('dense_1', 6)).toBe('dense…')
  expect(cutTo('卷积层', 5)).toBe('卷积…')
  expect(cutTo('卷积层', 4)).toBe('卷…')
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 20 }),
      (text, columns) => {
        expect(columnsOf(cutTo(text, columns))).toBeLessThanOrEqual(columns)
      },
    ),
  )
})
