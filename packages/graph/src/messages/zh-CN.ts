import type { Catalog } from '@firstgrad/errors'
import type { GraphDetails, Range, Rank } from '../details.js'
import { shapeText as s, valueText as v } from './shape-text.js'

const at = ({ operation, name }: { operation: string; name: string }) => `${operation} "${name}"`

const list = (names: readonly string[]) =>
  names.length ? names.map((name) => `"${name}"`).join('、') : '无'

const problems: Record<GraphDetails['graph/bad-value']['problem'], string> = {
  ragged: '各行长度不一。请让每一行与第一行等长',
  mixed: '其中混有数字、布尔值和字符串。请只用一种元素',
  size: '元素个数不等于形状各维之积。请给出同一个数组的数据和形状',
  tensor:
    'TensorFlow.js 张量只能喂给用 session({ tf }) 创建的会话。请改用 { data: await tensor.data(), shape: tensor.shape }',
  unreadable: '应为数字、布尔值、字符串、由它们组成的数组、类型化数组或 { data, shape }',
}

const ranks: Record<Rank, string> = {
  scalar: '单个数，即形状 []',
  'exactly-1': '恰好一维',
  'at-least-1': '至少一维',
  'at-least-2': '至少两维（行与列）',
}

const ranges: Record<Range, string> = {
  positive: '大于 0 的有限数',
  'not-negative': '不小于 0 的有限数',
  fraction: '大于等于 0 且小于 1 的数',
  count: '不小于 0 的整数',
  integer: '整数',
  sizes: '由不小于 0 的整数组成的数组，其中至多一个 -1',
}

export const zhCN: Catalog<GraphDetails> = {
  'graph/broadcast': (d) =>
    `${at(d)}：${s(d.left)} 与 ${s(d.right)} 无法广播。从最后一维数起，各维长度须相等或为 1；请用 reshape 调整其中之一。`,
  'graph/dtype-mismatch': (d) =>
    `${at(d)}：两个输入的数据类型应相同，实为 ${d.left} 和 ${d.right}。请用 cast() 转换其中之一。`,
  'graph/dtype-unsupported': (d) =>
    `${at(d)}：应为 ${d.supported.join(' 或 ')}，实为 ${d.dtype}。请用 cast() 转换。`,
  'graph/shapes-differ': (d) =>
    `${at(d)}：两者形状应相同，实为 ${s(d.left)} 和 ${s(d.right)}。请用 reshape 调整其中之一。`,
  'graph/matmul-shape': (d) =>
    `${at(d)}：${s(d.left)} 与 ${s(d.right)} 不能相乘。前者的列数须等于后者的行数（在 transposeA、transposeB 之后）。`,
  'graph/reshape-size': (d) =>
    `${at(d)}：不能把 ${s(d.from)} 变为 ${s(d.to)}。两者的元素个数须相同；其中一维可以写 -1。`,
  'graph/concat-shape': (d) =>
    `${at(d)}：${s(d.left)} 与 ${s(d.right)} 不能沿第 ${d.axis} 维拼接。其余各维须相同。`,
  'graph/rank': (d) => `${at(d)}：应为${ranks[d.expected]}，实际形状为 ${s(d.shape)}。`,
  'graph/bad-axis': (d) =>
    `${at(d)}：形状 ${s(d.shape)} 没有第 ${v(d.axis)} 维。请用 ${-(d.shape?.length ?? 0)} 到 ${(d.shape?.length ?? 0) - 1} 的整数。`,
  'graph/repeated-axis': (d) => `${at(d)}：第 ${d.axis} 维写了两次。每一维至多写一次。`,
  'graph/bad-permutation': (d) =>
    `${at(d)}：${v(d.permutation)} 不是 ${s(d.shape)} 各维的排列。请把每一维恰好写一次。`,
  'graph/bad-option': (d) =>
    `${at(d)}：${d.option} 的取值不对，应为${ranges[d.expected]}，实为 ${v(d.received)}。`,
  'graph/no-inputs': (d) => `${at(d)}：应给出至少含一个节点的数组，实际一个也没有。`,
  'graph/empty-axis': (d) =>
    `${at(d)}：形状 ${s(d.shape)} 的第 ${d.axis} 维没有元素可选。请至少喂入一个。`,
  'graph/integer-division-by-zero': (d) =>
    `${at(d)}：整数除以零。请检查除数，或先用 cast() 转成 float32（那时结果为 Infinity 或 NaN）。`,
  'graph/negative-integer-power': (d) =>
    `${at(d)}：整数的 ${d.exponent} 次幂不是整数。请先用 cast() 转成 float32。`,

  'graph/bad-name': (d) =>
    `名称只能由字母、汉字、数字和 _ . / - 组成，并以字母、汉字、数字或点开头，实为 ${v(d.name)}。`,
  'graph/duplicate-name': (d) =>
    `名称 "${d.name}" 已被占用。占位符要按名称喂数据：请另取一个名称。`,
  'graph/bad-dtype': (d) =>
    `"${d.name}"：数据类型应为 'float32'、'int32'、'int16'、'bool' 或 'string'，实为 ${v(d.dtype)}。`,
  'graph/bad-shape': (d) =>
    `"${d.name}"：形状应如 [28, 28] 或 [null, 784]（null 表示任意长度），实为 ${v(d.shape)}。`,
  'graph/bad-value': (d) => `"${d.name}"：${d.received} 不能用作值：${problems[d.problem]}。`,
  'graph/value-dtype': (d) =>
    `"${d.name}"：元素应为 ${d.dtype} 类型，实为 ${d.received}。请改数据类型或改值。`,
  'graph/not-one-element': (d) =>
    `item() 只能用于恰有一个元素的值，此值的形状为 ${s(d.shape)}。请用 data 或 toArray()。`,
  'graph/not-a-node': (d) =>
    `${d.operation}：应为本图的节点，实为 ${d.received}。请用 constant()、placeholder()、variable() 或某个运算来创建。`,
  'graph/no-value': (d) =>
    `${d.operation}："${d.name}" 只执行动作，不产生值。请改用组成它的那些节点。`,
  'graph/foreign-node': (d) =>
    `"${d.name}" 不是这张图创建的。请用同一个 graph() 的函数来构建和运行所有部分。`,
  'graph/not-a-variable': (d) => `${d.operation}：应为变量，实为 "${d.name}"。`,
  'graph/variable-shape': (d) =>
    `变量 "${d.name}"：初始值的形状须已知，实为 ${s(d.shape)}。变量的形状终身不变。`,

  'graph/no-gradient': (d) =>
    `"${d.of}" 对 "${d.to}" 没有梯度：两者之间没有可导的路径。argmax、equal、转成 int32 的 cast 等选择或比较运算会截断梯度。`,
  'graph/gradient-blocked': (d) => `"${d.of}" 对 "${d.to}" 没有梯度：途中的 ${at(d)} 不可导。`,
  'graph/gradient-dtype': (d) =>
    `"${d.name}" 的类型是 ${d.dtype}：只有 float32 节点才有梯度。请用 cast() 或改数据类型。`,
  'graph/nothing-to-train': (d) => `"${d.loss}" 不依赖任何可训练的变量。请用 variable() 创建参数。`,

  'graph/missing-feed': (d) =>
    `占位符 "${d.name}" 没有喂入数据。请给它一个值：run(…, { ${JSON.stringify(d.name)}: … })，类型 ${d.dtype}，形状 ${s(d.shape)}。`,
  'graph/unknown-feed': (d) =>
    `没有名为 "${d.name}" 的占位符可喂。这张图的占位符有：${list(d.placeholders)}。`,
  'graph/not-a-placeholder': (d) =>
    `"${d.name}"（${d.op}）不能喂数据。只有占位符可以喂；变量请用 assign()。`,
  'graph/duplicate-feed': (d) => `"${d.name}" 在一次运行中被喂了两次。请只留一个。`,
  'graph/feed-dtype': (d) =>
    `占位符 "${d.name}" 接受 ${d.dtype}，实为 ${d.received}。请喂入相符的值，或改它的数据类型。`,
  'graph/feed-shape': (d) =>
    `占位符 "${d.name}" 的形状是 ${s(d.expected)}，实为 ${s(d.received)}。请喂入该形状，或改占位符的形状。`,
  'graph/bad-feeds': (d) => `应给出对象 { 名称: 值 }，或从节点到值的 Map，实为 ${d.received}。`,
  'graph/not-fetchable': (d) =>
    `无法取得 ${d.path || '此项'}：应为节点，或由节点组成的数组或对象，实为 ${d.received}。`,
  'graph/cycle': (d) =>
    `图中有环：${d.names.join(' → ')}。节点不能依赖自己的值；要在多次运行之间保存值，请用 variable()。`,
  'graph/uninitialized': (d) =>
    `变量 "${d.name}" 在这个会话中还没有值。请先 run(initialize())，并在创建完所有变量和优化器之后再调用 initialize()。`,
  'graph/unknown-variable': (d) =>
    `没有名为 "${d.name}" 的变量。这张图的变量有：${list(d.variables)}。`,
  'graph/duplicate-variable': (d) => `变量 "${d.name}" 给了两次。请只留一个。`,
  'graph/assigned-twice': (d) => `一次运行中有两个节点给变量 "${d.name}" 赋值。请分两次先后运行。`,
  'graph/assign-shape': (d) =>
    `变量 "${d.name}" 的形状是 ${s(d.expected)}，实为 ${s(d.received)}。变量的形状终身不变。`,
  'graph/cannot-compile': (d) =>
    `无法编译 "${d.name}"：${
      {
        'dynamic-shape': '它的形状要到喂数据时才知道',
        'too-large': '图的节点太多，不宜展开成直线代码',
        forbidden: '此页面或进程禁止生成代码',
      }[d.because]
    }。请去掉 executor: 'compiled'。`,
  'graph/bad-executor': (d) =>
    `session：executor 应为 'compiled' 或 'interpreted'，实为 ${v(d.received)}。不写则由会话自行选择；要用 TensorFlow.js 请传入 { tf }。`,
  'graph/out-of-memory': (d) =>
    `内存放不下 ${d.elements} 个 ${d.dtype} 元素的数组。请检查形状：两个形状广播后，元素个数是各维长度之积；也可减小批量。`,
  'graph/closed': () => '这个会话已关闭。请用 session() 新建一个。',

  'graph/too-large-to-draw': (d) =>
    `这 ${d.boxes} 个运算画成一张图会大得无法看清。请只把关心的节点传给 toSVG()，或改用 toDot()、toGraphDef() 配合查看器。`,
}
