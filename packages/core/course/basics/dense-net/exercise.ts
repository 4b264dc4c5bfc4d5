import { check, defineExercise, mistake, tensor } from '../../../src/exercises.js'

const corners = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
])
const xor = [
  {
    w: tensor([
      [1, 1],
      [1, 1],
    ]),
    b: tensor([0, -1]),
  },
  { w: tensor([[1], [-2]]), b: tensor([0]) },
]

export const denseNet = defineExercise({
  id: 'basics/dense-net',
  number: 34,
  title: { en: 'NN, ANN, DNN, FC', 'zh-CN': '全连接网络' },
  idea: {
    en: 'Layers without a bend are one layer; with a bend between them they draw any border.',
    'zh-CN': '层与层之间不加弯折，叠多少层都只是一层；加上弯折，就能画出任意边界。',
  },
  prerequisites: ['basics/neuron'],
  question: {
    ask: {
      en: 'You take the ReLUs out of a network of five layers. What is left, and why?',
      'zh-CN': '把一个五层网络里的 ReLU 全部去掉，还剩下什么？为什么？',
    },
    answer: {
      en: 'One linear layer: (x·w₁ + b₁)·w₂ + b₂ = x·(w₁w₂) + (b₁w₂ + b₂), and so on for each further layer. Its border is a straight line, however many weights there are.',
      'zh-CN':
        '只剩一个线性层：(x·w₁ + b₁)·w₂ + b₂ = x·(w₁w₂) + (b₁w₂ + b₂)，后面的层依此类推。权重再多，边界也只是一条直线。',
    },
  },
  task: {
    exports: [
      { name: 'mlp', parameters: 2 },
      { name: 'countParams', parameters: 1 },
    ],
    checks: [
      check('one-layer', {
        title: {
          en: 'one layer is linear: it may answer a negative number',
          'zh-CN': '只有一层时是线性的：输出可以是负数',
        },
        call: 'mlp',
        cases: [
          {
            args: [tensor([[1, 2]]), [{ w: tensor([[1], [-4]]), b: tensor([2]) }]],
            expected: tensor([[-5]]),
          },
        ],
      }),
      check('xor', {
        title: {
          en: 'two layers answer XOR at the four corners',
          'zh-CN': '两层网络在四个角上给出异或',
        },
        call: 'mlp',
        cases: [{ args: [corners, xor], expected: tensor([[0], [1], [1], [0]]) }],
      }),
      check('any-network', {
        title: {
          en: 'any widths, one to four layers, any batch',
          'zh-CN': '任意宽度，一到四层，任意批大小',
        },
        call: 'mlp',
        sizes: [1, 2, 3, 4],
        inputs: (draw, size) => {
          const widths = [3, 5, 4, 6, 2].slice(0, size + 1)
          return [
            draw.normal([5 - size, 3]),
            widths.slice(1).map((outputs, i) => ({
              w: draw.normal([widths[i]!, outputs]),
              b: draw.normal([outputs]),
            })),
          ]
        },
      }),
      check('square', {
        title: {
          en: 'w has a row for each input, a column for each output',
          'zh-CN': 'w 的行对应输入，列对应输出',
        },
        call: 'mlp',
        cases: [
          {
            args: [
              tensor([[1, 0]]),
              [
                {
                  w: tensor([
                    [1, 2],
                    [3, 4],
                  ]),
                  b: tensor([0, 0]),
                },
              ],
            ],
            expected: tensor([[1, 2]]),
          },
        ],
      }),
      check('far-out', {
        title: {
          en: 'zeros, and values of ±10,000',
          'zh-CN': '全为 0，以及数值达到 ±10000 的输入',
        },
        call: 'mlp',
        cases: [0, 1e4, -1e4].map((far) => ({ args: [tensor([[far, 1]]), xor] })),
      }),
      check('gradient', {
        title: { en: 'can learn: its gradients are right', 'zh-CN': '可以学习：梯度正确' },
        call: 'probe.twoLayers',
        gradient: [0, 1, 2, 3, 4],
        sizes: [1, 3],
        inputs: (draw, size) => [
          draw.normal([size, 3]),
          draw.normal([3, 6]),
          draw.normal([6]),
          draw.normal([6, 2]),
          draw.normal([2]),
        ],
      }),
      check('count', {
        title: {
          en: 'a weight for each pair of neighbours, a bias for each neuron',
          'zh-CN': '相邻两层每对神经元一个权重，每个神经元一个偏置',
        },
        call: 'countParams',
        cases: [
          { args: [[2, 1]], expected: 3 },
          { args: [[2, 3, 1]], expected: 13 },
          { args: [[784, 256, 512, 10]], expected: 337_674 },
        ],
      }),
    ],
    mistakes: [
      mistake('relu-last', {
        hint: {
          en: 'The last layer ends linear: a ReLU there loses every negative answer.',
          'zh-CN': '最后一层是线性的：在那里用 ReLU 会丢掉所有负的输出。',
        },
      }),
      mistake('no-relu', {
        hint: {
          en: 'Without a bend between them the layers fold into one: put a ReLU between two layers.',
          'zh-CN': '层与层之间没有弯折，就会合并成一层：在两层之间加上 ReLU。',
        },
      }),
      mistake('relu-first', {
        hint: {
          en: 'The bend comes after a layer: a ReLU before the first one loses what is negative in x.',
          'zh-CN': '弯折在层之后：在第一层之前用 ReLU，会丢掉 x 中的负数。',
        },
      }),
      mistake('bias-after-relu', {
        hint: {
          en: 'The bias belongs to the sum: it moves the place of the bend, so add it before the ReLU.',
          'zh-CN': '偏置属于加权和，它决定在哪里弯折：要在 ReLU 之前加上。',
        },
        variants: ['everywhere'],
      }),
      mistake('no-bias', {
        hint: {
          en: 'Each layer adds its b after the product.',
          'zh-CN': '每一层在乘积之后都要加上自己的 b。',
        },
      }),
      mistake('other-bend', {
        hint: {
          en: 'The bend here is the ReLU, max(0, ·): it leaves what is positive as it is.',
          'zh-CN': '这里的弯折用 ReLU，即 max(0, ·)：正数保持原样。',
        },
        variants: ['tanh', 'last'],
      }),
      mistake('transposed', {
        hint: {
          en: 'w is [inputs, outputs], as x·w needs it: do not turn it round.',
          'zh-CN': 'w 的形状是 [输入, 输出]，正好用于 x·w：不要转置。',
        },
      }),
      mistake('first-bend-only', {
        hint: {
          en: 'Every layer but the last is followed by a ReLU, also the second and the third.',
          'zh-CN': '除最后一层外，每一层之后都有 ReLU，第二层、第三层也不例外。',
        },
      }),
      mistake('counts-no-bias', {
        hint: {
          en: 'Each neuron learns a bias too: count one for each output of a layer.',
          'zh-CN': '每个神经元还要学一个偏置：每一层有几个输出，就多几个参数。',
        },
      }),
      mistake('counts-one-bias', {
        hint: {
          en: 'A layer has a bias for each of its neurons, not one for all.',
          'zh-CN': '一层里每个神经元都有自己的偏置，不是整层共用一个。',
        },
      }),
      mistake('counts-inputs', {
        hint: {
          en: 'The inputs are numbers that come in: they learn nothing and have no bias.',
          'zh-CN': '输入只是送进来的数：它们不学习，也没有偏置。',
        },
      }),
      mistake('counts-neurons', {
        hint: {
          en: 'What is learned sits on the connections: each pair of neighbours has a weight.',
          'zh-CN': '学到的东西在连接上：相邻两层的每一对神经元都有一个权重。',
        },
        variants: ['product'],
      }),
    ],
    hints: [
      {
        en: 'Go through the layers and carry the numbers along: the outputs of one are the inputs of the next. A layer learns inputs × outputs weights and one bias for each output.',
        'zh-CN':
          '逐层往前算：上一层的输出就是下一层的输入。一层要学习 输入数 × 输出数 个权重，每个输出再加一个偏置。',
      },
      {
        en: 'tf.matMul, then tf.add with b, which spreads over the batch; then tf.relu, unless the layer is the last one.',
        'zh-CN':
          '先 tf.matMul，再用 tf.add 加上 b（会自动广播到整批），然后 tf.relu，最后一层除外。',
      },
      `tf.tidy(() =>
  layers.reduce((inputs, { w, b }, i) => {
    const sums = tf.add<tf.Tensor2D>(tf.matMul(inputs, w), b)
    return ___ ? tf.relu(sums) : sums
  }, x),
)`,
    ],
  },
  experiment: {
    title: { en: 'Two spirals', 'zh-CN': '两条螺旋' },
    seconds: 5,
    forks: true,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).denseNetExperiment,
  },
})
