import type { Catalog } from '@firstgrad/errors'
import type { VizDetails } from '../details.js'

export const zhCN: Catalog<VizDetails> = {
  'viz/not-numbers': (d) =>
    `应为数字：数组、类型化数组、嵌套数组，或带 dataSync() 的张量。收到的是 ${d.received}。`,
  'viz/ragged': (d) =>
    `各行长度应当一致：第一行有 ${d.expected} 个数，另一行有 ${d.received} 个。请让它们等长。`,
  'viz/bad-step': (d) => `step 应为不小于 0 的整数，收到的是 ${d.step}。`,
  'viz/bad-tag': (d) => `tag 应为非空的文字，收到的是 ${d.tag}。`,
  'viz/bad-count': (d) => `${d.option} 应为不小于 ${d.least} 的整数，收到的是 ${d.received}。`,
  'viz/not-a-png': (d) =>
    `应为 PNG 文件的字节，收到的 ${d.bytes} 个字节开头不像 PNG。原始像素请用 { data, width, height, channels } 给出。`,
  'viz/bad-image': (d) =>
    `应为 ${d.width} x ${d.height} 像素、${d.channels} 个通道（1 到 4），共 ${d.width * d.height * d.channels} 个数，收到 ${d.numbers} 个。`,
  'viz/images-differ': (d) =>
    `同一 tag 下的图像尺寸应当一致，收到了 ${d.first} 和 ${d.other}。请用不同的 tag 写入。`,
  'viz/lengths-differ': (d) =>
    `${d.what} 应有 ${d.expected} 个，与数据一一对应，收到 ${d.received} 个。`,
  'viz/bad-prediction': (d) =>
    `预测值应在 0 到 1 之间，下标 ${d.index} 处是 ${d.received}。请传概率，而不是 logits。`,
  'viz/empty': (d) => `${d.what} 至少要有一个，收到的是空的。`,
  'viz/bad-shape': (d) => `${d.what} 的形状应为 ${d.expected}，收到的是 ${d.received}。`,
  'viz/bad-class': (d) =>
    `${d.what} 应为类别编号（不小于 0 的整数），下标 ${d.index} 处是 ${d.received}。`,
  'viz/unknown-class': (d) =>
    `${d.what} 应小于类别数 ${d.classes}，下标 ${d.index} 处是 ${d.received}。请在 \`classes\` 中写出每个类别的名称。`,
  'viz/bad-label': (d) => `标签应为 0 或 1，下标 ${d.index} 处是 ${d.received}。`,
  'viz/not-a-score': (d) => `得分应为数字，下标 ${d.index} 处是 NaN。`,
  'viz/one-class': (d) =>
    `两类样本都要有，收到 ${d.positives} 个正例、${d.negatives} 个负例。只有一类时无法计算比率。`,
  'viz/unknown-layer': (d) => `层 ${d.name} 的输入 ${d.input} 不在各层之中。`,
  'viz/layer-twice': (d) => `有两层都叫 ${d.name}。请给每层一个不同的名称。`,
  'viz/circular-layers': (d) => `各层应从输入通向输出；这些层连成了环：${d.names.join('、')}。`,
  'viz/too-many-figures': (d) =>
    `${d.rows} x ${d.columns} 个位置最多放 ${d.rows * d.columns} 幅图，收到 ${d.received} 幅。`,
  'viz/animation-within': () => '每一帧都应是静止的图，其中却有动画。请把它的各帧放进这个动画里。',
  'viz/bad-figure': (d) =>
    `应为版本 1 的图，而 ${d.path} 是 ${d.received}，不符合要求（${d.reason}）。`,
  'viz/bad-scale': (d) => `scale 应大于 0 且不超过 20，收到的是 ${d.received}。`,
  'viz/no-renderer': (d) =>
    `PNG 由 @resvg/resvg-js 生成，但找不到它（${d.reason}）。请安装：npm install @resvg/resvg-js。`,
  'viz/writer-closed': (d) => `事件文件 ${d.path} 已关闭。请用 eventWriter() 另开一个。`,
  'viz/cannot-write': (d) => `${d.path} 无法写入：${d.reason}。请检查文件夹、权限和剩余空间。`,
  'viz/not-a-model': (d) =>
    `应为 TensorFlow.js 的分层模型，收到的是 ${d.received}。用 tf.sequential() 或 tf.model() 构建，或用 await tf.loadLayersModel() 载入；图模型（GraphModel）没有层。`,
  'viz/model-not-built': (d) =>
    `模型 ${d.model} 还没有构建，各层形状未知。请先添加层，并为第一层指定 inputShape。`,
}
