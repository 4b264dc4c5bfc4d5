import { check, type Draw, defineExercise, mistake, tensor } from '../../../src/exercises.js'

const column = (...values: number[]) => tensor(values.map((value) => [value]))

/** Truth and prediction of three columns whose means and spreads differ; the third is off by 2. */
const measured = (draw: Draw, rows: number) => {
  const means = [1, -3, 2]
  const spreads = [1, 2, 0.5]
  const shifts = [0.3, 0, 2]
  const target = Array.from({ length: rows }, () =>
    means.map((mean, c) => draw.gauss(mean, spreads[c])),
  )
  const pred = target.map((row) => row.map((t, c) => t + shifts[c]! + draw.gauss(0, 0.5)))
  return [tensor(pred), tensor(target)] as const
}

export const regressPets = defineExercise({
  id: 'basics/regress-pets',
  number: 41,
  title: { en: 'Age, weight, looks', 'zh-CN': '回归：几岁、多重、颜值' },
  idea: {
    en: 'Scale the loss so that no unit wins, and know the ceiling that noisy labels set.',
    'zh-CN': '缩放损失，不让任何单位独大；并要知道，带噪声的标签决定了成绩的上限。',
  },
  prerequisites: ['basics/classify-pets'],
  question: {
    ask: {
      en: 'Can any model, with any number of pictures, reach an R² of .9 for looks?',
      'zh-CN': '无论用什么模型、给多少图片，颜值的 R² 能达到 0.9 吗？',
    },
    answer: {
      en: 'No. Each label of looks carries noise of one point that no picture shows. Who knew the rule itself would get .785 on average; the rest is chance, and a model that seems to do better has learnt chance by heart.',
      'zh-CN':
        '不能。每个颜值标签都带有标准差为 1 分的噪声，图片里看不出来。就算知道打分规则本身，R² 平均也只有 0.785；其余全是偶然，看上去更好的模型，只是把偶然背了下来。',
    },
  },
  task: {
    exports: [
      { name: 'scaledMse', parameters: 3 },
      { name: 'r2', parameters: 2 },
    ],
    checks: [
      check('scaled', {
        title: {
          en: 'an error counts in standard deviations of its column',
          'zh-CN': '误差以所在列的标准差为单位',
        },
        call: 'scaledMse',
        cases: [
          {
            args: [tensor([[3, 10]]), tensor([[1, 30]]), tensor([2, 10])],
            expected: tensor(2.5),
          },
          {
            args: [tensor([[1e4, -1e4, 0]]), tensor([[-1e4, -1e4, 0]]), tensor([2e4, 1, 1])],
            expected: tensor(0.333333),
          },
        ],
      }),
      check('scaled-batch', {
        title: {
          en: 'the mean over rows and columns',
          'zh-CN': '对所有行、所有列取平均',
        },
        call: 'scaledMse',
        sizes: [1, 2, 3, 5],
        inputs: (draw, size) => [
          draw.normal([size, 4], 0, 5),
          draw.normal([size, 4], 0, 5),
          draw.uniform([4], 0.5, 8),
        ],
      }),
      check('gradient', {
        title: {
          en: 'can learn: the gradient of scaledMse is right',
          'zh-CN': '可以学习：scaledMse 的梯度正确',
        },
        call: 'scaledMse',
        gradient: [0],
        // From 2 on: TensorFlow.js has no gradient of tf.unstack along an axis of length 1.
        sizes: [2, 3],
        inputs: (draw, size) => [
          draw.normal([size, 4], 0, 5),
          draw.normal([size, 4], 0, 5),
          draw.uniform([4], 0.5, 8),
        ],
      }),
      check('r2-half', {
        title: {
          en: 'an error half as large as the spread gives one half',
          'zh-CN': '误差平方和是总离差平方和的一半时，得二分之一',
        },
        call: 'r2',
        cases: [{ args: [column(1, 2, 4), column(1, 2, 3)], expected: tensor([0.5]) }],
      }),
      check('r2-marks', {
        title: {
          en: 'perfect is 1, the mean is 0, and worse is negative',
          'zh-CN': '完全正确为 1，总答平均值为 0，更差则为负',
        },
        call: 'r2',
        cases: [
          { args: [column(1, 2, 3), column(1, 2, 3)], expected: tensor([1]) },
          { args: [column(2, 2, 2), column(1, 2, 3)], expected: tensor([0]) },
          { args: [column(6, 7, 8), column(1, 2, 3)], expected: tensor([-36.5]) },
          { args: [column(3, 2, 1), column(1, 2, 3)], expected: tensor([-3]) },
          { args: [column(1e4, 1e4), column(1e4, -1e4)], expected: tensor([-1]) },
        ],
      }),
      check('r2-constant', {
        title: {
          en: 'a constant target gives 0',
          'zh-CN': '目标为常数时得 0',
        },
        call: 'r2',
        cases: [
          { args: [column(4, 5, 6), column(5, 5, 5)], expected: tensor([0]) },
          { args: [column(5, 5, 5), column(5, 5, 5)], expected: tensor([0]) },
          {
            args: [
              tensor([
                [1, 4],
                [2, 5],
                [4, 6],
              ]),
              tensor([
                [1, 5],
                [2, 5],
                [3, 5],
              ]),
            ],
            expected: tensor([0.5, 0]),
          },
        ],
      }),
      check('r2-columns', {
        title: { en: 'one number for each column', 'zh-CN': '每一列各得一个数' },
        call: 'r2',
        sizes: [1, 3, 5, 8],
        inputs: (draw, size) => measured(draw, size),
      }),
    ],
    mistakes: [
      mistake('unscaled', {
        hint: {
          en: 'Kilograms and years are added as they come, so the column with the larger numbers wins: measure each error in standard deviations of its column.',
          'zh-CN':
            '千克和岁直接相加，数值大的那一列就压倒了其他列：每个误差都要以所在列的标准差来衡量。',
        },
      }),
      mistake('scaled-after', {
        hint: {
          en: 'The square of an error has squared units, but here it is divided by std only once: scale first, then square.',
          'zh-CN': '误差平方之后，单位也是平方的，这里却只除以一次 std：先缩放，再平方。',
        },
      }),
      mistake('columns-summed', {
        hint: {
          en: 'The loss grows with the size of the table: it is the mean over all its numbers, rows and columns.',
          'zh-CN': '损失随表格变大而增长：应该对表中所有数取平均，行和列都包括在内。',
        },
        variants: ['all'],
      }),
      mistake('not-squared', {
        hint: {
          en: 'Mean squared error is asked for: square each scaled error, and leave the mean as it is.',
          'zh-CN': '这里要的是均方误差：每个缩放后的误差取平方，再取平均，不要绝对值，也不要开方。',
        },
        variants: ['root'],
      }),
      mistake('swapped', {
        hint: {
          en: 'The error is compared with the spread of the predictions: what there is to explain is the spread of the truth.',
          'zh-CN': '这里拿误差与预测值的离散程度相比；需要解释的，是真实值的离散程度。',
        },
        variants: ['unguarded', 'about-truth', 'one'],
      }),
      mistake('correlation', {
        hint: {
          en: 'A prediction that is always 5 too high correlates perfectly, but R² counts a shift as an error: compare prediction and truth one by one.',
          'zh-CN':
            '每次都高估 5 的预测，相关性依然完美；但 R² 把偏移也算作误差：要逐个比较预测与真实值。',
        },
        variants: ['unguarded', 'explained', 'not-squared'],
      }),
      mistake('one-mean', {
        hint: {
          en: 'Columns are mixed here: each has a mean, a spread and an R² of its own.',
          'zh-CN': '这里把各列混在了一起：每一列都有自己的均值、离差和 R²。',
        },
        variants: ['pooled'],
      }),
      mistake('constant-target', {
        hint: {
          en: 'Where all targets of a column are equal there is no spread to divide by: answer 0 there, also for a perfect prediction.',
          'zh-CN': '某列目标全都相同时，没有离差可除：此时一律得 0，预测全对也一样。',
        },
        variants: ['one', 'perfect'],
      }),
      mistake('no-one-minus', {
        hint: {
          en: 'This is the share of the spread that stays unexplained, 0 when all is right: R² is the share that is explained.',
          'zh-CN': '这是没有解释掉的比例，全对时为 0；R² 是解释掉的比例。',
        },
      }),
    ],
    hints: [
      {
        en: 'Both are ratios. The loss: an error over the usual size of its column. R²: the squared error of the model over the squared error of always answering the mean.',
        'zh-CN':
          '两者都是比值。损失：误差除以该列的通常大小。R²：模型的误差平方和，除以总答平均值时的误差平方和。',
      },
      {
        en: 'std of shape [columns] divides each row by broadcasting. In r2 every sum and mean goes over axis 0, which leaves one number per column; tf.where picks 0 where the spread is 0.',
        'zh-CN':
          '形状为 [columns] 的 std 会通过广播去除每一行。r2 中的求和与平均都沿第 0 轴进行，每列留下一个数；离差为 0 处，用 tf.where 取 0。',
      },
      `export const scaledMse = (
  pred: tf.Tensor2D,
  target: tf.Tensor2D,
  std: tf.Tensor1D,
): tf.Scalar =>
  tf.tidy(() => tf.mean<tf.Scalar>(tf.square(tf.div(tf.sub(pred, target), std))))

export const r2 = (pred: tf.Tensor2D, target: tf.Tensor2D): tf.Tensor1D =>
  tf.tidy(() => {
    const error = tf.sum(tf.square(tf.sub(target, pred)), 0)
    const spread = tf.sum(tf.square(tf.sub(target, ___)), 0)
    const isSpread = tf.greater(spread, 0)
    return tf.where(isSpread, tf.sub(1, tf.div(error, spread)), 0) as tf.Tensor1D
  })`,
    ],
  },
  experiment: {
    title: { en: 'A network measures pets', 'zh-CN': '用网络测量宠物' },
    seconds: 20,
    forks: true,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).regressPetsExperiment,
  },
})
