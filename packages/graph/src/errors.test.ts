import { CodedError, describeError } from '@firstgrad/errors'
import { describe, expect, it } from 'vitest'
import { type Graph, graph, type Node, type Readable, Value } from './index.js'
import { messages } from './messages/index.js'

type Float = Node<'float32'>
type Attempt = (g: Graph) => unknown

const matrix = (g: Graph, rows: number, columns: number, name?: string): Float =>
  g.placeholder('float32', [rows, columns], name ? { name } : {})
const vector = (g: Graph, length: number): Float => g.placeholder('float32', [length])
const anything = (value: unknown) => value as never

/** Every code, how to meet it, and a part of its English and Chinese words. */
const cases: [string, Attempt, string, string][] = [
  [
    'graph/broadcast',
    (g) => g.add(matrix(g, 3, 4), vector(g, 5), { name: 'prediction' }),
    'add "prediction": cannot broadcast [3,4] with [5]',
    'add "prediction"：[3,4] 与 [5] 无法广播',
  ],
  [
    'graph/broadcast',
    (g) => g.where(g.placeholder('bool', [2]), vector(g, 3), 1),
    'where "Select": cannot broadcast [2] with [3]',
    '无法广播',
  ],
  [
    'graph/dtype-mismatch',
    (g) => g.multiply(vector(g, 1), anything(g.placeholder('int32', [1])), { name: 'm' }),
    'multiply "m": expected both inputs of one dtype, got float32 and int32',
    'float32 和 int32',
  ],
  [
    'graph/dtype-unsupported',
    (g) => g.sqrt(anything(g.constant([4], { dtype: 'int32' })), { name: 'root' }),
    'sqrt "root": expected float32, got int32',
    '应为 float32，实为 int32',
  ],
  ['graph/dtype-unsupported', (g) => g.cast(1, anything('string')), 'got string', 'string'],
  ['graph/shapes-differ', (g) => g.addN([vector(g, 2), vector(g, 3)]), '[2] and [3]', '[2] 和 [3]'],
  [
    'graph/matmul-shape',
    (g) => g.matmul(matrix(g, 2, 3), matrix(g, 2, 3), { name: 'layer' }),
    'matmul "layer": cannot multiply [2,3] by [2,3]',
    '[2,3] 与 [2,3] 不能相乘',
  ],
  ['graph/rank', (g) => g.matmul(matrix(g, 2, 3), vector(g, 3)), 'at least two axes', '至少两维'],
  ['graph/rank', (g) => g.scalarMul(vector(g, 3), 2), 'a single number', '单个数'],
  ['graph/rank', (g) => g.unique(matrix(g, 2, 2)), 'one axis', '恰好一维'],
  ['graph/rank', (g) => g.where(true), 'at least one axis', '至少一维'],
  [
    'graph/reshape-size',
    (g) => g.reshape(matrix(g, 2, 3), [4, -1]),
    'cannot reshape [2,3] to [4,-1]',
    '不能把 [2,3] 变为 [4,-1]',
  ],
  [
    'graph/concat-shape',
    (g) => g.concat([matrix(g, 2, 2), matrix(g, 2, 3)], { axis: 0 }),
    'cannot join [2,2] and [2,3] along axis 0',
    '不能沿第 0 维拼接',
  ],
  ['graph/bad-axis', (g) => g.reduceSum(matrix(g, 2, 2), { axis: 2 }), 'from -2 to 1', '-2 到 1'],
  ['graph/bad-axis', (g) => g.argmax(matrix(g, 2, 2), { axis: 0.5 }), 'axis 0.5', '第 0.5 维'],
  [
    'graph/bad-axis',
    (g) => g.concat([vector(g, 2)], anything(undefined)),
    'undefined',
    'undefined',
  ],
  [
    'graph/repeated-axis',
    (g) => g.reduceMax(matrix(g, 2, 2), { axis: [0, -2] }),
    'axis 0 is named twice',
    '第 0 维写了两次',
  ],
  [
    'graph/bad-permutation',
    (g) => g.transpose(matrix(g, 2, 2), { perm: [0, 0] }),
    '[0, 0] does not order the axes of [2,2]',
    '不是 [2,2] 各维的排列',
  ],
  [
    'graph/bad-option',
    (g) => g.sgd(g.square(g.variable(1)), { learningRate: -1 }),
    'sgd "sgd": expected learningRate to be a finite number above 0, got -1',
    'learningRate 的取值不对，应为大于 0 的有限数，实为 -1',
  ],
  ['graph/bad-option', (g) => g.sgd(g.square(g.variable(1)), anything(undefined)), 'undefined', ''],
  [
    'graph/bad-option',
    (g) => g.momentum(g.square(g.variable(1)), { learningRate: 1, momentum: 1 }),
    'momentum to be a number from 0 to below 1, got 1',
    '小于 1',
  ],
  [
    'graph/bad-option',
    (g) => g.adam(g.square(g.variable(1)), { learningRate: 1, epsilon: Number.NaN }),
    'epsilon to be a finite number of at least 0, got NaN',
    '不小于 0',
  ],
  ['graph/bad-option', (g) => g.oneHot([1], -1), 'depth to be a whole number', '不小于 0 的整数'],
  ['graph/bad-option', (g) => g.reshape(vector(g, 4), [-1, -1]), 'at most one of them -1', '-1'],
  [
    'graph/bad-option',
    (g) => g.randomNormal([2], anything({})),
    'seed to be a whole number',
    '整数',
  ],
  ['graph/no-inputs', (g) => g.addN([]), 'at least one node', '至少含一个节点'],
  ['graph/no-inputs', (g) => g.concat([], { axis: 0 }), 'at least one node', '至少含一个节点'],
  ['graph/no-inputs', (g) => g.group([]), 'at least one node', '至少含一个节点'],
  [
    'graph/empty-axis',
    (g) => g.session().run(g.argmax(g.constant([]))),
    'axis 0 of shape [0] has no elements',
    '没有元素可选',
  ],
  [
    'graph/integer-division-by-zero',
    (g) => g.session().run(g.div(g.constant(1, { dtype: 'int32' }), 0, { name: 'share' })),
    'div "share": integer division by zero',
    '整数除以零',
  ],
  [
    'graph/negative-integer-power',
    (g) => g.session().run(g.pow(g.constant(2, { dtype: 'int32' }), -1)),
    'to the power -1',
    '-1 次幂',
  ],
  ['graph/bad-name', (g) => g.constant(1, { name: 'a b' }), '"a b"', '"a b"'],
  ['graph/bad-name', (g) => g.constant(1, { name: '' }), '""', '""'],
  ['graph/bad-name', (g) => g.constant(1, { name: '^control' }), '^control', '^control'],
  [
    'graph/duplicate-name',
    (g) => [1, 2].map(() => g.placeholder('float32', [], { name: 'x' })),
    'The name "x" is taken',
    '名称 "x" 已被占用',
  ],
  [
    'graph/bad-dtype',
    (g) => g.placeholder(anything('float64'), [], { name: 'x' }),
    `"x": expected dtype 'float32', 'int32', 'int16', 'bool' or 'string', got "float64"`,
    'float64',
  ],
  ['graph/bad-dtype', (g) => g.cast(1, anything('double')), '"double"', '"double"'],
  ['graph/bad-dtype', (g) => g.constant(1, { dtype: anything('int64') }), '"int64"', '"int64"'],
  ['graph/bad-shape', (g) => g.placeholder('float32', [-1]), 'got [-1]', '实为 [-1]'],
  ['graph/bad-shape', (g) => g.placeholder('float32', anything(3)), 'got 3', '实为 3'],
  ['graph/bad-shape', (g) => g.zeros(anything([null])), 'got [null]', '实为 [null]'],
  ['graph/bad-value', (g) => g.constant([[1], [1, 2]]), 'rows differ in length', '各行长度不一'],
  ['graph/bad-value', (g) => g.constant(anything([1, 'a'])), 'mixes numbers', '混有'],
  [
    'graph/bad-value',
    (g) => g.constant({ data: [1, 2], shape: [3] }),
    'not the product of the shape',
    '不等于形状各维之积',
  ],
  [
    'graph/bad-value',
    (g) => g.constant(anything({ data: async () => [1], shape: [1], dtype: 'float32' })),
    'await tensor.data()',
    'await tensor.data()',
  ],
  ['graph/bad-value', (g) => g.add(vector(g, 1), anything({})), '{…}', '{…}'],
  [
    'graph/bad-value',
    (g) => {
      const endless: unknown[] = []
      endless.push(endless)
      return g.constant(anything(endless))
    },
    'cannot use [[[…]]] as a value',
    '[[[…]]] 不能用作值',
  ],
  [
    'graph/value-dtype',
    (g) => g.add(g.constant(1, { dtype: 'int32', name: 'n' }), 1.5, { name: 'more' }),
    '"more/y": expected elements of dtype int32, got 1.5',
    '元素应为 int32 类型，实为 1.5',
  ],
  ['graph/value-dtype', (g) => g.variable(true, { dtype: 'float32' }), 'true', 'true'],
  ['graph/not-one-element', () => new Value('bool', [0], new Uint8Array(0)).item(), '[0]', '[0]'],
  [
    'graph/not-a-node',
    (g) => g.add(vector(g, 1), anything(undefined)),
    'got undefined',
    'undefined',
  ],
  ['graph/not-a-node', (g) => g.exp(anything(null)), 'exp: expected a node', 'null'],
  ['graph/not-a-node', (g) => g.gradients(anything(3), []), 'gradients', '3'],
  [
    'graph/not-a-node',
    (g) => g.softmaxCrossEntropyWithLogits(anything({})),
    'undefined',
    'undefined',
  ],
  ['graph/not-a-node', (g) => g.group(anything([3])), 'group', '3'],
  [
    'graph/no-value',
    (g) => g.add(anything(g.group([vector(g, 1)], { name: 'step' })), 1),
    'add: "step" only acts',
    '不产生值',
  ],
  ['graph/foreign-node', (g) => g.exp(vector(graph(), 1)), 'not made by this graph', '不是这张图'],
  ['graph/foreign-node', (g) => g.exp({ ...vector(g, 1) }), 'not made by this graph', '不是这张图'],
  [
    'graph/not-a-variable',
    (g) => g.assign(g.constant(1, { name: 'c' }), 2),
    'assign: expected a variable, got "c"',
    '应为变量',
  ],
  [
    'graph/not-a-variable',
    (g) => g.sgd(g.square(g.variable(1)), { learningRate: 1, variables: [g.constant(1)] }),
    'sgd: expected a variable',
    '应为变量',
  ],
  [
    'graph/variable-shape',
    (g) => g.variable(g.placeholder('float32', [null]), { name: 'v' }),
    'variable "v": expected an initial value of known shape, got [?]',
    '[?]',
  ],
  ['graph/no-gradient', (g) => g.gradients(vector(g, 1), vector(g, 1)), 'no gradient', '没有梯度'],
  [
    'graph/no-gradient',
    (g) => {
      const [a, b] = [g.variable(1, { name: 'a' }), g.variable(2, { name: 'b' })]
      return g.sgd(g.square(a), { learningRate: 1, variables: [a, b] })
    },
    'with respect to "b"',
    '"b"',
  ],
  [
    'graph/gradient-blocked',
    (g) => {
      const x = vector(g, 2)
      return g.gradients(g.unique(x, { name: 'kinds' }).y, x)
    },
    'unique "kinds" on the way is not differentiable',
    '不可导',
  ],
  [
    'graph/gradient-dtype',
    (g) => g.gradients(anything(g.constant(1, { dtype: 'int32', name: 'n' })), []),
    '"n" is int32',
    '"n" 的类型是 int32',
  ],
  [
    'graph/gradient-dtype',
    (g) => g.adam(anything(g.argmax(vector(g, 2))), { learningRate: 1 }),
    'int32',
    'int32',
  ],
  [
    'graph/nothing-to-train',
    (g) => g.sgd(g.square(vector(g, 1), { name: 'loss' }), { learningRate: 1 }),
    '"loss" depends on no trainable variable',
    '不依赖任何可训练的变量',
  ],
  ['graph/missing-feed', (g) => g.session().run(vector(g, 1)), 'was not fed', '没有喂入数据'],
  ['graph/unknown-feed', (g) => g.session().run(g.constant(1), { x: 1 }), 'has: none', '有：无'],
  [
    'graph/not-a-placeholder',
    (g) => g.session().run(g.constant(1, { name: 'c' }), { c: 1 }),
    '"c" (Const) cannot be fed',
    '不能喂数据',
  ],
  [
    'graph/duplicate-feed',
    (g) => {
      const x = g.placeholder('float32', [], { name: 'x' })
      const feeds = new Map<Node | string, Readable>([
        [x, 1],
        ['x', 2],
      ])
      return g.session().run(x, feeds)
    },
    '"x" is fed twice',
    '喂了两次',
  ],
  [
    'graph/feed-dtype',
    (g) => g.session().run(g.placeholder('int32', [], { name: 'n' }), { n: 0.5 }),
    'Placeholder "n" takes int32, got 0.5',
    '接受 int32，实为 0.5',
  ],
  [
    'graph/feed-shape',
    (g) => g.session().run(g.placeholder('float32', [null, 2], { name: 'x' }), { x: [1, 2, 3] }),
    'takes shape [?,2], got [3]',
    '形状是 [?,2]，实为 [3]',
  ],
  ['graph/bad-feeds', (g) => g.session().run(g.constant(1), anything('x')), 'got "x"', '实为 "x"'],
  ['graph/not-fetchable', (g) => g.session().run(anything({ cost: 3 })), 'fetch cost', '取得 cost'],
  [
    'graph/cycle',
    (g) => {
      const a = g.exp(1, { name: 'a' })
      ;(a.inputs as Node[])[0] = a
      return g.session().run(a)
    },
    'circle: a → a',
    '图中有环：a → a',
  ],
  ['graph/uninitialized', (g) => g.session().run(g.variable(1)), 'initialize()', 'initialize()'],
  [
    'graph/unknown-variable',
    (g) => {
      g.variable(1, { name: 'W' })
      return g.session().assign({ w: 1 })
    },
    'no variable "w". This graph has: "W"',
    '变量有："W"',
  ],
  [
    'graph/duplicate-variable',
    (g) => {
      const W = g.variable(1, { name: 'W' })
      const values = new Map<Node | string, Readable>([
        [W, 1],
        ['W', 2],
      ])
      return g.session().assign(values)
    },
    '"W" is given twice',
    '给了两次',
  ],
  [
    'graph/assigned-twice',
    (g) => {
      const W = g.variable(1, { name: 'W' })
      return g.session().run([g.assign(W, 1), g.assign(W, 2)])
    },
    'assign to variable "W"',
    '给变量 "W" 赋值',
  ],
  [
    'graph/assign-shape',
    (g) => g.assign(g.variable([1, 2], { name: 'W' }), [1, 2, 3]),
    '"W" has shape [2], got [3]',
    '形状是 [2]，实为 [3]',
  ],
  [
    'graph/cannot-compile',
    (g) => g.session({ executor: 'compiled' }).run(g.placeholder('float32', null, { name: 'x' })),
    'Cannot compile "x"',
    '无法编译 "x"',
  ],
  ['graph/bad-executor', (g) => g.session({ executor: anything('gpu') }), '"gpu"', '"gpu"'],
  ['graph/out-of-memory', (g) => g.zeros([1e6, 1e6]), '1000000000000', '1000000000000'],
  [
    'graph/closed',
    (g) => {
      const s = g.session()
      s.close()
      return s.run(g.constant(1))
    },
    'closed',
    '已关闭',
  ],
]

describe('errors', () => {
  it.each(cases)('%s', (code, attempt, english, chinese) => {
    let error: unknown
    try {
      attempt(graph())
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(CodedError)
    expect(error).toMatchObject({ code, message: expect.stringContaining(english) })
    expect(describeError(error, 'en', messages)).toBe((error as CodedError).message)
    const words = describeError(error, 'zh-CN', messages)
    expect(words).toContain(chinese)
    expect(words).toMatch(/[\u4e00-\u9fff]/)
  })

  it('all have a case here', () => {
    // Drawing has its own tests.
    const elsewhere = ['graph/too-large-to-draw']
    const tried = new Set([...cases.map(([code]) => code), ...elsewhere])
    expect(Object.keys(messages.en).filter((code) => !tried.has(code))).toEqual([])
  })
})
