import {
  bool,
  type Check,
  check,
  defineExercise,
  int32,
  mistake,
  tensor,
  tensorOf,
  type Value,
} from '../../../src/exercises.js'
import type { Words } from '../../../src/runs/run.js'

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
])
const flags = bool([
  [1, 0, 1],
  [1, 1, 1],
])

/** What comes out, what goes in, and along which axis. */
type Example = readonly [expected: Value, x: Value, axis?: number]

const reduction = (name: string, title: Words, examples: readonly Example[]): Check =>
  check(name.replaceAll('_', '-'), {
    title,
    call: 'reduce',
    cases: examples.map(([expected, ...rest]) => ({ args: [name, ...rest], expected })),
    sizes: [1, 2, 3],
    inputs: (draw, size) => {
      const [shape, axis] = [[size, 3, size + 1], size - 1]
      const values =
        name === 'reduce_all'
          ? tensorOf(
              Array.from(draw.int32(shape, 0, 3).values, (n) => Math.min(n, 1)),
              shape,
              'bool',
            )
          : draw.uniform(shape, -2, 2)
      return [name, values, axis]
    },
  })

export const opsReduceSelect = defineExercise({
  id: 'tf/ops-reduce-select',
  number: 29,
  title: { en: 'Ten reductions and selections', 'zh-CN': '十个归约与选择运算' },
  idea: {
    en: 'A reduction makes an axis vanish; a selection must not let a NaN of the other side into the gradient.',
    'zh-CN': '归约让一个轴消失；选择则不能让未被选中一侧的 NaN 混进梯度。',
  },
  prerequisites: ['tf/ops-elementwise'],
  question: {
    ask: {
      en: 'where(x > 0, sqrt(x), 0) shows 0 for x = -1. Why is its gradient there still not 0?',
      'zh-CN': 'where(x > 0, sqrt(x), 0) 在 x = -1 处显示 0，为什么那里的梯度仍不是 0？',
    },
    answer: {
      en: 'Backwards both sides are computed, and the side that was not chosen is multiplied by 0. But the slope of the root is NaN at -1 and infinite at 0, and 0 times either is NaN.',
      'zh-CN':
        '反向传播时两侧都要计算，未选中的一侧只是乘以 0；而平方根的斜率在 -1 处为 NaN，在 0 处为无穷大，乘以 0 都得 NaN。',
    },
  },
  task: {
    exports: [
      { name: 'reduce', parameters: 3 },
      { name: 'where', parameters: 3 },
      { name: 'unique', parameters: 1, async: true },
      { name: 'setdiff1d', parameters: 2, async: true },
      { name: 'safeSqrt', parameters: 1 },
    ],
    checks: [
      reduction('reduce_sum', { en: 'reduce_sum: the sum', 'zh-CN': 'reduce_sum：求和' }, [
        [tensor(21), x],
        [tensor([5, 7, 9]), x, 0],
        [tensor([6, 15]), x, 1],
        [tensor(1e4), tensor([1e4, -1e4, 1e4])],
      ]),
      reduction('reduce_prod', { en: 'reduce_prod: the product', 'zh-CN': 'reduce_prod：求积' }, [
        [tensor(720), x],
        [tensor([6, 120]), x, 1],
        [
          tensor([0, 10, 18]),
          tensor([
            [0, 2, 3],
            [4, 5, 6],
          ]),
          0,
        ],
      ]),
      reduction('reduce_min', { en: 'reduce_min: the smallest', 'zh-CN': 'reduce_min：最小值' }, [
        [tensor(1), x],
        [tensor([1, 4]), x, 1],
        [tensor(-1e4), tensor([300, -1e4, 0])],
      ]),
      reduction('reduce_max', { en: 'reduce_max: the largest', 'zh-CN': 'reduce_max：最大值' }, [
        [tensor(6), x],
        [tensor([4, 5, 6]), x, 0],
        [tensor(-300), tensor([-300, -1e4])],
      ]),
      reduction('reduce_mean', { en: 'reduce_mean: the mean', 'zh-CN': 'reduce_mean：平均值' }, [
        [tensor(3.5), x],
        [tensor([2, 5]), x, 1],
      ]),
      reduction(
        'reduce_all',
        { en: 'reduce_all: whether all are true', 'zh-CN': 'reduce_all：是否全为真' },
        [
          [bool(0), flags],
          [bool([1, 0, 1]), flags, 0],
          [bool([0, 1]), flags, 1],
        ],
      ),
      reduction(
        'argmax',
        {
          en: 'argmax: the place of the largest, of several the first',
          'zh-CN': 'argmax：最大值的位置，有多个时取第一个',
        },
        [
          [int32(1), tensor([1, 3, 3])],
          [int32([1, 1, 1]), x, 0],
          [int32([2, 2]), x, 1],
          [int32(5), x],
          [
            int32(2),
            tensor([
              [1, 2, 9],
              [4, 5, 9],
            ]),
          ],
        ],
      ),
      check('where', {
        title: { en: 'where: a where true, else b', 'zh-CN': 'where：为真取 a，否则取 b' },
        call: 'where',
        cases: [
          {
            args: [bool([1, 0, 1]), tensor([1, 2, 300]), tensor([-1, -2, -3])],
            expected: tensor([1, -2, 300]),
          },
          {
            args: [bool([1, 0]), tensor([1e4, Number.NaN]), tensor([Number.NaN, -1e4])],
            expected: tensor([1e4, -1e4]),
          },
        ],
        inputs: (draw, size) => {
          const shape = [size, 4]
          const chosen = tensorOf(draw.int32(shape, 0, 1).values, shape, 'bool')
          return [chosen, draw.normal(shape), draw.normal(shape)]
        },
      }),
      check('unique', {
        title: {
          en: 'unique: each number once, in the order of appearance',
          'zh-CN': 'unique：每个数只留一个，按首次出现的次序',
        },
        call: 'unique',
        dtype: 'any',
        cases: [
          {
            args: [tensor([3, 1, 3, 2])],
            expected: { y: tensor([3, 1, 2]), idx: int32([0, 1, 0, 2]) },
          },
          { args: [tensor([7, 7, 7])], expected: { y: tensor([7]), idx: int32([0, 0, 0]) } },
          {
            args: [int32([300, -1, 0, -1])],
            expected: { y: int32([300, -1, 0]), idx: int32([0, 1, 2, 1]) },
          },
        ],
        sizes: [5, 12],
        inputs: (draw, size) => [draw.int32([size], 1, 6)],
      }),
      check('setdiff1d', {
        title: {
          en: 'setdiff1d: the numbers of x that are not in y',
          'zh-CN': 'setdiff1d：在 x 中而不在 y 中的数',
        },
        call: 'setdiff1d',
        dtype: 'any',
        cases: [
          {
            args: [tensor([1, 2, 3, 4, 5, 6]), tensor([1, 3, 5])],
            expected: { out: tensor([2, 4, 6]), idx: int32([1, 3, 5]) },
          },
          {
            args: [tensor([5, 1, 4]), tensor([1, 9, 300])],
            expected: { out: tensor([5, 4]), idx: int32([0, 2]) },
          },
          {
            args: [int32([7, 2, 7, 1]), int32([1])],
            expected: { out: int32([7, 2, 7]), idx: int32([0, 1, 2]) },
          },
        ],
        sizes: [5, 12],
        inputs: (draw, size) => [draw.int32([size], 1, 6), draw.int32([4], 4, 9)],
      }),
      check('safe-sqrt', {
        title: {
          en: 'safeSqrt: the root, and 0 for what has none',
          'zh-CN': 'safeSqrt：平方根；没有平方根时为 0',
        },
        call: 'safeSqrt',
        cases: [
          { args: [tensor(4)], expected: tensor(2) },
          {
            args: [tensor([0, -1, 300, 1e4, -1e4])],
            expected: tensor([0, 0, Math.sqrt(300), 100, 0]),
          },
        ],
        inputs: (draw, size) => [draw.normal([size, 3], 0, 4)],
      }),
      check('safe-sqrt-gradient', {
        title: {
          en: 'the gradient of safeSqrt is 1/4 at 4, and 0 at 0 and -1',
          'zh-CN': 'safeSqrt 的梯度：4 处为 1/4，0 与 -1 处为 0',
        },
        call: 'safeSqrt',
        gradient: [0],
        cases: [
          { args: [tensor(4)] },
          { args: [tensor(-1)] },
          { args: [tensor(0)] },
          {
            args: [
              tensor([
                [9, 0, -1e4],
                [1e4, -3, 0.25],
              ]),
            ],
          },
        ],
      }),
      check('reduce-gradient', {
        title: { en: 'gradients of the reductions', 'zh-CN': '归约运算的梯度' },
        call: 'reduce',
        gradient: [1],
        cases: ['reduce_sum', 'reduce_prod', 'reduce_min', 'reduce_max', 'reduce_mean'].flatMap(
          (name) => [{ args: [name, x, 1] }, { args: [name, x] }],
        ),
      }),
      check('where-gradient', {
        title: {
          en: 'the gradient of where goes to the chosen side',
          'zh-CN': 'where 的梯度只流向被选中的一侧',
        },
        call: 'where',
        gradient: [1, 2],
        cases: [
          {
            args: [
              flags,
              x,
              tensor([
                [7, 1e4, 9],
                [0, -1, -2],
              ]),
            ],
          },
        ],
      }),
    ],
    mistakes: [
      mistake('sorted-unique', {
        hint: {
          en: 'The numbers of y are sorted here: they stand in the order in which x first shows them.',
          'zh-CN': '这里的 y 排过序：应当按照在 x 中首次出现的次序。',
        },
        variants: ['input', 'values'],
      }),
      mistake('symmetric-diff', {
        hint: {
          en: 'Numbers that only y has do not belong to the answer: look for what x has and y has not.',
          'zh-CN': '只在 y 中出现的数不属于结果：只找 x 有而 y 没有的。',
        },
        variants: ['first-places', 'from-y', 'offset', 'values'],
      }),
      mistake('where-sqrt', {
        hint: {
          en: 'The value is right, the gradient is not: the root must never meet a number that is not positive, not even on the side that is not chosen; and TensorFlow.js has no gradient through tf.greater, but it has one through tf.step.',
          'zh-CN':
            '值是对的，梯度不对：开方绝不能碰到非正数，哪怕在没有被选中的那一侧也不行；另外，TensorFlow.js 无法对 tf.greater 求梯度，对 tf.step 可以。',
        },
        variants: ['clip', 'greater-equal', 'step', 'maximum', 'step-times', 'abs'],
      }),
      mistake('bare-sqrt', {
        hint: {
          en: 'A negative number has no root: safeSqrt answers 0 there instead of NaN.',
          'zh-CN': '负数没有平方根：safeSqrt 在那里应得 0，而不是 NaN。',
        },
      }),
      mistake('abs-sqrt', {
        hint: {
          en: 'The root of the absolute value is not asked for: what is not positive gives 0.',
          'zh-CN': '要的不是绝对值的平方根：非正数一律得 0。',
        },
      }),
      mistake('shifted-root', {
        hint: {
          en: 'A small number under the root leaves a small number in the answer: at 0 and below, the answer is exactly 0.',
          'zh-CN': '根号下垫一个小数，结果里也会留下一个小数：0 及以下必须正好是 0。',
        },
      }),
      mistake('argmax-first-axis', {
        hint: {
          en: 'Without an axis, tf.argMax of tfjs takes axis 0: here the place in the flat tensor is wanted.',
          'zh-CN': '不给轴时，tfjs 的 tf.argMax 取第 0 轴：这里要的是展平之后的位置。',
        },
      }),
      mistake('argmax-last', {
        hint: {
          en: 'Where several numbers are the largest, argmax is the place of the first.',
          'zh-CN': '有多个最大值时，argmax 取第一个的位置。',
        },
      }),
      mistake('other-axis', {
        hint: {
          en: 'The wrong axis vanished: axis 0 of the shape [2, 3] is the one of length 2.',
          'zh-CN': '消失的轴不对：形状 [2, 3] 的第 0 轴是长度为 2 的那个。',
        },
      }),
      mistake('ignores-axis', {
        hint: {
          en: 'With an axis, only that one vanishes: the others stay in the shape.',
          'zh-CN': '给出轴时，只有这个轴消失，其余的轴仍留在形状里。',
        },
      }),
      mistake('keeps-axis', {
        hint: {
          en: 'The reduced axis is still there with length 1: it has to vanish from the shape.',
          'zh-CN': '被归约的轴还以长度 1 留在那里：它应当从形状中消失。',
        },
      }),
      mistake('where-blend', {
        hint: {
          en: 'Multiplying by 0 does not remove a NaN: choose between the two numbers instead of adding them.',
          'zh-CN': '乘以 0 并不能去掉 NaN：应当在两个数之间选择，而不是相加。',
        },
      }),
      mistake('where-swapped', {
        hint: {
          en: 'Where the condition is true, the number comes from a, not from b.',
          'zh-CN': '条件为真时，取的是 a 的数，不是 b 的。',
        },
      }),
      mistake('unique-positions', {
        hint: {
          en: 'idx is as long as x: for each number of x it says where in y that number stands.',
          'zh-CN': 'idx 与 x 一样长：对 x 的每个数，指出它在 y 中的位置。',
        },
      }),
      mistake('setdiff-once', {
        hint: {
          en: 'A number that x has twice, and y never, stays twice.',
          'zh-CN': 'x 中出现两次、y 中没有的数，结果里也要有两次。',
        },
      }),
      mistake('setdiff-swapped', {
        hint: {
          en: 'These are the numbers of y that x lacks: it is the other way round.',
          'zh-CN': '这是 y 有而 x 没有的数：方向反了。',
        },
      }),
    ],
    hints: [
      {
        en: 'Say for each shape which axis vanishes: [2, 3] becomes [3] along axis 0 and [2] along axis 1. For safeSqrt, give the root a number that is safe before you choose.',
        'zh-CN':
          '先说清每种情况下哪个轴消失：[2, 3] 沿第 0 轴变成 [3]，沿第 1 轴变成 [2]。写 safeSqrt 时，先让开方碰到的数是安全的，再做选择。',
      },
      {
        en: 'tf.sum, tf.prod, tf.min, tf.max, tf.mean, tf.all take an axis; tf.argMax needs tf.reshape(x, [-1]) where it is left out. For unique and setdiff1d await x.data() and use a Map and a Set. tf.step and tf.maximum keep safeSqrt finite.',
        'zh-CN':
          'tf.sum、tf.prod、tf.min、tf.max、tf.mean、tf.all 都可以带轴；不给轴时，tf.argMax 要先 tf.reshape(x, [-1])。unique 与 setdiff1d 先 await x.data()，再用 Map 与 Set。tf.step 与 tf.maximum 能让 safeSqrt 的梯度有限。',
      },
      `export const safeSqrt = (x: tf.Tensor): tf.Tensor =>
  tf.tidy(() => tf.mul(tf.step(x), tf.sqrt(___)))`,
    ],
  },
})
