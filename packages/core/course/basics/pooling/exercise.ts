import { check, defineExercise, mistake, tensorOf } from '../../../src/exercises.js'

const oneToSixteen = Array.from({ length: 16 }, (_, i) => i + 1)

export const pooling = defineExercise({
  id: 'basics/pooling',
  number: 37,
  title: { en: 'Pooling and feature maps', 'zh-CN': '池化与特征图' },
  idea: {
    en: 'Keep the strongest answer, not its place.',
    'zh-CN': '留下最强的响应，不计较它的位置。',
  },
  prerequisites: ['basics/convolution'],
  question: {
    ask: {
      en: 'Two poolings turn 28 × 28 pixels into 7 × 7. What can the layers behind no longer tell, and for which tasks is that a loss?',
      'zh-CN': '两次池化把 28 × 28 变成 7 × 7。后面的层再也分辨不出什么？对哪些任务来说这是损失？',
    },
    answer: {
      en: 'Where within its patch of 4 × 4 pixels something lay. Which digit it is hardly depends on that; a box around a cat, or a mask of its pixels, does.',
      'zh-CN':
        '分辨不出特征在 4 × 4 的小块里究竟位于何处。认数字几乎用不到；但给猫画框、标出它的每个像素，就少不了位置。',
    },
  },
  task: {
    exports: [{ name: 'maxPool2', parameters: 1 }],
    checks: [
      check('blocks', {
        title: {
          en: 'the largest of each 2 × 2 block: of 1 to 16, 6, 8, 14 and 16',
          'zh-CN': '每个 2 × 2 小块取最大值：1 至 16 中得 6、8、14、16',
        },
        call: 'maxPool2',
        cases: [
          {
            args: [tensorOf(oneToSixteen, [1, 4, 4, 1])],
            expected: tensorOf([6, 8, 14, 16], [1, 2, 2, 1]),
          },
        ],
      }),
      check('negative', {
        title: {
          en: 'the largest of negative numbers is negative',
          'zh-CN': '全是负数时，最大值也是负数',
        },
        call: 'maxPool2',
        cases: [
          {
            args: [
              tensorOf(
                oneToSixteen.map((n) => -n),
                [1, 4, 4, 1],
              ),
            ],
            expected: tensorOf([-1, -3, -9, -11], [1, 2, 2, 1]),
          },
        ],
      }),
      check('not-square', {
        title: { en: 'images that are not square', 'zh-CN': '长宽不等的图像' },
        call: 'maxPool2',
        inputs: (draw, size) => [draw.normal([1, 2 * size, 2 * size + 4, 1])],
      }),
      check('odd', {
        title: {
          en: 'a last row or column alone is dropped: 5 × 7 becomes 2 × 3',
          'zh-CN': '末尾单独的一行或一列舍去：5 × 7 变为 2 × 3',
        },
        call: 'maxPool2',
        sizes: [1, 2, 3],
        inputs: (draw, size) => [
          draw.normal([1, [2, 5, 5][size - 1]!, [3, 6, 7][size - 1]!, 1], -1),
        ],
      }),
      check('batches', {
        title: {
          en: 'each image and each channel for itself',
          'zh-CN': '每张图、每个通道各自独立',
        },
        call: 'maxPool2',
        sizes: [1, 3],
        inputs: (draw, size) => [draw.normal([size, 4, 6, 3])],
      }),
      check('range', {
        title: {
          en: '300, 0 and ±10,000 come through unclipped',
          'zh-CN': '300、0、±10000 原样通过，不截断',
        },
        call: 'maxPool2',
        cases: [
          {
            args: [tensorOf([300, -1e4, 0, -1e4, 299, 1, -1e4, -1e4], [1, 2, 4, 1])],
            expected: tensorOf([300, 0], [1, 1, 2, 1]),
          },
          {
            args: [tensorOf([1e4, 0, 0, 0, -1e4, -1e4, -1e4, -1e4], [2, 2, 2, 1])],
            expected: tensorOf([1e4, -1e4], [2, 1, 1, 1]),
          },
        ],
      }),
      check('gradient', {
        title: {
          en: 'the gradient goes to the largest pixel of each block alone',
          'zh-CN': '梯度只传给每个小块中最大的像素',
        },
        call: 'maxPool2',
        gradient: [0],
        // From 2 on: TensorFlow.js has no gradient of tf.unstack along an axis of length 1.
        sizes: [2, 3],
        inputs: (draw, size) => [draw.normal([size, 4, 5, 2])],
      }),
    ],
    mistakes: [
      mistake('mean', {
        hint: {
          en: 'This blends the block; max pooling keeps its largest number.',
          'zh-CN': '这样是把整块混在一起；最大池化要留下的是其中最大的数。',
        },
        variants: ['sum', 'uncropped', 'edge-kept'],
      }),
      mistake('zero-start', {
        hint: {
          en: 'There is no zero in the window: begin with the block’s own numbers, which may all be negative.',
          'zh-CN': '窗口里并没有零：要从小块自身的数开始比较，它们可能全是负数。',
        },
      }),
      mistake('mixed', {
        hint: {
          en: 'The numbers that meet are not neighbours: split the height into blocks and rows within a block, and the width likewise, in this order.',
          'zh-CN':
            '放在一起比较的数并不相邻：把高拆成“块、块内行”，宽也同样拆成“块、块内列”，顺序不能变。',
        },
        variants: [
          'halves',
          'rows-apart',
          'columns-apart',
          'swapped',
          'uncropped',
          'quarters',
          'channels',
        ],
      }),
      mistake('edge-kept', {
        hint: {
          en: 'A row or column that fills no block of two is dropped, not filled up.',
          'zh-CN': '凑不满两个的行或列要舍去，而不是补足。',
        },
        variants: ['zeros', 'throws'],
      }),
      mistake('overlap', {
        hint: {
          en: 'These blocks overlap: the next one begins where the last one ended, two pixels on.',
          'zh-CN': '这些小块互相重叠了：下一块应当紧接着上一块，隔两个像素开始。',
        },
        variants: ['same-size'],
      }),
      mistake('first-pixel', {
        hint: {
          en: 'This keeps one fixed place of each block; the strongest answer may stand at any of the four.',
          'zh-CN': '这样只留下小块中固定的一个位置；最强的响应可能在四个位置中的任何一个。',
        },
      }),
      mistake('channels-pooled', {
        hint: {
          en: 'Channels answer different questions: the maximum goes over places, never over channels.',
          'zh-CN': '不同通道回答的是不同的问题：最大值只在位置上取，不跨通道。',
        },
      }),
      mistake('no-gradient', {
        hint: {
          en: 'The values are right, but numbers taken out of tensors leave no trace, and tf.stridedSlice and tf.greater have no gradient: use tf operations with gradients from x to the answer, such as reshape and max.',
          'zh-CN':
            '数值都对，但数一旦从张量中取出就无从追溯，tf.stridedSlice 和 tf.greater 也没有梯度：请从 x 到输出，都用有梯度的 tf 运算来算，例如 reshape 和 max。',
        },
        variants: ['strided-slice'],
      }),
    ],
    hints: [
      {
        en: 'Give the pixels of a block axes of their own: a height of h is h / 2 blocks of 2 rows, and the width likewise. Then one maximum over these two axes.',
        'zh-CN':
          '给块内的像素单独的轴：高 h 就是 h / 2 块、每块 2 行，宽也一样。然后在这两个轴上取最大值。',
      },
      {
        en: 'tf.slice drops the odd edge, tf.reshape makes six axes of four, tf.max takes a list of axes.',
        'zh-CN':
          '用 tf.slice 去掉多余的边，用 tf.reshape 把四个轴变成六个，tf.max 可以接受多个轴。',
      },
      `const [rows, columns] = [Math.floor(height / 2), Math.floor(width / 2)]
const even = tf.slice(x, [0, 0, 0, 0], [batch, 2 * rows, 2 * columns, channels])
const blocks = tf.reshape(even, ___)
return tf.max<tf.Tensor4D>(blocks, [2, 4])`,
    ],
  },
  experiment: {
    title: { en: 'What pooling forgets when a digit moves', 'zh-CN': '数字移动时，池化忘掉了什么' },
    dataset: 'mnist',
    seconds: 8,
    forks: true,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).poolingExperiment,
  },
})
