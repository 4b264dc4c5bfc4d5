import { check, defineExercise, filled, int32, mistake, tensor } from '../../../src/exercises.js'

const column = tensor([[2], [2]])
const row = tensor([[3, 3]])
const tall = tensor([
  [1, 3],
  [2, 1],
  [0, 5],
])
const wide = tensor([
  [3, 2, 1],
  [1, 2, 3],
])

export const hello = defineExercise({
  id: 'tf/hello',
  number: 1,
  title: { en: 'Install, run, add, multiply', 'zh-CN': '安装运行：加与乘' },
  idea: {
    en: 'A tensor is numbers with a dtype and a shape; operations take tensors and make new ones.',
    'zh-CN': '张量就是带有数据类型（dtype）与形状（shape）的一组数；运算接收张量，产生新的张量。',
  },
  prerequisites: [],
  question: {
    ask: {
      en: 'Multiplying [[2],[2]] by [[3,3]] element by element, with broadcasting, also gives a 2 × 2 matrix of sixes. Why is that not yet a matrix product?',
      'zh-CN':
        '[[2],[2]] 与 [[3,3]] 借助广播逐元素相乘，同样得到全是 6 的 2 × 2 矩阵。为什么这还不是矩阵乘法？',
    },
    answer: {
      en: 'A matrix product sums over the axis that both factors share. Here that axis has length 1, so there is nothing to sum and both agree; with length 2 they no longer do.',
      'zh-CN':
        '矩阵乘法要沿两个因子共有的轴求和。这里该轴长度为 1，没有可加的东西，所以结果碰巧相同；长度为 2 时就不再相同。',
    },
  },
  task: {
    exports: [{ name: 'hello', parameters: 4 }],
    checks: [
      check('two-and-three', {
        title: {
          en: '2 + 3 = 5, 2 · 3 = 6, and a matrix of sixes',
          'zh-CN': '2 + 3 = 5，2 · 3 = 6，以及全是 6 的矩阵',
        },
        call: 'hello',
        cases: [
          {
            args: [tensor(2), tensor(3), column, row],
            expected: { sum: tensor(5), product: tensor(6), matrix: filled([2, 2], 6) },
          },
        ],
      }),
      check('shared-axis', {
        title: {
          en: 'the matrix product sums over the shared axis',
          'zh-CN': '矩阵乘法沿共有的轴求和',
        },
        call: 'hello',
        cases: [
          {
            args: [
              tensor(2),
              tensor(3),
              tensor([
                [1, 2],
                [3, 4],
              ]),
              tensor([
                [5, 6],
                [7, 8],
              ]),
            ],
            expected: {
              sum: tensor(5),
              product: tensor(6),
              matrix: tensor([
                [19, 22],
                [43, 50],
              ]),
            },
          },
          {
            args: [tensor(-2), tensor(0.5), tall, wide],
            expected: {
              sum: tensor(-1.5),
              product: tensor(-1),
              matrix: tensor([
                [6, 8, 10],
                [7, 6, 5],
                [5, 10, 15],
              ]),
            },
          },
        ],
      }),
      check('whole-numbers', {
        title: { en: 'whole numbers stay whole: int32', 'zh-CN': '整数仍是整数：int32' },
        call: 'hello',
        cases: [
          {
            args: [int32(300), int32(300), column, row],
            expected: { sum: int32(600), product: int32(90000), matrix: filled([2, 2], 6) },
          },
          {
            args: [int32(-7), int32(2), column, row],
            expected: { sum: int32(-5), product: int32(-14), matrix: filled([2, 2], 6) },
          },
        ],
      }),
      check('whole-matrices', {
        title: {
          en: 'matrices of whole numbers, as int32 or float32',
          'zh-CN': '整数矩阵，结果为 int32 或 float32 均可',
        },
        call: 'probe.matrix',
        dtype: 'any',
        cases: [
          {
            args: [int32([[1, 2, 3]]), int32([[4], [5], [6]])],
            expected: int32([[32]]),
          },
        ],
      }),
      check('any-shape', {
        title: { en: 'matrices of other shapes', 'zh-CN': '其他形状的矩阵' },
        call: 'hello',
        inputs: (draw, size) => [
          tensor(draw.gauss(0, 10)),
          tensor(draw.gauss(0, 10)),
          draw.normal([size + 1, size]),
          draw.normal([size, size + 2]),
        ],
      }),
      check('large', {
        title: { en: 'large numbers and zeros', 'zh-CN': '大数与零' },
        call: 'hello',
        cases: [
          { args: [tensor(1e4), tensor(-1e4), filled([2, 3], 1e4), filled([3, 1], -1e4)] },
          { args: [tensor(0), tensor(0), filled([3, 2], 0), filled([2, 1], 0)] },
        ],
      }),
    ],
    mistakes: [
      mistake('elementwise', {
        hint: {
          en: 'This multiplies number by number: a matrix product also sums over the axis that both matrices share.',
          'zh-CN': '这是对应元素相乘：矩阵乘法还要沿两个矩阵共有的轴求和。',
        },
      }),
      mistake('swapped', {
        hint: {
          en: 'Order matters in a matrix product: the rows of the result come from the first factor, the columns from the second.',
          'zh-CN': '矩阵乘法讲究次序：结果的行来自第一个因子，列来自第二个因子。',
        },
        variants: ['both-transposed'],
      }),
      mistake('transposed', {
        hint: {
          en: 'Rows and columns of the result have changed places: nothing has to be transposed here.',
          'zh-CN': '结果的行与列互换了：这里不需要转置。',
        },
        variants: ['flags'],
      }),
      mistake('float-result', {
        hint: {
          en: 'The numbers are right, their dtype is not: from two int32 the operations of tfjs make an int32 by themselves.',
          'zh-CN': '数值正确，但 dtype 不对：两个 int32 相运算，tfjs 自然会得到 int32。',
        },
        variants: ['sum', 'product'],
      }),
      mistake('plain-operators', {
        hint: {
          en: 'To JavaScript a tensor is an object, so its + and * do not reach the numbers inside: use the operations of tf.',
          'zh-CN': '在 JavaScript 眼里张量是一个对象，+ 和 * 碰不到里面的数：请用 tf 的运算。',
        },
        variants: ['matrix'],
      }),
    ],
    hints: [
      {
        en: 'Look at the shapes: [rows, k] times [k, columns] gives [rows, columns]. Two numbers have the shape [], and so has their sum.',
        'zh-CN': '先看形状：[行, k] 乘 [k, 列] 得到 [行, 列]。两个数的形状都是 []，它们的和也是。',
      },
      {
        en: 'tf.add and tf.mul work element by element, tf.matMul multiplies matrices.',
        'zh-CN': 'tf.add 与 tf.mul 逐元素计算，tf.matMul 做矩阵乘法。',
      },
      `export const hello = (a: tf.Scalar, b: tf.Scalar, m: tf.Tensor2D, n: tf.Tensor2D) => ({
  sum: tf.add(a, b),
  product: tf.mul(a, b),
  matrix: ___,
})`,
    ],
  },
})
