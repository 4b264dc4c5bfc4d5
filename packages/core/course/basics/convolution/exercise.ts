import {
  check,
  type Draw,
  defineExercise,
  filled,
  mistake,
  tensor,
} from '../../../src/exercises.js'

const diagonal = tensor([
  [1, 0],
  [0, -1],
])

/** 5 x 8 whole numbers without a pattern that a shifted or turned kernel could hide in. */
const image = tensor(
  [0, 1, 2, 3, 4].map((i) => [0, 1, 2, 3, 4, 5, 6, 7].map((j) => ((7 * i + 3 * j * j) % 11) - 3)),
)
const wide = tensor([
  [1, -2, 3],
  [4, 0, -1],
])

const sameStrides = (draw: Draw, size: number, stride: number) =>
  [draw.normal([2 * size + 2, 2 * size + 5]), draw.normal([size, size + 1]), { stride }] as const

export const convolution = defineExercise({
  id: 'basics/convolution',
  number: 35,
  title: { en: 'Convolution', 'zh-CN': '卷积' },
  idea: {
    en: 'One small kernel slides over the image.',
    'zh-CN': '一个小小的卷积核，在图像上逐处滑动。',
  },
  prerequisites: ['tf/hello'],
  question: {
    ask: {
      en: 'Nine weights answer for every pixel of a 108 × 160 photo. How many would a dense layer need for an answer of that size, and what do the nine give up?',
      'zh-CN':
        '108 × 160 的照片，九个权重就能为每个像素算出输出。若用全连接层得到同样大小的输出，需要多少权重？只用九个，又放弃了什么？',
    },
    answer: {
      en: '17,280 × 17,280, almost 299 million. The nine see only neighbours, and treat every place alike: what is far apart has to meet in later layers.',
      'zh-CN':
        '17280 × 17280，接近三亿（约 2.99 亿）。九个权重只看得到邻近像素，而且对每个位置一视同仁：相距较远的像素要到后面的层才能相遇。',
    },
  },
  task: {
    exports: [{ name: 'conv2d', parameters: 2 }],
    checks: [
      check('slides', {
        title: {
          en: 'each answer is the sum of the products beneath the kernel',
          'zh-CN': '每个输出都是卷积核与其下像素的乘积之和',
        },
        call: 'conv2d',
        cases: [
          {
            args: [
              tensor([
                [1, 2, 3],
                [4, 5, 6],
                [7, 8, 9],
              ]),
              diagonal,
            ],
            expected: filled([2, 2], -4),
          },
        ],
        inputs: (draw, size) => [draw.normal([size + 2, size + 4]), draw.normal([size, size + 1])],
      }),
      check('same', {
        title: {
          en: "with 'same', an odd zero stands after the image",
          'zh-CN': "pad 为 'same' 时，多出的一个零补在图像之后",
        },
        call: 'conv2d',
        cases: [
          {
            args: [
              tensor([
                [1, 2],
                [3, 4],
              ]),
              filled([2, 2], 1),
              { pad: 'same' },
            ],
            expected: tensor([
              [10, 6],
              [7, 4],
            ]),
          },
          { args: [image, wide, { pad: 'same' }] },
        ],
      }),
      check('stride', {
        title: {
          en: 'a stride of 2 or 3 skips places, down and across',
          'zh-CN': '步幅为 2 或 3 时，上下与左右都会跳过一些位置',
        },
        call: 'conv2d',
        cases: [{ args: [image, wide, { stride: 2 }] }, { args: [image, wide, { stride: 3 }] }],
        inputs: (draw, size) => sameStrides(draw, size, 2),
      }),
      check('same-stride', {
        title: {
          en: "'same' and a stride together: as many zeros as the last place needs",
          'zh-CN': "'same' 与步幅同用：补零的个数以最后一个位置所需为准",
        },
        call: 'conv2d',
        cases: [{ args: [image, wide, { stride: 2, pad: 'same' }] }],
        sizes: [1, 2, 3, 4],
        inputs: (draw, size) => [
          draw.normal([4 + size, 8 - size]),
          draw.normal([size, 3]),
          { stride: size === 1 ? 3 : 2, pad: 'same' },
        ],
      }),
      check('range', {
        title: {
          en: 'pixels are numbers like others: 300, 0 and ±10,000 are not clipped',
          'zh-CN': '像素就是普通的数：300、0、±10000 都不截断',
        },
        call: 'conv2d',
        cases: [
          { args: [filled([3, 4], 300), filled([2, 2], 1)], expected: filled([2, 3], 1200) },
          { args: [filled([3, 4], 0), wide, { pad: 'same' }], expected: filled([3, 4], 0) },
          {
            args: [tensor([[1e4, -1e4, 1e4]]), tensor([[1, -1]]), { stride: 1, pad: 'valid' }],
            expected: tensor([[2e4, -2e4]]),
          },
        ],
      }),
      check('gradient', {
        title: {
          en: 'can learn: gradients of the image and of the kernel',
          'zh-CN': '可以学习：对图像和卷积核的梯度都正确',
        },
        call: 'conv2d',
        gradient: [0, 1],
        sizes: [1, 2],
        inputs: (draw, size) => [draw.normal([3, size + 3]), draw.normal([2, size + 1])],
      }),
      check('gradient-stride', {
        title: {
          en: 'the gradients hold with a stride and zeros around too',
          'zh-CN': '带步幅、带补零时，梯度同样正确',
        },
        call: 'conv2d',
        gradient: [0, 1],
        sizes: [2, 3],
        inputs: (draw, size) => [
          draw.normal([4, 5]),
          draw.normal([2, size]),
          { stride: 2, pad: 'same' },
        ],
      }),
    ],
    mistakes: [
      mistake('flipped', {
        hint: {
          en: 'Networks do not turn the kernel: its first weight belongs to the first pixel beneath it.',
          'zh-CN': '神经网络里的卷积不翻转卷积核：第一个权重对应其下的第一个像素。',
        },
        variants: ['pad-before', 'one-axis'],
      }),
      mistake('pad-before', {
        hint: {
          en: "Count the zeros of 'same' and halve them: when one is left over, it stands below and to the right.",
          'zh-CN': "先数出 'same' 需要几个零，再对半分：多出的一个放在下方和右方。",
        },
        variants: ['half-kernel', 'all', 'none'],
      }),
      mistake('pad-without-stride', {
        hint: {
          en: "With a stride, 'same' needs fewer zeros: begin with the ceil(size / stride) places and see how far the last one reaches.",
          'zh-CN':
            "有步幅时，'same' 需要的零更少：先算出共有 ceil(尺寸 / 步幅) 个位置，再看最后一个位置伸到哪里。",
        },
        variants: ['before'],
      }),
      mistake('stride-ignored', {
        hint: {
          en: 'The kernel moves by one pixel whatever is asked for: read the stride from the options.',
          'zh-CN': '无论要求多大的步幅，卷积核都只移动一个像素：请从选项中读取步幅。',
        },
      }),
      mistake('one-short', {
        hint: {
          en: 'The last place is missing: a kernel as wide as the image still fits in once.',
          'zh-CN': '漏掉了最后一个位置：卷积核与图像同宽时，也还能放下一次。',
        },
        variants: ['loop'],
      }),
      mistake('edge-repeated', {
        hint: {
          en: "'same' surrounds the image with zeros, not with copies of its outermost pixels.",
          'zh-CN': "'same' 在图像四周补的是零，而不是重复最外圈的像素。",
        },
      }),
      mistake('no-gradient', {
        hint: {
          en: 'The values are right, but numbers taken out of tensors leave no trace, and tf.stridedSlice has no gradient: use tf operations with gradients from x and k to the answer, such as slice and reshape.',
          'zh-CN':
            '数值都对，但数一旦从张量中取出就无从追溯，tf.stridedSlice 也没有梯度：请从 x、k 到输出，都用有梯度的 tf 运算来算，例如 slice 和 reshape。',
        },
        variants: ['strided-slice', 'strided-where-needed'],
      }),
    ],
    hints: [
      {
        en: 'Shift instead of slide: for each weight of the kernel, cut out of the image all pixels that will ever lie beneath it, multiply them by that weight, and add these pictures up.',
        'zh-CN':
          '不必让卷积核滑动，可以移动图像：对卷积核的每个权重，从图像中切出所有会落在它下面的像素，乘上这个权重，再把这些图相加。',
      },
      {
        en: "tf.pad makes the zeros, tf.slice a shifted picture, tf.addN the sum. For 'same', out = ceil(size / stride) places need (out - 1) · stride + taps - size zeros, but never fewer than 0. Every stride-th pixel: reshape rows into [out, stride] and keep the first of each.",
        'zh-CN':
          "用 tf.pad 补零，用 tf.slice 得到移位后的图，用 tf.addN 求和。'same' 时共有 out = ceil(尺寸 / 步幅) 个位置，需补 (out - 1) · 步幅 + 核宽 - 尺寸 个零，至少为 0。隔步取像素：把一行 reshape 成 [out, 步幅]，每组取第一个。",
      },
      `for (let i = 0; i < height; i++) {
  for (let j = 0; j < width; j++) {
    const shifted = tf.slice(padded, ___, [rows.out * stride, columns.out * stride])
    const cut = tf.reshape(shifted, [rows.out, stride, columns.out, stride])
    const seen = tf.slice(cut, [0, 0, 0, 0], [rows.out, 1, columns.out, 1])
    const pixels = tf.reshape(seen, [rows.out, columns.out])
    products.push(tf.mul(pixels, tf.slice(k, [i, j], [1, 1])))
  }
}
return tf.addN(products)`,
    ],
  },
  experiment: {
    title: { en: 'A kernel slides over a photo', 'zh-CN': '卷积核在照片上滑动' },
    seconds: 1,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).convolutionExperiment,
  },
})
