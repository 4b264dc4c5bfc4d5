import { check, defineExercise, mistake, tensor } from '../../../src/exercises.js'
import { linePoints } from '../../../src/runs/line-points.js'

const x = tensor(linePoints.map((point) => point.x))
const y = tensor(linePoints.map((point) => point.y))
const n = linePoints.length

export const lineFit = defineExercise({
  id: 'tf/line-fit',
  number: 31,
  title: { en: 'Fit a line', 'zh-CN': '直线方程拟合' },
  idea: {
    en: 'A loss says how wrong the line is, its gradient says which way is worse, and a step goes the other way.',
    'zh-CN': '损失衡量直线错了多少，梯度指出往哪边会更糟，每一步都往反方向走。',
  },
  prerequisites: ['tf/feed', 'tf/ops-elementwise'],
  question: {
    ask: {
      en: 'One point a step never quite reaches the line of least squares, full batches do. Why?',
      'zh-CN': '每步只用一个点，总是差一点才到最小二乘直线；全批量却能到达。为什么？',
    },
    answer: {
      en: 'At the line of least squares only the sum of all slopes is zero. Each point alone still pulls its own way, so with a fixed rate w and b keep going round a small circle beside the bottom.',
      'zh-CN':
        '在最小二乘直线处，只有全部点的梯度之和为零，单独一个点仍会往自己的方向拉。学习率固定时，w 和 b 就一直在谷底旁边绕小圈。',
    },
  },
  task: {
    exports: [
      { name: 'lineGrad', parameters: 5 },
      { name: 'fitLine', parameters: 3, async: true },
    ],
    checks: [
      check('one-point', {
        title: {
          en: 'one point, one unit below the line: loss ½, slopes 2 and 1',
          'zh-CN': '只有一个点，比直线低 1：损失为 ½，两个梯度为 2 和 1',
        },
        call: 'lineGrad',
        cases: [
          {
            args: [tensor([2]), tensor([1]), tensor(1), tensor(0), 1],
            expected: { loss: tensor(0.5), dw: tensor(2), db: tensor(1) },
          },
        ],
      }),
      check('all-points', {
        title: { en: 'the 17 points, from w = b = 0', 'zh-CN': '全部 17 个点，w = b = 0' },
        call: 'lineGrad',
        cases: [
          {
            // Two tensors: of one that is both w and b, TensorFlow.js would add up both slopes.
            args: [x, y, tensor(0), tensor(0), n],
            expected: {
              loss: tensor(3.050016),
              dw: tensor(-16.118679),
              db: tensor(-2.366235),
            },
          },
        ],
      }),
      check('any-points', {
        title: {
          en: 'any points, and an n that is not their number',
          'zh-CN': '任意的点，n 也不必等于点数',
        },
        call: 'lineGrad',
        sizes: [1, 2, 3, 5],
        inputs: (draw, size) => [
          draw.uniform([size], 1, 4),
          draw.normal([size]),
          draw.normal([]),
          draw.normal([]),
          size + 3,
        ],
      }),
      check('far-out', {
        title: {
          en: 'stays a number for values of ±10,000',
          'zh-CN': '数值达到 ±10000 时仍是正常的数',
        },
        call: 'lineGrad',
        cases: [1e4, -1e4].map((far) => ({
          args: [tensor([far, 1, 0]), tensor([0, far, 1]), tensor(2), tensor(far), 3],
        })),
      }),
      check('gradient', {
        title: {
          en: 'the loss itself has these gradients',
          'zh-CN': '损失本身也能求梯度，结果一致',
        },
        call: 'probe.cost',
        gradient: [0, 1, 2, 3],
        sizes: [1, 3],
        inputs: (draw, size) => [
          draw.normal([size]),
          draw.normal([size]),
          draw.normal([]),
          draw.normal([]),
          size + 1,
        ],
      }),
      check('first-step', {
        title: {
          en: 'one step from one point: against the slope, by the rate',
          'zh-CN': '一个点走一步：沿负梯度方向，步长由学习率决定',
        },
        call: 'fitLine',
        cases: [
          {
            args: [tensor([2]), tensor([1]), { rate: 0.1, epochs: 1, w: 0, b: 0 }],
            expected: { w: 0.2, b: 0.1 },
          },
        ],
      }),
      check('passes', {
        title: {
          en: 'point after point, from the start that is given',
          'zh-CN': '从给定的起点出发，逐点更新',
        },
        call: 'fitLine',
        sizes: [2, 3, 5],
        inputs: (draw, size) => [
          draw.uniform([size], 1, 3),
          draw.normal([size], 2),
          { rate: 0.25, epochs: size - 1, w: draw.number(-1, 1), b: draw.number(-1, 1) },
        ],
      }),
      check('fit', {
        title: {
          en: 'the 17 points, after 20 and 300 passes',
          'zh-CN': '17 个点，遍历 20 次和 300 次之后',
        },
        call: 'fitLine',
        tolerance: 1e-3,
        timeoutMs: 10_000,
        cases: [
          { epochs: 20, w: 0.34602, b: 0.08704 },
          { epochs: 300, w: 0.29684, b: 0.44544 },
        ].map(({ epochs, ...expected }) => ({
          args: [x, y, { rate: 0.02, epochs, w: 0, b: 0 }],
          expected,
        })),
      }),
    ],
    mistakes: [
      mistake('no-half', {
        hint: {
          en: 'The loss divides the sum of squares by 2n, so that the 2 of the square cancels in its slope.',
          'zh-CN': '损失是平方和除以 2n：求导时平方带出的 2 正好与它抵消。',
        },
        variants: ['cost-only', 'doubled'],
      }),
      mistake('n-is-one', {
        hint: {
          en: 'Every sum is divided by the n that is given; in the fit that is the number of all points, also where a step sees only one.',
          'zh-CN': '求和之后要除以给定的 n；拟合时 n 是全部点的个数，即使一步只看一个点。',
        },
        variants: ['mean', 'slopes'],
      }),
      mistake('leaks', {
        hint: {
          en: 'Each step leaves tensors behind: tidy a step, and let go of the old w and b once the new ones are there.',
          'zh-CN': '每一步都留下了没释放的张量：用 tidy 包住每一步，有了新的 w 和 b 就释放旧的。',
        },
        variants: ['gradient', 'everywhere'],
      }),
      mistake('half-slope', {
        hint: {
          en: 'The slope of e² is 2e: together with the 2n below, what is left to divide by?',
          'zh-CN': 'e² 的导数是 2e：与分母的 2n 约分之后，还剩除以几？',
        },
      }),
      mistake('forgets-x', {
        hint: {
          en: 'A change of w moves the line by x times as much: each error counts x-fold in dw.',
          'zh-CN': 'w 变一点，直线在 x 处就变 x 倍：算 dw 时每个误差都要乘以 x。',
        },
      }),
      mistake('error-sign', {
        hint: {
          en: 'The error is line minus point, and a step goes against the slope: look for the sign that is turned round.',
          'zh-CN': '误差是直线减去点，每一步沿负梯度方向走：找一找哪个符号反了。',
        },
        variants: ['ascends', 'twice'],
      }),
      mistake('w-first', {
        hint: {
          en: 'Both slopes belong to the same place: take them both before you move w.',
          'zh-CN': '两个梯度要在同一位置求出：先把两个都算好，再移动 w。',
        },
      }),
      mistake('full-batch', {
        hint: {
          en: 'One step sees one point: move w and b before you look at the next.',
          'zh-CN': '一步只看一个点：先更新 w 和 b，再看下一个点。',
        },
        variants: ['each'],
      }),
      mistake('one-step-an-epoch', {
        hint: {
          en: 'An epoch visits every point once, so it has as many steps as there are points.',
          'zh-CN': '一个 epoch 要把每个点都看一遍：有多少个点，就走多少步。',
        },
      }),
      mistake('own-start', {
        hint: {
          en: 'The fit begins at the w and b that it is given.',
          'zh-CN': '拟合要从传入的 w 和 b 开始。',
        },
      }),
    ],
    hints: [
      {
        en: 'The error of each point is w·x + b - y. The loss adds up its squares; the chain rule gives dw as errors times x, db as the errors themselves.',
        'zh-CN':
          '每个点的误差是 w·x + b - y。损失是误差的平方和；由链式法则，dw 是误差乘以 x 之和，db 是误差之和。',
      },
      {
        en: 'Take the points apart once with tf.split. For each step call lineGrad with one point and n = x.shape[0], inside tf.tidy, and subtract rate times slope; dispose the old w and b.',
        'zh-CN':
          '先用 tf.split 把点拆开。每一步在 tf.tidy 中对一个点调用 lineGrad，n = x.shape[0]，再减去学习率乘以梯度，并释放旧的 w 和 b。',
      },
      `const error = tf.sub(tf.add(tf.mul(w, x), b), y)
return {
  loss: tf.div(tf.sum<tf.Scalar>(tf.square(error)), 2 * n),
  dw: tf.div(tf.sum<tf.Scalar>(tf.mul(error, ___)), n),
  db: tf.div(tf.sum<tf.Scalar>(error), n),
}`,
    ],
  },
  experiment: {
    title: { en: 'Down the bowl to a line', 'zh-CN': '沿损失曲面走到一条直线' },
    seconds: 1,
    forks: true,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).lineFitExperiment,
  },
})
