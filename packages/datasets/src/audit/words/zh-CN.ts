import { numberText, percentText } from './numbers.js'
import { sumOf } from './sums.js'
import type { Words } from './words.js'

const sentence = (parts: readonly (string | false)[], otherwise: string) => {
  const told = parts.filter((part) => part !== false)
  return told.length > 0 ? `${told.join('；')}。` : otherwise
}

export const zhCN: Words = {
  title: '数据检查',
  about: (splits) =>
    `${splits.map(({ name, length }) => `${name}（${numberText(length)} 个样本）`).join('、')}。`,
  summary: (problems, looks) =>
    problems + looks === 0
      ? '没有发现问题。'
      : `${numberText(problems)} 项有问题，${numberText(looks)} 项需要留意。`,
  colon: '：',
  comma: '，',
  verdicts: { ok: '正常', look: '请留意', problem: '有问题', skipped: '未检查' },
  checks: {
    values: '数值',
    classes: '类别',
    duplicates: '完全重复',
    nearDuplicates: '近似重复',
    labels: '错误标签',
  },
  skipped: {
    'no-labels': '没有标签。',
    'one-class': '不足两个类别，无从区分。',
    'too-few-items': '样本太少，内置模型无法使用。',
    'not-images': '这项检查只适用于图像。',
    'turned-off': '已关闭这项检查。',
  },
  first: (shown, all) => `共 ${numberText(all)} 条，这里是前 ${numberText(shown)} 条。`,
  values: ({ splits, expectedRange }) => {
    const [nan, infinite, outside, constant] = [
      sumOf(splits, (split) => split.nan),
      sumOf(splits, (split) => split.infinite),
      sumOf(splits, (split) => split.outside),
      Math.max(...splits.map((split) => split.constant)),
    ]
    const range = expectedRange?.map(numberText).join(' 到 ')
    return sentence(
      [
        nan > 0 && `有 ${numberText(nan)} 个值是 NaN`,
        infinite > 0 && `有 ${numberText(infinite)} 个值是无穷大`,
        outside > 0 && `有 ${numberText(outside)} 个值超出 ${range} 的范围`,
        constant > 0 && `某个划分的所有样本中，最多有 ${numberText(constant)} 个位置的值始终不变`,
      ],
      range ? `所有值都是有限数，且在 ${range} 之间。` : '所有值都是有限数。',
    )
  },
  classes: ({ splits, differences }) => {
    const invalid = sumOf(splits, (split) => split.invalid)
    const ratio = Math.max(0, ...splits.map(({ imbalance }) => imbalance ?? 0))
    const most = Math.max(0, ...differences.map(({ totalVariation }) => totalVariation))
    return sentence(
      [
        invalid > 0 && `有 ${numberText(invalid)} 个标签不属于任何类别`,
        ...splits
          .filter(({ missing }) => missing.length > 0)
          .map(({ split, missing }) => `${split} 有 ${numberText(missing.length)} 个类别没有样本`),
        ratio > 0 && `最大类别的样本数最多是最小类别的 ${numberText(ratio)} 倍`,
        differences.length > 0 && `各划分的类别分布最多相差 ${percentText(most)}`,
      ],
      '没有样本带有类别。',
    )
  },
  duplicates: ({ within, shared, groups }) =>
    sentence(
      [
        ...within
          .filter(({ extra }) => extra > 0)
          .map(({ split, extra }) => `${split} 中有 ${numberText(extra)} 个样本是重复的`),
        ...shared
          .filter(({ pairs }) => pairs > 0)
          .map(
            ({ splits, items }) =>
              `${splits[0]} 中有 ${numberText(items[0])} 个样本也出现在 ${splits[1]} 中`,
          ),
        groups.some(({ contradicting }) => contradicting) && '有些相同的样本标签不同',
      ],
      '没有完全相同的样本。',
    ),
  nearDuplicates: ({ within, shared, complete }) =>
    sentence(
      [
        ...within
          .filter(({ pairs }) => pairs > 0)
          .map(({ split, pairs }) => `${split} 中有 ${numberText(pairs)} 对图像几乎相同`),
        ...shared
          .filter(({ pairs }) => pairs > 0)
          .map(
            ({ splits, items }) =>
              `${splits[1]} 中有 ${numberText(items[1])} 个样本在 ${splits[0]} 中有几乎相同的图像`,
          ),
        !complete && '相似的图像太多，搜索提前结束',
      ],
      '没有几乎相同的图像。',
    ),
  labels: ({ splits }) =>
    `${sentence(
      splits
        .filter(({ suspectCount }) => suspectCount > 0)
        .map(
          ({ split, suspectCount, noise }) =>
            `${split} 中有 ${numberText(suspectCount)} 个标签值得检查（模型估计有 ${percentText(noise)} 是错的）`,
        ),
      '没有可疑的标签。',
    )}${
      splits.some(({ from }) => from === 'baseline')
        ? '这里使用的是简单的内置模型，它本身也会出错；请传入更好模型的概率。'
        : ''
    }`,
  captions: {
    values: '各划分的数值',
    features: '各特征的范围',
    classes: '各类别的样本数',
    differences: '划分之间的差异',
    within: '同一划分之内',
    shared: '两个划分之间',
    groups: '相同的样本',
    pairs: '最接近的几对',
    labels: '各划分的标签',
    suspects: '可疑的标签，最可疑的在前',
  },
  columns: {
    split: '划分',
    splits: '划分',
    nan: 'NaN',
    infinite: '无穷大',
    outside: '超出范围',
    least: '最小值',
    most: '最大值',
    mean: '平均值',
    constant: '始终不变',
    feature: '特征',
    class: '类别',
    totalVariation: '总变差',
    byChance: '随机差异',
    groups: '组数',
    extra: '重复数',
    pairs: '对数',
    items: '样本数',
    inFirst: '前者的样本数',
    inSecond: '后者的样本数',
    contradicting: '标签不同',
    count: '个数',
    item: '样本',
    hashDistance: '位数',
    meanDifference: '差异',
    from: '概率来源',
    agreement: '一致率',
    noise: '错误率',
    suspects: '可疑数',
    label: '标签',
    suggested: '可能是',
    margin: '间隔',
  },
  given: '传入',
  baseline: '内置',
  yes: '是',
  no: '否',
}
