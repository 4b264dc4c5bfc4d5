import {
  check,
  type Draw,
  defineExercise,
  filled,
  mistake,
  tensor,
  tensorOf,
} from '../../../src/exercises.js'

/** One pixel or more of each image is the animal, and not all of them. */
const drawn = (draw: Draw, size: number) => {
  const shape = [size, 3, 5, 1]
  const marks = draw.int32(shape, 0, 1).values
  const mask = Array.from(marks, (mark, i) => (i % 15 === 0 ? 1 : i % 15 === 1 ? 0 : mark))
  return [draw.normal(shape, 0, 2), tensorOf(mask, shape)]
}

const corner = tensor([
  [
    [[1], [0]],
    [[0], [0]],
  ],
])

export const segment = defineExercise({
  id: 'basics/segment',
  number: 43,
  title: { en: 'Segmentation', 'zh-CN': '分割图与真值图' },
  idea: {
    en: 'Classify every pixel, and score the shape as a whole.',
    'zh-CN': '给每个像素分类，再把整个形状放在一起评分。',
  },
  prerequisites: ['basics/classify-pets'],
  question: {
    ask: {
      en: 'Why is "90% of the pixels are right" a poor praise for a segmentation, and what do Dice and IoU ask instead?',
      'zh-CN': '为什么“90% 的像素都对了”算不上对分割的好评价？Dice 和 IoU 问的又是什么？',
    },
    answer: {
      en: 'Where the animal is small, "no animal anywhere" is right in most pixels too. Dice and IoU leave out the pixels that both call background and ask how much prediction and truth overlap, compared with their areas.',
      'zh-CN':
        '动物很小时，把整幅图都判为“没有动物”，大多数像素也是对的。Dice 和 IoU 不计双方都认为是背景的像素，只问预测与真值重叠了多少，并与它们的面积相比。',
    },
  },
  task: {
    exports: [{ name: 'diceLoss', parameters: 2 }],
    checks: [
      check('one-pixel', {
        title: {
          en: 'undecided everywhere, one pixel of four is the animal: one half',
          'zh-CN': '处处拿不定主意，四个像素里有一个是动物：损失恰为二分之一',
        },
        call: 'diceLoss',
        cases: [{ args: [filled([1, 2, 2, 1], 0), corner], expected: tensor(0.5) }],
      }),
      check('all-right', {
        title: {
          en: 'all right costs nothing, also where there is no animal',
          'zh-CN': '全部正确时损失为 0，没有动物的图也一样',
        },
        call: 'diceLoss',
        cases: [
          {
            args: [
              tensor([
                [
                  [[1000], [-1000]],
                  [[-1000], [-1000]],
                ],
              ]),
              corner,
            ],
            expected: tensor(0),
          },
          { args: [filled([1, 2, 2, 1], -1000), filled([1, 2, 2, 1], 0)], expected: tensor(0) },
        ],
      }),
      check('each-image', {
        title: {
          en: 'each image counts the same, however large its animal is',
          'zh-CN': '不论动物大小，每幅图的分量相同',
        },
        call: 'diceLoss',
        cases: [
          {
            args: [
              tensor([
                [
                  [[1000], [1000]],
                  [[1000], [1000]],
                ],
                [
                  [[0], [0]],
                  [[0], [0]],
                ],
              ]),
              tensor([
                [
                  [[1], [1]],
                  [[1], [1]],
                ],
                [
                  [[1], [0]],
                  [[0], [0]],
                ],
              ]),
            ],
            expected: tensor(0.25),
          },
        ],
      }),
      check('shapes', {
        title: { en: 'images of 3 × 5, one or several', 'zh-CN': '3 × 5 的图，一幅或多幅' },
        call: 'diceLoss',
        inputs: drawn,
      }),
      check('far-out', {
        title: {
          en: 'stays a number for logits of ±10,000',
          'zh-CN': 'logit 为 ±10000 时仍是正常的数',
        },
        call: 'diceLoss',
        cases: [
          { args: [filled([1, 2, 2, 1], 1e4), corner], expected: tensor(0.5) },
          { args: [filled([1, 2, 2, 1], -1e4), corner], expected: tensor(0.5) },
        ],
      }),
      check('gradient', {
        title: { en: 'can learn: its gradient is right', 'zh-CN': '可以学习：梯度正确' },
        call: 'diceLoss',
        gradient: [0],
        // No logit of 0: a sigmoid made of |z| has a kink there. Two images or more: TensorFlow.js has no
        // gradient of tf.unstack along an axis of length 1.
        cases: [
          {
            args: [
              filled([2, 2, 2, 1], 1),
              tensor([
                [
                  [[1], [0]],
                  [[0], [0]],
                ],
                [
                  [[0], [1]],
                  [[1], [1]],
                ],
              ]),
            ],
          },
        ],
        sizes: [2, 3],
        inputs: drawn,
      }),
    ],
    mistakes: [
      mistake('batch-pooled', {
        hint: {
          en: 'Large animals drown the small ones: take the share image by image, then the mean.',
          'zh-CN': '大动物把小动物淹没了：先逐幅算出比值，再求平均。',
        },
        variants: ['one-each', 'epsilon'],
      }),
      mistake('no-sigmoid', {
        hint: {
          en: 'Logits come in, any numbers at all: make probabilities of them first.',
          'zh-CN': '传入的是 logit，可以是任何数：要先变成概率。',
        },
        variants: ['clipped'],
      }),
      mistake('no-smooth', {
        hint: {
          en: 'An image without an animal needs the 1 above the line and the 1 below it, else it asks for 0/0.',
          'zh-CN': '图里没有动物时，分子、分母都少不了那个 1，否则就成了 0/0。',
        },
        variants: ['epsilon', 'below', 'epsilon-below', 'above'],
      }),
      mistake('no-two', {
        hint: {
          en: 'What is in both is counted once above the line and twice below it.',
          'zh-CN': '同属两者的部分，在分母里算了两次，在分子里却只算了一次。',
        },
      }),
      mistake('overlap', {
        hint: {
          en: 'This grows where the prediction gets better: a loss must fall.',
          'zh-CN': '预测越好它反而越大：损失应当变小。',
        },
      }),
      mistake('hard', {
        hint: {
          en: 'Yes or no has no slope to learn from: keep the probabilities as they are.',
          'zh-CN': '非此即彼就没有可供学习的斜率：请保留概率本身。',
        },
        variants: ['round'],
      }),
      mistake('squared', {
        hint: {
          en: 'The areas below the line are sums of p and of the mask, not of their squares.',
          'zh-CN': '分母里的面积是 p 与掩膜各自的和，而不是平方和。',
        },
      }),
      mistake('pixel-mean', {
        hint: {
          en: 'Beside means of pixels the 1 weighs far too much: sum them over the image.',
          'zh-CN': '若对像素取平均，那个 1 就显得太重了：应在整幅图上求和。',
        },
      }),
      mistake('image-sum', {
        hint: {
          en: 'A larger batch must not cost more: the images are averaged.',
          'zh-CN': '批量变大，损失不该跟着变大：各幅图要取平均。',
        },
      }),
      mistake('union', {
        hint: {
          en: 'This is IoU: below the line of Dice stand both areas, with nothing taken away.',
          'zh-CN': '这是 IoU：Dice 的分母是两块面积之和，不减去任何部分。',
        },
      }),
    ],
    hints: [
      {
        en: 'Three sums for each image: of p times mask, of p, of the mask. From them one share for each image, and from the shares one mean.',
        'zh-CN':
          '每幅图求三个和：p 与掩膜之积的和、p 的和、掩膜的和。由它们得到每幅图的比值，再对各图取平均。',
      },
      {
        en: 'tf.sigmoid makes probabilities; tf.sum(..., [1, 2, 3]) sums over height, width and channel and leaves one number for each image; tf.mean ends it.',
        'zh-CN':
          'tf.sigmoid 给出概率；tf.sum(..., [1, 2, 3]) 沿高、宽、通道求和，每幅图剩下一个数；最后用 tf.mean。',
      },
      `export const diceLoss = (logits: tf.Tensor4D, mask: tf.Tensor4D): tf.Scalar =>
  tf.tidy(() => {
    const p = tf.sigmoid(logits)
    const both = tf.sum(tf.mul(p, mask), [1, 2, 3])
    const areas = tf.add(tf.sum(p, [1, 2, 3]), tf.sum(mask, [1, 2, 3]))
    return tf.mean(tf.sub(1, ___))
  })`,
    ],
  },
  experiment: {
    title: { en: 'Cut the animals out', 'zh-CN': '把动物抠出来' },
    seconds: 20,
    forks: true,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).segmentExperiment,
  },
})
