import { check, defineExercise, int32, mistake, tensor } from '../../../src/exercises.js'

export const classifyPets = defineExercise({
  id: 'basics/classify-pets',
  number: 39,
  title: { en: 'Cat, dog or rabbit?', 'zh-CN': '分类：猫、狗、兔子' },
  idea: {
    en: 'Cross-entropy prices the truth: the loss is the surprise at the right answer.',
    'zh-CN': '交叉熵为真相定价：正确答案越让模型意外，损失就越大。',
  },
  prerequisites: ['basics/dense-net', 'basics/pooling'],
  question: {
    ask: {
      en: 'A linear model tells these pets no better than a guess, yet with light 1, jitter 0 and distractors 0 it makes hardly a mistake. Why?',
      'zh-CN':
        '线性模型在这些宠物上和瞎猜差不多；可一旦把 light 设为 1、jitter 和 distractors 设为 0，它就几乎不出错。为什么？',
    },
    answer: {
      en: 'It gives each pixel one weight. If every ear is lighter than its ground and in the same place, such weights are a template. If half the animals are darker, what a pixel adds for one it takes away for another: the mean image of all species is the same grey. A CNN bends between its layers, so it can see an edge of either sign, anywhere.',
      'zh-CN':
        '它给每个像素一个固定的权重。耳朵总比背景亮、位置又固定时，这些权重就是一块模板。一半动物比背景暗时，同一个像素对这只加的分，对那只就要减掉：各物种的平均图像是同一片灰。CNN 的层与层之间有非线性，所以能在任何位置认出两种明暗方向的边缘。',
    },
  },
  task: {
    exports: [{ name: 'softmaxCrossEntropy', parameters: 2 }],
    checks: [
      check('no-idea', {
        title: {
          en: 'three equal logits cost ln 3, whichever class is true',
          'zh-CN': '三个相等的 logits，无论真实类别是哪个，损失都是 ln 3',
        },
        call: 'softmaxCrossEntropy',
        cases: [0, 2, 1].map((label) => ({
          args: [tensor([[0, 0, 0]]), int32([label])],
          expected: tensor(1.098612),
        })),
      }),
      check('far-apart', {
        title: {
          en: 'sure and right costs 0, sure and wrong costs the distance, up to 10,000',
          'zh-CN': '有把握且正确，损失为 0；有把握却错了，损失等于差距，差距到 10000 也一样',
        },
        call: 'softmaxCrossEntropy',
        cases: [
          { args: [tensor([[1000, 0, 0]]), int32([0])], expected: tensor(0) },
          { args: [tensor([[1000, 0, 0]]), int32([1])], expected: tensor(1000) },
          { args: [tensor([[-1000, -1000]]), int32([1])], expected: tensor(Math.LN2) },
          { args: [tensor([[-1e4, 0, 1e4]]), int32([2])], expected: tensor(0) },
          { args: [tensor([[-1e4, 0, 1e4]]), int32([1])], expected: tensor(1e4) },
        ],
      }),
      check('batch', {
        title: { en: 'the mean over the batch', 'zh-CN': '对整批样本取平均' },
        call: 'softmaxCrossEntropy',
        sizes: [1, 2, 3, 5],
        inputs: (draw, size) => [draw.normal([size, 4], 0, 2), draw.int32([size], 0, 3)],
      }),
      check('rows-apart', {
        title: {
          en: 'each row by itself, however far the rows are apart',
          'zh-CN': '每一行单独计算，行与行相差再远也不受影响',
        },
        call: 'softmaxCrossEntropy',
        cases: [
          {
            args: [
              tensor([
                [1000, 0, 0],
                [0, 0, 0],
              ]),
              int32([0, 2]),
            ],
            expected: tensor(0.549306),
          },
        ],
      }),
      check('gradient', {
        title: {
          en: 'can learn: its gradient is (p - onehot) / n',
          'zh-CN': '可以学习：梯度为 (p - onehot) / n',
        },
        call: 'softmaxCrossEntropy',
        gradient: [0],
        // No equal logits: a maximum of two has a kink there. Two rows or more: TensorFlow.js has no
        // gradient of tf.unstack along an axis of length 1.
        cases: [
          {
            args: [
              tensor([
                [0, 1, 2],
                [2, 0, 1],
              ]),
              int32([1, 2]),
            ],
          },
          {
            args: [
              tensor([
                [1000, 0, 1],
                [0, 1000, 1],
              ]),
              int32([1, 1]),
            ],
          },
        ],
        sizes: [2, 3],
        inputs: (draw, size) => [draw.normal([size, 4], 0, 2), draw.int32([size], 0, 3)],
      }),
    ],
    mistakes: [
      mistake('log-softmax', {
        hint: {
          en: 'The softmax of distant logits rounds to 0 or overflows before the logarithm sees it: work with logits less the maximum of their row and take the logarithm of the sum.',
          'zh-CN':
            'logits 相差太大时，softmax 还没取对数就已经变成 0 或溢出：先让每行的 logits 减去该行的最大值，再对指数之和取对数。',
        },
        variants: ['one-hot', 'no-maximum', 'quotient', 'difference'],
      }),
      mistake('sum', {
        hint: {
          en: 'The loss must not grow with the batch: take the mean over its rows.',
          'zh-CN': '损失不应随批量大小增长：要对各行取平均，而不是求和。',
        },
      }),
      mistake('double-softmax', {
        hint: {
          en: 'Logits come in and are squashed once; here softmax is applied twice, so even a sure answer costs more than .5.',
          'zh-CN':
            '输入是 logits，只需做一次 softmax；这里做了两次，答案再有把握，损失也超过 0.5。',
        },
      }),
      mistake('epsilon', {
        hint: {
          en: 'A small number added before the logarithm caps the price of a sure mistake: keep the logarithm from ever meeting a 0 instead.',
          'zh-CN': '取对数前加上一个小数，等于给“自信地答错”设了损失上限：应该让对数根本遇不到 0。',
        },
        variants: ['eight', 'nine', 'ten', 'twelve'],
      }),
      mistake('no-minus', {
        hint: {
          en: 'Logarithms of probabilities are negative or 0: a loss is their opposite.',
          'zh-CN': '概率的对数不大于 0，而损失是它的相反数。',
        },
      }),
      mistake('mean-of-all', {
        hint: {
          en: 'Divide by the number of examples, not by the number of logits: each row gives one loss.',
          'zh-CN': '应除以样本数，而不是 logits 的总个数：每一行只产生一个损失。',
        },
      }),
      mistake('one-maximum', {
        hint: {
          en: 'Every row has its own maximum: with one for the whole batch, all exponentials of a low row round to 0.',
          'zh-CN': '每一行有自己的最大值：若整批共用一个，数值较小的那些行的指数会全部变成 0。',
        },
      }),
      mistake('no-gradient', {
        hint: {
          en: 'The value is right, but its gradient is lost: numbers taken out of tensors leave no trace, and tf.gatherND has no gradient. Pick the true class with a product with a one-hot table.',
          'zh-CN':
            '数值正确，但梯度丢了：数一旦从张量中取出就无从追溯，tf.gatherND 也没有梯度。请改为与 one-hot 表相乘来选出真实类别。',
        },
      }),
    ],
    hints: [
      {
        en: 'Softmax does not change when all logits of a row go down by the same amount. Which amount makes every exponential at most 1, and one of them exactly 1?',
        'zh-CN':
          '一行 logits 同时减去同一个数，softmax 不变。减去多少，才能让每个指数都不超过 1，且其中一个恰好为 1？',
      },
      {
        en: 'The loss of a row is ln Σ e^z - z_true (log-sum-exp). tf.max(…, 1, true) keeps the axis for the subtraction; a product with tf.oneHot(labels, classes), summed over axis 1, picks z_true.',
        'zh-CN':
          '每行的损失是 ln Σ e^z - z_true（log-sum-exp）。tf.max(…, 1, true) 保留维度，便于相减；与 tf.oneHot(labels, classes) 相乘，再沿第 1 轴求和，就选出了 z_true。',
      },
      `export const softmaxCrossEntropy = (logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar =>
  tf.tidy(() => {
    const shifted = tf.sub(logits, ___)
    const logSum = tf.log(tf.sum(tf.exp(shifted), 1))
    const truth = tf.sum(tf.mul(shifted, tf.oneHot(labels, logits.shape[1])), 1)
    return tf.mean<tf.Scalar>(tf.sub(logSum, truth))
  })`,
    ],
  },
  experiment: {
    title: { en: 'Three models look at pets', 'zh-CN': '三个模型看宠物' },
    seconds: 5,
    forks: true,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).classifyPetsExperiment,
  },
})
