import {
  type Case,
  type Check,
  check,
  type Draw,
  defineExercise,
  filled,
  int32,
  mistake,
  tensor,
  type Value,
} from '../../../src/exercises.js'
import type { Words } from '../../../src/runs/run.js'

type Inputs = (draw: Draw, size: number) => readonly Value[]

/** One operation, judged at exact values first. */
const operation = (
  name: string,
  en: string,
  zh: string,
  examples: Example[],
  inputs: Inputs,
): Check => {
  const words: Words = { en: `${name}: ${en}`, 'zh-CN': `${name}：${zh}` }
  return check(name.replaceAll('_', '-'), {
    title: words,
    call: 'elementwise',
    cases: examples.map(([expected, ...xs]): Case => ({ args: [name, ...xs], expected })),
    inputs: (draw, size) => [name, ...inputs(draw, size)],
  })
}

/** What comes out, and what goes in. */
type Example = readonly [Value, ...Value[]]

const one: Inputs = (draw, size) => [draw.normal([size, 3])]
const onePositive: Inputs = (draw, size) => [draw.uniform([size, 3], 0.5, 3)]
const two: Inputs = (draw, size) => [draw.normal([size, 3]), draw.normal([3])]
const wholes: Inputs = (draw, size) => [draw.int32([size, 4], -20, 20), draw.int32([4], 2, 5)]

const infinity = Number.POSITIVE_INFINITY
const table = tensor([
  [0.5, 2, 3],
  [1.25, 0.75, 4],
])
const row = tensor([1.5, 2, 0.8])

export const opsElementwise = defineExercise({
  id: 'tf/ops-elementwise',
  number: 28,
  title: { en: 'Sixteen elementwise ops', 'zh-CN': '十六个逐元素运算' },
  idea: {
    en: 'The names of TensorFlow 1, the operations of TensorFlow.js, and where the two differ.',
    'zh-CN': 'TensorFlow 1 的名字，TensorFlow.js 的运算，以及两者不同之处。',
  },
  prerequisites: ['tf/hello'],
  question: {
    ask: {
      en: 'With int32 tensors, what do div and divide answer for -7 and 2, and why are both useful?',
      'zh-CN': '对 int32 张量 -7 与 2，div 与 divide 各得什么？为什么两者都有用？',
    },
    answer: {
      en: 'div answers -4: the quotient rounded down stays a whole number, good for indices. divide answers -3.5: nothing is lost, good for means and shares.',
      'zh-CN':
        'div 得 -4：商向下取整，仍是整数，适合计算下标；divide 得 -3.5：什么都不丢，适合求平均与比例。',
    },
  },
  task: {
    exports: [{ name: 'elementwise', parameters: 1 }],
    checks: [
      operation(
        'add',
        'the sum',
        '求和',
        [
          [tensor(5), tensor(2), tensor(3)],
          [int32([297, 2]), int32([300, 5]), int32(-3)],
        ],
        two,
      ),
      operation(
        'add_n',
        'the sum of all',
        '所有张量之和',
        [
          [tensor([9, 312]), tensor([1, 2]), tensor([3, 300]), tensor([5, 10])],
          [tensor([1, 2]), tensor([1, 2])],
        ],
        (draw, size) => [0, 1, 2, 3].map(() => draw.normal([size, 3])),
      ),
      operation(
        'subtract',
        'the difference',
        '求差',
        [
          [tensor(-1), tensor(2), tensor(3)],
          [int32([303, 8]), int32([300, 5]), int32(-3)],
        ],
        two,
      ),
      operation(
        'multiply',
        'the product',
        '求积',
        [
          [tensor(6), tensor(2), tensor(3)],
          [int32(90000), int32(300), int32(300)],
        ],
        two,
      ),
      operation(
        'scalar_mul',
        'a number times a tensor',
        '标量乘张量',
        [[tensor([-2, 0, 600]), tensor(2), tensor([-1, 0, 300])]],
        (draw, size) => [draw.normal([]), draw.normal([size, 3])],
      ),
      operation(
        'div',
        'of whole numbers, rounded down; of others, the quotient',
        '整数相除向下取整，其余得商本身',
        [
          [int32(3), int32(6), int32(2)],
          [int32(-4), int32(-7), int32(2)],
          [int32([3, -4, 0]), int32([7, 7, 1]), int32([2, -2, 300])],
          [tensor(3.5), tensor(7), tensor(2)],
          [tensor([-3.5, 0]), tensor([-7, 0]), tensor(2)],
        ],
        wholes,
      ),
      operation(
        'divide',
        'the quotient, also of whole numbers',
        '商本身，整数相除也一样',
        [
          [tensor(3.5), tensor(7), tensor(2)],
          [tensor(-3.5), int32(-7), int32(2)],
          [tensor([3, 0]), int32([6, 0]), int32(2)],
        ],
        wholes,
      ),
      operation(
        'abs',
        'the size without the sign',
        '绝对值',
        [[tensor([2, 0, 300]), tensor([-2, 0, 300])]],
        one,
      ),
      operation(
        'negative',
        'the opposite',
        '相反数',
        [[tensor([2, 0, -300]), tensor([-2, 0, 300])]],
        one,
      ),
      operation(
        'sign',
        '-1, 0 or 1',
        '-1、0 或 1',
        [[tensor([-1, 0, 1, 1]), tensor([-2, 0, 300, 0.25])]],
        one,
      ),
      operation(
        'reciprocal',
        '1/x, and of 0 infinity',
        '1/x，0 的倒数为无穷大',
        [
          [tensor([0.5, -4]), tensor([2, -0.25])],
          [tensor(infinity), tensor(0)],
        ],
        onePositive,
      ),
      operation(
        'square',
        'x · x',
        'x · x',
        [[tensor([4, 0, 90000, 1e8]), tensor([-2, 0, 300, 1e4])]],
        one,
      ),
      operation(
        'sqrt',
        'the root; of a negative number NaN',
        '平方根；负数的平方根为 NaN',
        [
          [tensor([2, 0, 100]), tensor([4, 0, 1e4])],
          [tensor(Number.NaN), tensor(-4)],
        ],
        onePositive,
      ),
      operation(
        'rsqrt',
        '1/√x, and of 0 infinity',
        '1/√x，0 处为无穷大',
        [
          [tensor([0.5, 0.01]), tensor([4, 1e4])],
          [tensor(infinity), tensor(0)],
        ],
        onePositive,
      ),
      operation(
        'pow',
        'base, then exponent',
        '底数在前，指数在后',
        [
          [tensor(1024), tensor(2), tensor(10)],
          [tensor([9, 1, 0.125]), tensor([-3, 7, 2]), tensor([2, 0, -3])],
        ],
        (draw, size) => [draw.uniform([size, 3], 0.5, 3), draw.uniform([3], -2, 3)],
      ),
      operation(
        'exp',
        'e to the power of x; infinity from 89 on, in float32',
        'e 的 x 次方；float32 在 89 处已是无穷大',
        [
          [tensor([1, Math.E, Math.exp(-2)]), tensor([0, 1, -2])],
          [tensor([infinity, 0]), tensor([89, -1e4])],
        ],
        one,
      ),
      check('gradient-of-one', {
        title: {
          en: 'gradients of the operations on one tensor',
          'zh-CN': '单个张量的运算：梯度正确',
        },
        call: 'elementwise',
        gradient: [1],
        cases: [
          ...['negative', 'reciprocal', 'square', 'sqrt', 'rsqrt', 'exp'].map((name) => ({
            args: [name, table],
          })),
          { args: ['abs', tensor([-2, 3])] },
        ],
      }),
      check('gradient-of-two', {
        title: {
          en: 'gradients of the operations on two tensors',
          'zh-CN': '两个张量的运算：梯度正确',
        },
        call: 'elementwise',
        gradient: [1, 2],
        cases: [
          ...['add', 'subtract', 'multiply', 'div', 'divide', 'pow'].map((name) => ({
            args: [name, table, row],
          })),
          { args: ['scalar_mul', tensor(-3), table] },
        ],
      }),
      check('gradient-of-many', {
        title: { en: 'the gradient of add_n', 'zh-CN': 'add_n 的梯度正确' },
        call: 'elementwise',
        gradient: [1, 2, 3],
        cases: [{ args: ['add_n', table, filled([2, 3], 2), table] }],
      }),
    ],
    mistakes: [
      mistake('div-truncates', {
        hint: {
          en: 'Cutting off the fraction of -3.5 gives -3, but div rounds down, away from zero here.',
          'zh-CN': '把 -3.5 的小数部分截去得到 -3，而 div 要向下取整。',
        },
        variants: ['float'],
      }),
      mistake('div-true', {
        hint: {
          en: 'Of two int32, div keeps a whole number: round the quotient down. The exact quotient is what divide is for.',
          'zh-CN': '两个 int32 相除，div 仍得整数：商要向下取整。精确的商由 divide 负责。',
        },
      }),
      mistake('div-floors-floats', {
        hint: {
          en: 'div rounds down only where both tensors are int32; 7 / 2 in float32 is 3.5.',
          'zh-CN': '只有两个张量都是 int32 时 div 才向下取整；float32 的 7 / 2 是 3.5。',
        },
        variants: ['floor', 'int32'],
      }),
      mistake('div-float-result', {
        hint: {
          en: 'The numbers of div are right, their dtype is not: whole numbers come out as int32.',
          'zh-CN': 'div 的数值正确，dtype 不对：整数相除的结果应为 int32。',
        },
      }),
      mistake('divide-floors', {
        hint: {
          en: 'tf.div rounds down as soon as both tensors are int32: change their dtype before you divide.',
          'zh-CN': '只要两个张量都是 int32，tf.div 就会向下取整：相除之前先换 dtype。',
        },
      }),
      mistake('pow-swapped', {
        hint: {
          en: '10 to the power of 2 is 100, 2 to the power of 10 is 1,024: the base comes first.',
          'zh-CN': '10 的 2 次方是 100，2 的 10 次方是 1024：底数在前。',
        },
      }),
      mistake('add-two', {
        hint: {
          en: 'add_n takes any number of tensors: here only the first two were added.',
          'zh-CN': 'add_n 接收任意多个张量：这里只加了前两个。',
        },
      }),
      mistake('zero-guard', {
        hint: {
          en: 'Division by zero is not caught here: as in TensorFlow, 1/0 is infinity.',
          'zh-CN': '这里不回避除以零：与 TensorFlow 一样，1/0 就是无穷大。',
        },
        variants: ['rsqrt', 'epsilon'],
      }),
      mistake('reciprocal-negates', {
        hint: {
          en: 'The reciprocal of x is what gives 1 when multiplied by x; the opposite, which gives 0 when added, is negative.',
          'zh-CN': '倒数与 x 相乘得 1；与 x 相加得 0 的是相反数，那是 negative。',
        },
      }),
      mistake('sqrt-of-abs', {
        hint: {
          en: 'A negative number has no real root: the answer is NaN, which at least shows that something is wrong.',
          'zh-CN': '负数没有实数平方根：结果应为 NaN，至少能让人看出哪里不对。',
        },
      }),
    ],
    hints: [
      {
        en: 'Most names have one operation of tfjs that does just that, sometimes with a shorter name. Only for the two divisions look at the dtype.',
        'zh-CN': '大多数名字在 tfjs 里都有现成的运算，只是有时名字更短。只有两种除法要留意 dtype。',
      },
      {
        en: 'tf.sub, tf.mul, tf.neg and tf.addN are the shorter names. tf.div rounds down where both dtypes are int32; tf.cast changes a dtype.',
        'zh-CN':
          'tf.sub、tf.mul、tf.neg、tf.addN 就是那些较短的名字。两个 dtype 都是 int32 时 tf.div 会向下取整；tf.cast 用来换 dtype。',
      },
      `const operations: Record<Elementwise, (...xs: tf.Tensor[]) => tf.Tensor> = {
  add: (a, b) => tf.add(a!, b!),
  add_n: (...xs) => tf.addN(xs),
  subtract: (a, b) => tf.sub(a!, b!),
  multiply: (a, b) => tf.mul(a!, b!),
  scalar_mul: (scalar, x) => tf.mul(scalar!, x!),
  div: (a, b) => tf.div(a!, b!),
  divide: (a, b) => tf.div(___),
  abs: (x) => tf.abs(x!),
  negative: (x) => tf.neg(x!),
  sign: (x) => tf.sign(x!),
  reciprocal: (x) => tf.reciprocal(x!),
  square: (x) => tf.square(x!),
  sqrt: (x) => tf.sqrt(x!),
  rsqrt: (x) => tf.rsqrt(x!),
  pow: (base, exponent) => tf.pow(base!, exponent!),
  exp: (x) => tf.exp(x!),
}

export const elementwise = (name: Elementwise, ...xs: tf.Tensor[]): tf.Tensor =>
  tf.tidy(() => operations[name](...xs))`,
    ],
  },
})
