import type { Catalog } from '@firstgrad/errors'
import type { CoreErrors, Expected } from '../errors.js'

const short = (value: number) => String(Number(value.toPrecision(4)))

const list = (names: readonly string[]) => names.join('、')

const inWords = ({ whole, least, above, most, choices }: Expected) => {
  if (choices) return `以下之一：${list(choices)}`
  const bounds = [
    least !== undefined && `不小于 ${least} `,
    above !== undefined && `大于 ${above} `,
    most !== undefined && `不大于 ${most} `,
  ].filter(Boolean)
  const kind = whole ? '整数' : '数'
  return bounds.length > 0 ? `${bounds.join('且')}的${kind}` : kind
}

export const zhCN: Catalog<CoreErrors> = {
  'core/model-not-compiled': () =>
    '模型还没有编译：缺少损失函数和优化器。请先调用 model.compile({ optimizer, loss })。',
  'core/example-shape': ({ what, expected, received }) =>
    `${what} 的形状应为 ${expected}，实际为 ${received}。第一个数是样本个数，请对照模型检查其余各维。`,
  'core/example-count': ({ x, y }) =>
    `输入与目标的个数应当相同，实际有 ${x} 个输入、${y} 个目标。请让每个 x 对应一个 y。`,
  'core/no-examples': ({ what }) =>
    `${what === 'training' ? '训练' : '验证'}样本至少要有一个，实际一个也没有。请检查所选的划分或数量限制。`,
  'core/parameter': ({ name, expected, received }) =>
    `${name} 应为${inWords(expected)}，实际为 ${received}。`,
  'core/optimizer-state': ({ optimizer, supported }) =>
    `需要状态可以精确保存的优化器（${list(supported)}），实际为 ${optimizer}。请换用其中之一，或不保存检查点。`,
  'core/checkpoint-missing': ({ path }) =>
    `在 ${path} 没有找到检查点。请先用这个路径训练一次，或去掉恢复选项。`,
  'core/checkpoint-damaged': ({ path, reason }) =>
    `${path} 处的检查点不完整（${reason}）。请删除该文件后重新训练。`,
  'core/checkpoint-mismatch': ({ path, field, saved, received }) =>
    `${path} 中保存的 ${field} 为 ${saved}，而现在是 ${received}。要继续训练请使用保存的值，要重新开始请换一个检查点路径。`,
  'core/checkpoint-write': ({ path, reason }) =>
    `无法写入检查点 ${path}：${reason}。之前的检查点（如果有）没有改动。请腾出空间或换一个路径。`,
  'core/unseeded-layers': ({ layers }) =>
    `以下层会使用没有种子的随机数：${list(layers)}。要让结果可以重现，请去掉它们。`,
  'core/fixed-learning-rate': ({ optimizer }) =>
    `需要训练中可以改变学习率的优化器，而 ${optimizer} 的学习率是固定的。请把 learningRateSchedule 设为 "constant"，或改用 layers 模型。`,
  'core/answer-missing': ({ path }) =>
    `没有找到答案文件 ${path}。请先运行 firstgrad start，或用 --file 指明文件。`,
  'core/answer-unreadable': ({ path, reason }) => `文件 ${path} 无法作为程序读取：${reason}。`,
  'core/unknown-run': ({ id, known }) =>
    `没有名为“${id}”的实验，可选：${list(known)}。可用 firstgrad list 查看。`,
  'core/cause-examples-not-finite': ({ what, index }) =>
    `第 ${index} 个样本的 ${what} 含有不是数的值。请先清洗数据再训练。`,
  'core/cause-learning-rate': ({ learningRate, largestCurvature, limit }) =>
    `学习率 ${learningRate} 过大：起点处损失的最大曲率为 ${short(largestCurvature)}，学习率超过 ${short(limit)} 就会越走越远。请试试不超过 ${short(limit / 2)} 的值。`,
  'core/cause-inputs-unscaled': ({ largest }) =>
    `输入的绝对值达到 ${short(largest)}。请把它们缩放到 1 左右：输入越大，曲率越大。`,
  'core/cause-unknown': () =>
    '没有找到常见原因。请把学习率减到十分之一试试，并检查损失中有没有 log(0) 或除以 0。',
}
