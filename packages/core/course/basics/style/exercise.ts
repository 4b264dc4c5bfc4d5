import { check, defineExercise, filled, mistake, tensor } from '../../../src/exercises.js'

export const style = defineExercise({
  id: 'basics/style',
  number: 44,
  title: { en: 'Artistic style', 'zh-CN': '艺术风格' },
  idea: {
    en: 'Style is what fires together, not where.',
    'zh-CN': '风格在于哪些特征一同出现，而不在于出现在哪里。',
  },
  prerequisites: ['basics/convolution', 'basics/classify-pets'],
  question: {
    ask: {
      en: 'Why does the Gram matrix keep the strokes of a picture and forget what it shows?',
      'zh-CN': '为什么 Gram 矩阵留住了画的笔触，却忘掉了画的是什么？',
    },
    answer: {
      en: 'It sums the products of channels over all positions: which edges and colours come together stays, where they stood is lost. An object lives from where its parts are.',
      'zh-CN':
        '它把通道之间的乘积在所有位置上求和：哪些边缘与颜色一同出现，留了下来；它们在哪里，则丢掉了。而物体正是靠各部分的位置才成其为物体。',
    },
  },
  task: {
    exports: [{ name: 'gram', parameters: 1 }],
    checks: [
      check('two-positions', {
        title: {
          en: 'two positions, two channels',
          'zh-CN': '两个位置，两个通道',
        },
        call: 'gram',
        cases: [
          {
            args: [
              tensor([
                [
                  [1, 2],
                  [3, 4],
                ],
              ]),
            ],
            expected: tensor([
              [5, 7],
              [7, 10],
            ]),
          },
        ],
      }),
      check('anywhere', {
        title: {
          en: 'positions in another order give the same',
          'zh-CN': '把位置打乱，结果不变',
        },
        call: 'gram',
        cases: [
          {
            args: [
              tensor([
                [
                  [1, 0],
                  [2, 1],
                  [0, 3],
                ],
              ]),
            ],
            expected: tensor([
              [5 / 3, 2 / 3],
              [2 / 3, 10 / 3],
            ]),
          },
          {
            args: [tensor([[[0, 3]], [[1, 0]], [[2, 1]]])],
            expected: tensor([
              [5 / 3, 2 / 3],
              [2 / 3, 10 / 3],
            ]),
          },
        ],
      }),
      check('any-size', {
        title: {
          en: 'the same pattern, twice as large, has the same style',
          'zh-CN': '同样的花纹铺成两倍大，风格不变',
        },
        call: 'gram',
        cases: [
          {
            args: [
              tensor([
                [
                  [1, 2],
                  [3, 4],
                ],
                [
                  [1, 2],
                  [3, 4],
                ],
              ]),
            ],
            expected: tensor([
              [5, 7],
              [7, 10],
            ]),
          },
        ],
      }),
      check('shapes', {
        title: {
          en: 'maps of 3 × 5 with four channels, and others',
          'zh-CN': '3 × 5、四个通道的特征图，以及其他形状',
        },
        call: 'gram',
        cases: [{ args: [filled([3, 5, 4], 0)], expected: filled([4, 4], 0) }],
        inputs: (draw, size) => [draw.normal([size, size + 2, 4])],
      }),
      check('far-out', {
        title: {
          en: 'values of 300 and of ±10,000 are not clipped',
          'zh-CN': '300 以及 ±10000 的值不会被截断',
        },
        call: 'gram',
        cases: [
          { args: [filled([1, 2, 1], 300)], expected: tensor([[90000]]) },
          {
            args: [tensor([[[1e4, -1e4]]])],
            expected: tensor([
              [1e8, -1e8],
              [-1e8, 1e8],
            ]),
          },
        ],
      }),
      check('gradient', {
        title: { en: 'can paint: its gradient is right', 'zh-CN': '可以用来作画：梯度正确' },
        call: 'gram',
        gradient: [0],
        // From 2 on: TensorFlow.js has no gradient of tf.unstack along an axis of length 1.
        sizes: [2, 3],
        inputs: (draw, size) => [draw.normal([size, size + 2, 3])],
      }),
    ],
    mistakes: [
      mistake('positions', {
        hint: {
          en: 'The answer has a row for each position: it should compare channels with channels.',
          'zh-CN': '结果里每个位置占了一行：应当是通道与通道相比。',
        },
        variants: ['sum', 'channels'],
      }),
      mistake('no-area', {
        hint: {
          en: 'The numbers depend on how large the picture is: divide by the number of positions, no more and no less.',
          'zh-CN': '数值会随画面大小改变：请除以位置的个数，不多也不少。',
        },
        variants: ['height', 'size'],
      }),
      mistake('scrambled', {
        hint: {
          en: 'reshape does not turn axes: channels lie side by side in memory, so positions must come first.',
          'zh-CN': 'reshape 不会交换坐标轴：同一位置的各通道在内存中相邻，因此位置要排在前面。',
        },
      }),
      mistake('centred', {
        hint: {
          en: 'This is a covariance: how strongly a channel fires on average is style too, so take no mean away.',
          'zh-CN': '这是协方差：通道平均有多强也属于风格，不要减去均值。',
        },
      }),
    ],
    hints: [
      {
        en: 'Forget that positions lie in two dimensions: write one row for each position and one column for each channel. Then each entry of the answer is a product of two columns.',
        'zh-CN':
          '先忘掉位置是二维的：每个位置写成一行，每个通道写成一列。结果里的每一个数，就是两列的内积。',
      },
      {
        en: 'tf.reshape(f, [height * width, channels]) flattens, tf.matMul(a, b, true, false) turns its first factor, tf.div ends it.',
        'zh-CN':
          'tf.reshape(f, [height * width, channels]) 展平，tf.matMul(a, b, true, false) 会转置第一个因子，最后用 tf.div。',
      },
      `export const gram = (f: tf.Tensor3D): tf.Tensor2D =>
  tf.tidy(() => {
    const [height, width, channels] = f.shape
    const flat = tf.reshape(f, [height * width, channels])
    return tf.div(___, height * width)
  })`,
    ],
  },
  experiment: {
    title: { en: 'Paint the cat anew', 'zh-CN': '给猫换一种画风' },
    seconds: 5,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).styleExperiment,
  },
})
