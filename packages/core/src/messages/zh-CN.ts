import type { Catalog } from '@firstgrad/errors'
import type { CoreErrors, Expected } from '../errors.js'
import { zhCN as diagnosis } from './diagnosis/zh-CN.js'
import { ownData } from './own-data/zh-CN.js'
import { zhCN as permalink } from './permalink/zh-CN.js'

const list = (names: readonly string[]) => names.join('、')

const inWords = ({ boolean, whole, least, above, most, choices }: Expected) => {
  if (boolean) return ' true 或 false'
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
  ...diagnosis,
  ...ownData,
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
  'core/unknown-parameter': ({ name, known }) =>
    `没有名为 ${name} 的参数，可选：${list(known)}。请检查拼写。`,
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
  'core/card-damaged': ({ reason }) =>
    `这不是完整的运行卡片（${reason}）。请使用原样的文件，或重新运行实验。`,
  'core/card-version': ({ received, supported }) =>
    `运行卡片的版本应为 ${supported}，实际为 ${received}。请用写出它的那个版本的 firstgrad 读取。`,
  'core/card-changed': ({ expected, received }) =>
    `这张运行卡片的指标和图的 SHA-256 为 ${expected}，卡片上写的却是 ${received}：写出之后被改动过。请重新运行实验。`,
  'core/no-cards': () => '至少要有一张运行卡片，实际一张也没有。请先运行实验。',
  'core/cards-of-other-exercises': ({ exercises }) =>
    `运行卡片应属于同一个练习，实际来自 ${list(exercises)}。请比较同一个练习的运行。`,
  'core/sweep-empty': ({ name }) =>
    `${name} 至少要有一个待试的值，实际一个也没有。请列出它的值，或去掉它。`,
  'core/sweep-too-large': ({ count, most }) =>
    `最多试 ${most} 种组合，实际有 ${count} 种。请减少取值或参数。`,
  'core/export-unsupported': ({ layer, what, supported }) =>
    `${layer} 层（${what}）无法写成 Keras 的层，可用的有：${list(supported)}。请换用其中之一，或导出为 TensorFlow.js 的 layers 格式。`,
  'core/weights-do-not-fit': ({ reason, expected = '', received = '' }) =>
    ({
      'no-forks': '这个实验不能从另一次运行的权重开始。请用种子重新开始。',
      damaged: `这不是检查点的权重（${received}）。请原样使用这个实验的检查点。`,
      'other-model': `这些权重属于另一个模型：应为 ${expected}，实际为 ${received}。请把决定模型结构的参数（层数、大小）设成与检查点相同，或重新开始。`,
      'not-finite': `权重 ${received} 里已经不是数了：运行到那里已经发散。请选更早的检查点。`,
    })[reason],
  'core/permalink': permalink,
  'core/unknown-run': ({ id, known }) =>
    `没有名为“${id}”的实验，可选：${list(known)}。可用 firstgrad list 查看。`,
  'core/unknown-exercise': ({ id, suggestions }) =>
    [
      `没有名为“${id}”的练习。`,
      ...(suggestions.length > 0 ? [`是不是想输入 ${suggestions.join(' 或 ')}？`] : []),
      '可用 firstgrad list 查看。',
    ].join(''),
  'core/ambiguous-exercise': ({ id, matches }) =>
    `有多个练习都叫“${id}”：${list(matches)}。请写上单元名。`,
  'core/exercise-id': ({ id }) =>
    `练习的编号应形如 unit/name，只用小写字母、数字和连字符，实际为 ${JSON.stringify(id)}。`,
  'core/exercise-invalid': ({ path, reason }) =>
    `${path} 不是合格的练习：${reason}。请参考 @firstgrad/core 的 README 中的例子。`,
  'core/exercise-without-task': ({ id }) =>
    `${id} 不用写代码，它是一个实验。请运行 firstgrad run ${id}。`,
  'core/exercise-file-exists': ({ id, path }) =>
    `${path} 已经存在，没有改动。可以接着写，也可以恢复初始代码：firstgrad reset ${id}`,
  'core/exercise-file-missing': ({ id, path }) =>
    `没有在 ${path} 找到你的代码。请先运行 firstgrad start ${id}，或指明文件的位置。`,
  'core/solution-unearned': ({ id }) =>
    `请先自己试一试：检查失败过一次之后（firstgrad check ${id}）才显示答案，也可以加上 --yes 直接看。想先要点提示：firstgrad hint ${id}`,
  'core/course-file-missing': ({ id, file }) =>
    `练习 ${id} 缺少文件 ${file}。请重新安装 @firstgrad/core。`,
  'core/file-exists': ({ path }) => `${path} 已经存在，没有改动。请换一个文件名。`,
  'core/folder-not-empty': ({ path }) =>
    `${path} 里已经有文件，没有改动。请换一个新的或空的文件夹。`,
  'core/file-read': ({ path, reason }) => `无法读取 ${path}：${reason}。请检查文件名。`,
  'core/file-write': ({ path, reason }) =>
    `无法写入 ${path}：${reason}。请换一个可以写入的文件夹。`,
  'core/progress-damaged': ({ path, place, keptAs }) =>
    [
      `${path} 中应是学习进度，实际${place ? `在 ${place} 处内容不对` : '不是 JSON 文本'}。`,
      keptAs ? `原文件已保存为 ${keptAs}，进度从头记起。` : '该文件没有改动，请换一个文件。',
    ].join(''),
  'core/progress-newer': ({ path, version, supported }) =>
    `${path} 中的学习进度应为第 ${supported} 版，实际为第 ${version} 版。它由更新的 firstgrad 写成，因此没有改动；请升级本机的 firstgrad。`,
  'core/progress-read-only': ({ path }) =>
    `进度无法保存到 ${path}：磁盘或文件夹是只读的。请把 FIRSTGRAD_PROGRESS 设为一个可以写入的文件。`,
  'core/progress-unreadable': ({ path, reason }) =>
    `无法读取学习进度 ${path}：${reason}。请把 FIRSTGRAD_PROGRESS 设为一个可以读取的文件。`,
  'core/progress-write': ({ path, reason }) =>
    `进度无法保存到 ${path}：${reason}。原有的进度没有改动。请腾出空间，或把 FIRSTGRAD_PROGRESS 设为别的文件。`,
}
