import type { Catalog } from '@firstgrad/errors'
import type { FindingDetails } from '../../diagnosis/finding.js'

const short = (value: number) => String(Number(value.toPrecision(4)))

const percent = (share: number) => `${Number((100 * share).toPrecision(3))}%`

export const zhCN: Catalog<FindingDetails> = {
  'core/cause-examples-not-finite': ({ what, index }) =>
    `第 ${index} 个样本的 ${what} 含有不是数的值。请先清洗数据再训练。`,
  'core/cause-learning-rate': ({ learningRate, largestCurvature, limit }) =>
    `学习率 ${learningRate} 过大：起点处损失的最大曲率为 ${short(largestCurvature)}，学习率超过 ${short(limit)} 就会越走越远。请试试不超过 ${short(limit / 2)} 的值。`,
  'core/cause-adaptive-rate': ({ optimizer, learningRate, usual }) =>
    `学习率 ${learningRate} 对 ${optimizer} 来说过大：不论梯度多小，它每一步都会把每个权重移动这么多。请试试 ${usual}。`,
  'core/cause-rate-too-small': ({ optimizer, learningRate, suggested, first, last, steps }) =>
    `学习率 ${learningRate} 对 ${optimizer} 来说太小：走了 ${steps} 步，损失只从 ${short(first)} 变到 ${short(last)}。请试试 ${short(suggested)}。`,
  'core/cause-inputs-unscaled': ({ largest }) =>
    `输入的绝对值达到 ${short(largest)}。请把它们缩放到 1 左右：输入越大，曲率越大。`,
  'core/cause-inputs-tiny': ({ largest }) =>
    `输入的绝对值都不超过 ${short(largest)}，权重几乎不起作用。请把输入缩放到 1 左右。`,
  'core/cause-dead-units': ({ layer, dead, units }) =>
    `${layer} 层的 ${units} 个 ReLU 中有 ${dead} 个已经“死亡”：对所有样本都输出 0，梯度也传不过去。请用更小的学习率或别的初始化重新训练，或改用 leaky ReLU。`,
  'core/cause-identical-units': ({ layer, units }) =>
    `${layer} 层的 ${units} 个单元权重完全相同，学到的东西也始终相同，等于只有一个。请随机初始化权重。`,
  'core/cause-vanishing-gradients': ({ first, last, share }) =>
    `梯度在反向传播中消失了：${first} 层的梯度只有 ${last} 层的 ${percent(share)}。请用 ReLU 代替 sigmoid 或 tanh，减少层数，或加入批归一化。`,
  'core/cause-vanishing-activations': ({ layer, share }) =>
    `信号逐层减弱：${layer} 层的输出只有输入的 ${percent(share)}，梯度也随之减弱。请增大初始权重（ReLU 用 heNormal，tanh 用 glorotNormal）。`,
  'core/cause-exploding-gradients': ({ layer, times }) =>
    `信号逐层放大：${layer} 层的输出是输入的 ${short(times)} 倍，梯度也随之爆炸。请减小初始权重（ReLU 用 heNormal，tanh 用 glorotNormal）。`,
  'core/cause-plateau': ({ loss, constant, steps }) =>
    `走了 ${steps} 步，损失为 ${short(loss)}，而永远回答同一个值的损失是 ${short(constant)}：模型没有从输入中学到任何东西。请检查 x 与 y 是否对应、模型能否区分不同的输入，或再多训练几步。`,
  'core/cause-overfitting': ({ epoch, best, last, training }) =>
    `模型在死记样本：验证损失在第 ${epoch} 轮最低（${short(best)}），现在升到 ${short(last)}，而训练损失为 ${short(training)}。请提前停止，增加数据，减小模型，或使用 dropout。`,
  'core/cause-leak': ({ perStep, tensors, steps }) =>
    `张量没有释放：每一步约增加 ${short(perStep)} 个，${steps} 步之后共有 ${tensors} 个。请释放循环中创建的张量，或把它们放进 tf.tidy。`,
  'core/cause-loss-wants-probabilities': ({ loss, activation, better }) =>
    `损失 ${loss} 需要概率，而输出层的激活函数是 ${activation}。请把最后一层的激活函数改为 ${better}。`,
  'core/cause-loss-wants-logits': ({ loss, applies, activation, better }) =>
    `损失 ${loss} 需要 logits，自己会做 ${applies}，而输出已经用了激活函数 ${activation}：做两次会使梯度变平。请让最后一层不用激活函数，或改用损失 ${better}。`,
  'core/cause-softmax-of-one-unit': () =>
    '只有一个单元的 softmax 永远等于 1，什么也学不到。请用 sigmoid 和 binaryCrossentropy，或让每个类别有一个单元。',
  'core/cause-classes-of-one-unit': ({ loss }) =>
    `损失 ${loss} 用来比较各个类别，而输出只有一个单元，这时它永远为 0。请用 binaryCrossentropy，或让每个类别有一个单元。`,
  'core/cause-error-of-softmax': ({ loss }) =>
    `输出是 softmax，损失却是 ${loss}：当 softmax 很有把握却答错时，梯度几乎为 0。请用 categoricalCrossentropy。`,
  'core/cause-binary-loss-of-softmax': ({ loss, classes }) =>
    `损失 ${loss} 把 ${classes} 个类别当作各自独立的问题，而 softmax 只允许其中一个成立。请用 categoricalCrossentropy。`,
  'core/cause-sigmoid-for-classes': ({ loss, classes }) =>
    `损失 ${loss} 需要 ${classes} 个总和为 1 的概率，而 sigmoid 各算各的。请用 softmax。`,
  'core/cause-labels-one-hot': ({ loss, classes }) =>
    `损失 ${loss} 需要一个类别编号，而每个标签是一行 ${classes} 个数。请用 categoricalCrossentropy，或给出 1 所在的位置。`,
  'core/cause-labels-class-index': ({ loss, classes }) =>
    `损失 ${loss} 的每个标签应有 ${classes} 个数，而现在只有一个类别编号。请用 sparseCategoricalCrossentropy，或把标签转成 one-hot。`,
  'core/cause-label-beyond-classes': ({ index, label, classes }) =>
    `第 ${index} 个样本的标签是 ${label}，而输出只有 ${classes} 个单元，对应类别 0 到 ${classes - 1}。类别请从 0 开始编号，或让最后一层的单元数等于类别数。`,
  'core/cause-labels-beyond-one': ({ loss, lowest, highest }) =>
    `损失 ${loss} 的标签应在 0 到 1 之间，实际为 ${short(lowest)} 到 ${short(highest)}。请把两个类别写成 0 和 1。`,
  'core/cause-targets-beyond-output': ({ activation, lowest, highest }) =>
    `目标值在 ${short(lowest)} 到 ${short(highest)} 之间，激活函数为 ${activation} 的输出达不到。请让最后一层不用激活函数，或缩放目标值。`,
  'core/cause-unknown': () =>
    '没有找到常见原因。请把学习率减到十分之一试试，并检查损失中有没有 log(0) 或除以 0。',
}
