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
  'viz/writer-closed': (d) => `事件文件 ${d.path} 已关闭。请用 eventWriter() 另开一个。`,
  'viz/cannot-write': (d) => `${d.path} 无法写入：${d.reason}。请检查文件夹、权限和剩余空间。`,
  'viz/not-a-model': (d) =>
    `应为 TensorFlow.js 的分层模型，收到的是 ${d.received}。用 tf.sequential() 或 tf.model() 构建，或用 await tf.loadLayersModel() 载入；图模型（GraphModel）没有层。`,
  'viz/model-not-built': (d) =>
    `模型 ${d.model} 还没有构建，各层形状未知。请先添加层，并为第一层指定 inputShape。`,
}
