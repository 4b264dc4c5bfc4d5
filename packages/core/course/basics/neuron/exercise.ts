import { check, defineExercise, filled, mistake, tensor } from '../../../src/exercises.js'

const x = tensor([[1, 2]])
const w = tensor([0.5, -0.25])

export const neuron = defineExercise({
  id: 'basics/neuron',
  number: 33,
  title: { en: 'Neuron', 'zh-CN': '神经元' },
  idea: {
    en: 'A weighted sum, a bias, and a smooth squash to between 0 and 1.',
    'zh-CN': '加权求和，加上偏置，再平滑地压到 0 与 1 之间。',
  },
  prerequisites: ['tf/ops-elementwise'],
  question: {
    ask: {
      en: 'Which of AND, OR and XOR can one neuron learn, and why not the third?',
      'zh-CN': '与、或、异或之中，单个神经元能学会哪些？为什么学不会剩下的那个？',
    },
    answer: {
      en: 'AND and OR: one straight line separates their ones from their zeros. For XOR no line does, so at most three of its four points are right.',
      'zh-CN': '能学会与、或：一条直线就能把 1 和 0 分开。异或没有这样的直线，四个点中最多对三个。',
    },
  },
  task: {
    exports: [{ name: 'neuron', parameters: 3 }],
    checks: [
      check('weighted-sum', {
        title: {
          en: 'x·w + b = 0 gives exactly one half',
          'zh-CN': 'x·w + b = 0 时，输出恰为二分之一',
        },
        call: 'neuron',
        cases: [{ args: [x, w, tensor(0)], expected: tensor([0.5]) }],
      }),
      check('bias', {
        title: { en: 'the bias is added once', 'zh-CN': '偏置只加一次' },
        call: 'neuron',
        cases: [{ args: [x, w, tensor(1)], expected: tensor([0.731059]) }],
      }),
      check('batch', {
        title: { en: 'one answer for each row of x', 'zh-CN': 'x 的每一行各得一个输出' },
        call: 'neuron',
        sizes: [1, 2, 3, 5],
        inputs: (draw, size) => [draw.normal([size, 4]), draw.normal([4]), draw.normal([])],
      }),
      check('far-out', {
        title: {
          en: 'stays a number for sums of ±1,000 and beyond',
          'zh-CN': '加权和达到 ±1000 甚至更大时仍是正常的数',
        },
        call: 'neuron',
        cases: [1000, -1000, 1e4, -1e4, 90, -90].map((z) => ({
          args: [tensor([[1]]), tensor([z]), tensor(0)],
          expected: tensor([z > 0 ? 1 : 0]),
        })),
      }),
      check('gradient', {
        title: { en: 'can learn: its gradients are right', 'zh-CN': '可以学习：梯度正确' },
        call: 'neuron',
        gradient: [0, 1, 2],
        // tf.unstack of one row has no gradient, and row by row is a right way.
        cases: [{ args: [filled([2, 2], 0), w, tensor(1)] }],
        sizes: [2, 3],
        inputs: (draw, size) => [draw.normal([size, 4]), draw.normal([4]), draw.normal([])],
      }),
    ],
    mistakes: [
      mistake('exp-overflow', {
        hint: {
          en: 'exp grows beyond every float32 near 89: keep the exponent from getting large and positive.',
          'zh-CN': '指数约到 89 时，exp 就超出了 float32 的范围：不要让指数成为很大的正数。',
        },
        variants: ['halves', 'negative', 'tanh'],
      }),
      mistake('bias-each', {
        hint: {
          en: 'A neuron has one bias: add it once, after the products are summed.',
          'zh-CN': '一个神经元只有一个偏置：先把各乘积相加，再加一次偏置。',
        },
        variants: ['inputs'],
      }),
      mistake('step', {
        hint: {
          en: 'A step has no slope to learn from: the squash must be smooth.',
          'zh-CN': '阶跃函数没有可供学习的斜率：压缩函数必须是光滑的。',
        },
        variants: ['greater-equal', 'sign', 'slope'],
      }),
      mistake('no-bias', {
        hint: {
          en: 'The bias is missing: without it every neuron answers ½ to an input of zeros.',
          'zh-CN': '漏了偏置：没有它，输入全为 0 时输出只能是 ½。',
        },
      }),
      mistake('exp-sign', {
        hint: {
          en: 'A large sum should bring the answer near 1, not near 0: look at the sign of the exponent.',
          'zh-CN': '加权和越大，输出应越接近 1 而不是 0：看看指数的符号。',
        },
      }),
      mistake('no-squash', {
        hint: {
          en: 'The sum is right, but it may be any number: squash it to between 0 and 1.',
          'zh-CN': '和算对了，但它可以是任何数：还要压到 0 与 1 之间。',
        },
      }),
      mistake('tanh', {
        hint: {
          en: 'tanh ends at -1 and 1; this neuron answers between 0 and 1.',
          'zh-CN': 'tanh 的两端是 -1 和 1，而这个神经元的输出在 0 与 1 之间。',
        },
      }),
      mistake('straight-squash', {
        hint: {
          en: 'A clipped straight line is flat at both ends, and nothing is learned there: bend it smoothly, with exp.',
          'zh-CN': '截断的直线两端是平的，在那里什么也学不到：用 exp 平滑地弯过去。',
        },
        variants: ['quarter'],
      }),
      mistake('greater', {
        hint: {
          en: 'The values are right, but no gradient can be computed. TensorFlow.js has none through tf.greater, for example: ask with tf.greaterEqual, which has one.',
          'zh-CN':
            '数值对了，但求不出梯度。例如 TensorFlow.js 无法对 tf.greater 求梯度：改用可以求梯度的 tf.greaterEqual 来判断。',
        },
      }),
      mistake('one-sum', {
        hint: {
          en: 'Each row of x is an example of its own: add up along its inputs, and keep one answer for each row.',
          'zh-CN': 'x 的每一行是一个样本：沿着它的各个输入求和，每行保留一个输出。',
        },
        variants: ['rows'],
      }),
    ],
    hints: [
      {
        en: 'First one number for each row: the products of x and w, summed, plus b. Then the squash 1 / (1 + e^-z).',
        'zh-CN':
          '先为每一行算出一个数：x 与 w 逐项相乘、求和，再加 b。然后用 1 / (1 + e^-z) 压缩。',
      },
      {
        en: 'tf.dot gives the sums. For the squash, write it with e^-|z|, which never overflows: for z ≥ 0 it is 1 / (1 + e^-|z|), else e^-|z| / (1 + e^-|z|).',
        'zh-CN':
          '用 tf.dot 求和。压缩函数用不会溢出的 e^-|z| 来写：z ≥ 0 时为 1 / (1 + e^-|z|)，否则为 e^-|z| / (1 + e^-|z|)。',
      },
      `export const neuron = (x: tf.Tensor2D, w: tf.Tensor1D, b: tf.Scalar): tf.Tensor1D =>
  tf.tidy(() => {
    const z = tf.add(tf.dot(x, w), b)
    const small = tf.exp(tf.neg(tf.abs(z)))
    return tf.div(tf.where(tf.greaterEqual(z, 0), ___, small), tf.add(1, small))
  })`,
    ],
  },
  experiment: {
    title: { en: 'One neuron, one line', 'zh-CN': '一个神经元，一条直线' },
    seconds: 1,
    forks: true,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).neuronExperiment,
  },
})
