import { check, defineExercise, filled, mistake, tensor } from '../../../src/exercises.js'

const one = tensor([[1]])
const none = tensor([0])

export const rnnCell = defineExercise({
  id: 'basics/rnn-cell',
  number: 40,
  title: { en: 'RNN', 'zh-CN': '循环神经网络' },
  idea: {
    en: 'The same weights at every step, plus a memory of the steps before.',
    'zh-CN': '每一步都用同一组权重，外加对前面各步的记忆。',
  },
  prerequisites: ['basics/neuron'],
  question: {
    ask: {
      en: 'Why does an RNN forget what it read forty steps ago, although nothing erases it?',
      'zh-CN': '没有谁去擦除，循环神经网络为什么还是会忘掉四十步之前读到的内容？',
    },
    answer: {
      en: 'Each step multiplies the old memory by wh and by the slope of tanh, which is at most 1. Over many steps this product mostly shrinks to nothing, and with it the gradient that would teach the net to keep the bit.',
      'zh-CN':
        '每一步都把旧的记忆乘上 wh，再乘上 tanh 的斜率，而斜率最大为 1。连乘许多步之后，这个积多半缩小到几乎为零，本该教会网络记住那一位的梯度也就随之消失了。',
    },
  },
  task: {
    exports: [{ name: 'rnn', parameters: 5 }],
    checks: [
      check('three-steps', {
        title: {
          en: 'a single 1 is remembered for three steps',
          'zh-CN': '输入一个 1，三步之内都还记得',
        },
        call: 'rnn',
        cases: [
          {
            args: [tensor([[[1], [0], [0]]]), tensor([[0]]), one, one, none],
            expected: tensor([[[0.761594], [0.642015], [0.56627]]]),
          },
        ],
      }),
      check('first-memory', {
        title: { en: 'the memory begins with h0', 'zh-CN': '记忆从 h0 开始' },
        call: 'rnn',
        cases: [
          {
            args: [tensor([[[0], [0]]]), one, one, one, none],
            expected: tensor([[[0.761594], [0.642015]]]),
          },
        ],
      }),
      check('batch-first', {
        title: {
          en: 'two sequences of two steps do not mix',
          'zh-CN': '两个各有两步的序列互不混淆',
        },
        call: 'rnn',
        cases: [
          {
            args: [
              tensor([
                [[1], [0]],
                [[0], [2]],
              ]),
              tensor([[0], [0]]),
              one,
              one,
              none,
            ],
            expected: tensor([
              [[0.761594], [0.642015]],
              [[0], [0.964028]],
            ]),
          },
        ],
      }),
      check('shapes', {
        title: {
          en: 'any number of sequences, steps, inputs and units',
          'zh-CN': '序列数、步数、输入数和单元数都可任意',
        },
        call: 'rnn',
        inputs: (draw, size) => [
          draw.normal([size, 3, 4]),
          draw.normal([size, 2]),
          draw.normal([4, 2], 0, 0.5),
          draw.normal([2, 2], 0, 0.7),
          draw.normal([2], 0, 0.5),
        ],
      }),
      check('far-out', {
        title: {
          en: 'inputs of ±10,000 give ±1, no input gives 0',
          'zh-CN': '输入 ±10000 得 ±1，输入 0 得 0',
        },
        call: 'rnn',
        cases: [1e4, -1e4, 0].map((value) => ({
          args: [filled([1, 2, 1], value), tensor([[0]]), one, one, none],
          expected: filled([1, 2, 1], Math.sign(value)),
        })),
      }),
      check('gradient', {
        title: {
          en: 'can learn: the gradient flows back through time',
          'zh-CN': '可以学习：梯度能沿时间反传',
        },
        call: 'rnn',
        gradient: [1, 2, 3, 4],
        sizes: [1, 3],
        inputs: (draw, size) => [
          draw.normal([size, 4, 3]),
          draw.normal([size, 2]),
          draw.normal([3, 2], 0, 0.5),
          draw.normal([2, 2], 0, 0.7),
          draw.normal([2], 0, 0.5),
        ],
      }),
    ],
    mistakes: [
      mistake('no-memory', {
        hint: {
          en: 'Each step sees only its own input: let what the last step answered take part, through wh.',
          'zh-CN': '每一步只看到了自己的输入：让上一步的输出通过 wh 也参与进来。',
        },
        variants: ['emptied'],
      }),
      mistake('uses-h0', {
        hint: {
          en: 'Every step starts from h0 again: h0 is for the first step, each later one carries on from the step before.',
          'zh-CN': '每一步都重新从 h0 出发了：h0 只用于第一步，之后每一步都要接着上一步的结果。',
        },
      }),
      mistake('time-batch', {
        hint: {
          en: 'Axis 0 counts the sequences and axis 1 the steps, in x and in the answer alike: walk along axis 1.',
          'zh-CN': '无论在 x 里还是在结果里，第 0 轴都是序列，第 1 轴才是时间步：要沿第 1 轴走。',
        },
        variants: ['answer', 'input'],
      }),
      mistake('starts-empty', {
        hint: {
          en: 'The first step forgets what it was given: its memory is h0, not zeros.',
          'zh-CN': '第一步丢掉了交给它的记忆：起点是 h0，而不是零。',
        },
        variants: ['zeros-like'],
      }),
      mistake('no-bias', {
        hint: {
          en: 'One term of the sum is missing: b belongs to every step.',
          'zh-CN': '和式里少了一项：每一步都要加上 b。',
        },
      }),
      mistake('no-tanh', {
        hint: {
          en: 'Nothing bounds the memory: each step ends with a squash to between -1 and 1.',
          'zh-CN': '记忆没有受到约束：每一步最后都要压缩到 -1 与 1 之间。',
        },
        variants: ['carried'],
      }),
      mistake('memory-outside', {
        hint: {
          en: 'Input and memory are first added up, and then squashed together, once.',
          'zh-CN': '应先把输入和记忆加在一起，再一起压缩，而且只压缩一次。',
        },
        variants: ['tanh'],
      }),
      mistake('wh-transposed', {
        hint: {
          en: 'Rows of wh belong to the old memory and columns to the new one: h stands on the left of wh as it is.',
          'zh-CN': 'wh 的行对应旧记忆，列对应新记忆：h 从左边直接乘 wh，不要转置。',
        },
      }),
      mistake('last-state', {
        hint: {
          en: 'Only the last step came back: the answer holds the memory after every step.',
          'zh-CN': '只返回了最后一步：结果应包含每一步之后的记忆。',
        },
        variants: ['flat'],
      }),
    ],
    hints: [
      {
        en: 'One step takes the input of now and the memory of before, and makes the memory of now: tanh(x(t)·wx + h·wh + b). The rest is a loop over the steps that carries h along.',
        'zh-CN':
          '一步的工作，是用当前的输入和之前的记忆算出新的记忆：tanh(x(t)·wx + h·wh + b)。剩下的只是沿时间步循环，并一路带着 h。',
      },
      {
        en: 'tf.unstack(x, 1) cuts x into one [batch, inputs] for each step, tf.stack(states, 1) puts the answers together again. Between them: tf.matMul, tf.add, tf.tanh, and a variable that starts as h0.',
        'zh-CN':
          'tf.unstack(x, 1) 把 x 按时间步切成一个个 [batch, inputs]，tf.stack(states, 1) 再把各步的结果合起来。中间用 tf.matMul、tf.add、tf.tanh，以及一个以 h0 为初值的变量。',
      },
      `export const rnn = (
  x: tf.Tensor3D, h0: tf.Tensor2D, wx: tf.Tensor2D, wh: tf.Tensor2D, b: tf.Tensor1D,
): tf.Tensor3D =>
  tf.tidy(() => {
    let h: tf.Tensor = h0
    const states = tf.unstack(x, 1).map((now) => {
      h = ___
      return h
    })
    return tf.stack(states, 1) as tf.Tensor3D
  })`,
    ],
  },
  experiment: {
    title: { en: 'How long an RNN remembers', 'zh-CN': '循环神经网络能记多久' },
    seconds: 5,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).rnnCellExperiment,
  },
})
