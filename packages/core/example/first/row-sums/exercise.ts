import { check, defineExercise, mistake, tensor } from '@firstgrad/core/exercises'

export const rowSums = defineExercise({
  id: 'first/row-sums',
  number: 1,
  title: { en: 'Sums of rows', 'zh-CN': '按行求和' },
  idea: { en: 'An axis vanishes.', 'zh-CN': '一个轴消失了。' },
  prerequisites: [],
  question: {
    ask: {
      en: 'What is left of [2, 3] after a sum over axis 1?',
      'zh-CN': '[2, 3] 沿第 1 轴求和后形状是什么？',
    },
    answer: { en: '[2]: one sum for each row.', 'zh-CN': '[2]：每行得到一个和。' },
  },
  task: {
    exports: [{ name: 'rowSums', parameters: 1 }],
    checks: [
      check('values', {
        title: { en: 'each row gives its sum', 'zh-CN': '每一行得到它的和' },
        call: 'rowSums',
        cases: [
          {
            args: [
              tensor([
                [1, 2, 300],
                [4, 5, 6],
              ]),
            ],
            expected: tensor([303, 15]),
          },
        ],
        inputs: (draw, size) => [draw.normal([size, size + 1])],
      }),
      check('gradient', {
        title: { en: 'its gradient is right', 'zh-CN': '梯度正确' },
        call: 'rowSums',
        gradient: [0],
        inputs: (draw, size) => [draw.normal([size, 3])],
      }),
    ],
    mistakes: [
      mistake('columns', {
        hint: {
          en: 'Axis 0 counts the rows: it is the other one that must vanish.',
          'zh-CN': '第 0 轴数的是行，要消失的是另一个轴。',
        },
      }),
    ],
    hints: [
      { en: 'Which axis counts the columns?', 'zh-CN': '哪个轴数的是列？' },
      {
        en: 'tf.sum takes the axis as its second argument.',
        'zh-CN': 'tf.sum 的第二个参数就是轴。',
      },
      'export const rowSums = (x: tf.Tensor2D): tf.Tensor1D => tf.sum(x, ___)',
    ],
  },
})
