import {
  check,
  defineExercise,
  filled,
  int32,
  mistake,
  tensor,
  type Value,
} from '../../../src/exercises.js'

const x = { op: 'placeholder', name: 'x' }
const y = { op: 'placeholder', name: 'y' }
const humidity = { op: 'placeholder', name: 'humidity' }
const constant = (value: Value) => ({ op: 'const', value })
const add = (a: Value, b: Value) => ({ op: 'add', a, b })
const mul = (a: Value, b: Value) => ({ op: 'mul', a, b })
const matMul = (a: Value, b: Value) => ({ op: 'matMul', a, b })

export const feed = defineExercise({
  id: 'tf/feed',
  number: 27,
  title: { en: 'Placeholders and feeding', 'zh-CN': '占位符与喂数据' },
  idea: {
    en: 'Build the equation once, feed it numbers as often as you like.',
    'zh-CN': '算式只搭建一次，数据想喂几次就喂几次。',
  },
  prerequisites: ['tf/hello'],
  question: {
    ask: {
      en: 'Why must computed values be forgotten after a run, although the graph itself is kept?',
      'zh-CN': '图本身保留了下来，为什么每次运行算出的值却必须丢掉？',
    },
    answer: {
      en: 'The graph says how to compute, and that stays true. A value holds for one feed only: the next run may be fed other numbers.',
      'zh-CN':
        '图描述的是怎样计算，这一点始终成立；而算出的值只对这一次喂入的数据成立，下一次可能喂入别的数。',
    },
  },
  task: {
    exports: [{ name: 'run', parameters: 2 }],
    checks: [
      check('constant', {
        title: { en: 'a constant is its value', 'zh-CN': '常量的值就是它自己' },
        call: 'run',
        cases: [{ args: [constant(tensor(7)), {}], expected: tensor(7) }],
      }),
      check('placeholder', {
        title: { en: 'a placeholder is what is fed', 'zh-CN': '占位符的值就是喂入的值' },
        call: 'run',
        cases: [{ args: [x, { x: tensor([1, 2]) }], expected: tensor([1, 2]) }],
      }),
      check('sum-and-product', {
        title: { en: '2 and 3 give 5 and 6', 'zh-CN': '喂入 2 与 3，得到 5 与 6' },
        call: 'run',
        cases: [
          { args: [add(x, y), { x: tensor(2), y: tensor(3) }], expected: tensor(5) },
          { args: [mul(x, y), { x: tensor(2), y: tensor(3) }], expected: tensor(6) },
          {
            args: [
              mul(add(x, constant(tensor(1))), y),
              { x: tensor(2), y: tensor(3), unused: tensor(9) },
            ],
            expected: tensor(9),
          },
        ],
      }),
      check('feed-again', {
        title: {
          en: 'the same graph, fed other numbers, gives other answers',
          'zh-CN': '同一张图喂入别的数，就得到别的结果',
        },
        call: 'probe.runs',
        cases: [
          {
            args: [
              mul(x, y),
              [
                { x: tensor(2), y: tensor(3) },
                { x: tensor(10), y: tensor(-1) },
              ],
            ],
            expected: [tensor(6), tensor(-10)],
          },
        ],
      }),
      check('whole-numbers', {
        title: {
          en: 'int32 stays int32, and 300 · 300 is 90,000',
          'zh-CN': 'int32 仍是 int32，300 · 300 等于 90000',
        },
        call: 'run',
        cases: [
          { args: [mul(x, y), { x: int32(300), y: int32(300) }], expected: int32(90000) },
          { args: [add(x, y), { x: int32(300), y: int32(-7) }], expected: int32(293) },
        ],
      }),
      check('broadcast', {
        title: { en: 'shapes [2, 3] and [3] go together', 'zh-CN': '形状 [2, 3] 可与 [3] 运算' },
        call: 'run',
        cases: [
          {
            args: [
              add(x, y),
              {
                x: tensor([
                  [1, 2, 3],
                  [4, 5, 6],
                ]),
                y: tensor([10, 20, 300]),
              },
            ],
            expected: tensor([
              [11, 22, 303],
              [14, 25, 306],
            ]),
          },
        ],
      }),
      check('matrices', {
        title: { en: 'matMul is the matrix product', 'zh-CN': 'matMul 是矩阵乘法' },
        call: 'run',
        cases: [
          {
            args: [
              matMul(x, y),
              {
                x: tensor([
                  [1, 2],
                  [3, 4],
                ]),
                y: tensor([
                  [5, 6],
                  [7, 8],
                ]),
              },
            ],
            expected: tensor([
              [19, 22],
              [43, 50],
            ]),
          },
        ],
        inputs: (draw, size) => [
          add(matMul(x, constant(draw.normal([4, 2]))), y),
          { x: draw.normal([size, 4]), y: draw.normal([2]) },
        ],
      }),
      check('missing', {
        title: {
          en: 'a placeholder that is not fed is named in an error',
          'zh-CN': '占位符没有喂值时，报错并说出它的名字',
        },
        call: 'run',
        cases: [
          {
            args: [add(x, { op: 'placeholder', name: 'temperature' }), { x: tensor(1) }],
            throws: { mention: 'temperature' },
          },
          {
            args: [humidity, { x: tensor(1) }],
            throws: { mention: 'humidity' },
          },
        ],
      }),
      check('feed-alive', {
        title: {
          en: 'fed tensors are still alive after a run',
          'zh-CN': '运行之后，喂入的张量依然可用',
        },
        call: 'probe.afterRun',
        cases: [
          {
            args: [add(mul(x, x), y), { x: tensor([2, 3]), y: tensor(1) }],
            expected: { value: tensor([5, 10]), alive: { x: true, y: true } },
          },
        ],
      }),
      check('own-result', {
        title: {
          en: 'the result is the caller’s own: disposing it leaves the fed tensor alive',
          'zh-CN': '结果归调用者所有：释放结果之后，喂入的张量依然可用',
        },
        call: 'probe.afterDispose',
        cases: [
          { args: [x, { x: tensor([2, 3]) }], expected: { x: true } },
          { args: [add(x, y), { x: tensor(2), y: tensor(1) }], expected: { x: true, y: true } },
        ],
      }),
      check('once', {
        title: {
          en: 'a node that is used twice is computed once: 8 doublings cost 8 additions',
          'zh-CN': '被用到两次的节点只算一次：8 次翻倍只需 8 次加法',
        },
        call: 'probe.additions',
        cases: [{ args: [tensor(1), 8], expected: 8 }],
      }),
      check('many-paths', {
        title: {
          en: '60 doublings end at once, although 2^60 paths lead through them',
          'zh-CN': '60 次翻倍立刻算完，尽管其中有 2^60 条路径',
        },
        call: 'probe.doubled',
        timeoutMs: 3000,
        cases: [{ args: [tensor(1), 60], expected: tensor(2 ** 60) }],
      }),
      check('large', {
        title: { en: 'large numbers and zeros', 'zh-CN': '大数与零' },
        call: 'run',
        cases: [1e4, -1e4, 0].map((value) => ({
          args: [mul(add(x, y), x), { x: filled([3], value), y: tensor(0.5) }],
        })),
      }),
    ],
    mistakes: [
      mistake('cached-feed', {
        hint: {
          en: 'A second run met values of the first: what is remembered belongs to one run, and ends with it.',
          'zh-CN': '第二次运行用到了第一次的值：记下的值只属于当次运行，随它结束。',
        },
        variants: ['by-name', 'disposed'],
      }),
      mistake('silent-missing', {
        hint: {
          en: 'Where a placeholder is not fed, stop with an error that says which one: no other value is right.',
          'zh-CN': '占位符没有喂值时，应当报错并指明是哪一个：任何替代值都不对。',
        },
        variants: ['one', 'unnamed', 'generic', 'undefined'],
      }),
      mistake('disposes-feed', {
        hint: {
          en: 'Fed tensors and constants are not yours: leave them alive, their owner may need them again.',
          'zh-CN': '喂入的张量和常量不归你所有：请不要释放，它们的主人可能还要用。',
        },
        variants: ['operands'],
      }),
      mistake('hands-out-feed', {
        hint: {
          en: 'Where a placeholder or a constant is fetched, the caller gets your very tensor and may dispose it: hand out one of its own.',
          'zh-CN':
            '直接取占位符或常量时，交出去的就是那个张量本身，调用者可能会释放它：应当给对方一份自己的。',
        },
      }),
      mistake('leaks', {
        hint: {
          en: 'Values between the feed and the result stay in memory after the run: free all but the result.',
          'zh-CN': '从喂入到结果之间的中间值在运行之后还占着内存：除结果以外都要释放。',
        },
        variants: ['cloned'],
      }),
      mistake('recomputes', {
        hint: {
          en: 'A node that several others use is computed again for each of them: remember its value for the rest of the run.',
          'zh-CN': '被多处用到的节点每次都重新计算：请在本次运行中记住它的值。',
        },
      }),
      mistake('memo-by-op', {
        hint: {
          en: 'Two nodes of one kind are still two nodes: remember values by the node itself, not by its op.',
          'zh-CN': '两个同类的节点仍是两个节点：记值时要以节点本身为键，而不是以 op 为键。',
        },
      }),
      mistake('elementwise-matmul', {
        hint: {
          en: 'mul goes number by number; matMul is another operation, which sums over the shared axis.',
          'zh-CN': 'mul 逐元素相乘；matMul 是另一种运算，要沿共有的轴求和。',
        },
      }),
    ],
    witnesses: [
      { call: 'probe.names', args: [add(x, humidity), { x: tensor(1) }, 'humidity'] },
      { call: 'probe.names', args: [humidity, {}, 'humidity'] },
    ],
    hints: [
      {
        en: 'To compute a node, first compute its operands, which are nodes too. Constants and placeholders are where this ends.',
        'zh-CN': '要算一个节点，先算它的操作数，操作数也是节点。遇到常量或占位符就到头了。',
      },
      {
        en: 'A function that calls itself, and a Map from node to value that is made anew in each run. tf.tidy frees what lies between; tf.clone gives the caller a tensor of its own.',
        'zh-CN':
          '写一个调用自身的函数，再配一个从节点到值的 Map，每次运行都新建一个。tf.tidy 会释放中间结果；tf.clone 让调用者得到属于自己的张量。',
      },
      `export const run = (fetch: GraphNode, feed: Record<string, tf.Tensor>): tf.Tensor =>
  tf.tidy(() => {
    const values = new Map<GraphNode, tf.Tensor>()
    const evaluate = (node: GraphNode): tf.Tensor => {
      const value = ___
      values.set(node, value)
      return value
    }
    const compute = (node: GraphNode): tf.Tensor => {
      if (node.op === 'const') return node.value
      if (node.op === 'placeholder') {
        const fed = feed[node.name]
        if (!fed) throw new Error(\`\${node.name} is not fed\`)
        return fed
      }
      const [a, b] = [evaluate(node.a), evaluate(node.b)]
      if (node.op === 'add') return tf.add(a, b)
      if (node.op === 'mul') return tf.mul(a, b)
      return tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D)
    }
    return tf.clone(evaluate(fetch))
  })`,
    ],
  },
})
